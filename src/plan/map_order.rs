//! What is made of a map before it leaves: which piece, which columns, which format.
//!
//! `maps` carries an order out, and `pack` writes the result onto the medium. The order's digest is part of the
//! package's recipe, by which a package on the shelf is found.

use serde::Serialize;

use crate::catalog::{Catalog, MapField, MapLayer};
use crate::error::{Error, ErrorKind, Result};
use crate::fixity::sha256;
use crate::message::{Message, message};
use crate::model::{Level, MapEdition, MapFormat, Publisher, RegionCode, Sha256Digest};

/// EPSG:4326 (longitude and latitude on WGS 84), the system in which maps are sold. Held maps in another system are
/// transformed.
pub const WGS84: u32 = 4326;

/// A piece of a map layer to be made.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MapOrder {
    /// The layer's id.
    pub id: String,
    /// The layer's title.
    pub title: String,
    /// The level of the layer's polygons.
    pub level: Level,
    /// Year and semester. It is serialised as `edition_text`.
    #[serde(skip)]
    pub edition: MapEdition,
    /// The edition as text, for the digest.
    edition_text: String,
    /// The region of the piece.
    pub region: Named,
    /// The larger regions that the region of the piece lies in, except the country.
    pub around: Vec<Named>,
    /// The other regions of the level of `region`. They serve to name the region that a map has if it does not have
    /// `region`.
    pub others: Vec<Named>,
    /// For a province or the country: the codes of the regencies in it that the layer covers, which the piece must
    /// have. Else empty.
    pub regencies: Vec<String>,
    /// The format of the map in the package. The spreadsheet and the papers are in every package.
    pub format: MapFormat,
    /// The columns that may go to the buyer: those of the layer's level, in the order of the catalogue.
    pub fields: Vec<MapField>,
    /// The areas that the piece must have, by the master list and the regions of the catalogue; empty where these
    /// have none of the layer's level in the region.
    pub master: Vec<MasterArea>,
    /// Template of the readme file.
    pub readme: String,
    /// Template of the ISO 19139 metadata file.
    pub metadata: String,
    /// The office that the papers name.
    pub publisher: Publisher,
}

/// A region with its names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Named {
    /// BPS code.
    pub code: RegionCode,
    /// Official name.
    pub name: String,
    /// Other names: former, short or foreign ones.
    pub aliases: Vec<String>,
    /// The code of the Ministry of Home Affairs without its dots; empty where unknown.
    pub kemendagri: String,
}

/// An area that the piece must have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MasterArea {
    /// Its full code.
    pub id: String,
    /// Its name; empty where the list has none.
    pub name: String,
}

impl MapOrder {
    /// Makes the order of a piece of a layer.
    ///
    /// # Errors
    /// [`ErrorKind::Request`] for a region that the catalogue does not have or the layer does not cover, and for an
    /// unknown format; [`ErrorKind::Catalog`] where no column of the layer's level may leave.
    pub fn new(
        catalog: &Catalog,
        layer: &MapLayer,
        region: &str,
        format: Option<&str>,
    ) -> Result<Self> {
        let refused = |message: Message, field: &str| {
            Error::new(ErrorKind::Request, message).field(field.to_owned())
        };
        let unknown = || {
            let hint = match region.get(..4) {
                Some(regency) if region.len() > 4 && region.bytes().all(|b| b.is_ascii_digit()) => {
                    message!("pieces are whole regencies or provinces: ask for {regency}", regency)
                }
                _ => message!("give a BPS code of catalog/regions.csv, not one of the Ministry's"),
            };
            refused(message!("region '{region}' is not in the catalogue", region), "region")
                .hint(hint)
        };
        let code = RegionCode::parse(region).ok_or_else(unknown)?;
        let row = catalog.region(&code).ok_or_else(unknown)?;
        if !layer.coverage.iter().any(|covered| covered.meets(&code)) {
            return Err(refused(
                message!("'{id}' does not cover {region}", id = layer.id, region),
                "region",
            ));
        }
        let format = match format {
            None => MapFormat::default(),
            Some(word) => MapFormat::parse(word).ok_or_else(|| {
                refused(message!("unknown format '{word}'", word), "format")
                    .hint(message!("maps are written as shp, gpkg, geojson or fgb"))
            })?,
        };
        let named = |region: &crate::catalog::Region| Named {
            code: region.code.clone(),
            name: region.name.clone(),
            aliases: region.aliases.clone(),
            kemendagri: region.kemendagri.replace('.', ""),
        };
        let around = catalog.regions.iter().filter(|larger| {
            !larger.code.is_country() && larger.code != code && larger.code.covers(&code)
        });
        let others = catalog.regions.iter().filter(|r| r.level == row.level && r.code != row.code);
        let fields = catalog.map_fields.iter().filter(|field| field.level == layer.level);
        if fields.clone().next().is_none() {
            let message = message!(
                "no column of the level '{level}' may leave",
                level = layer.level.as_str()
            );
            return Err(Error::new(ErrorKind::Catalog, message)
                .file("catalog/map_fields.csv")
                .hint(message!("list the columns of that level there")));
        }
        let listed = catalog.masters.iter().filter(|area| area.level == layer.level);
        let listed = listed.map(|area| (area.code.clone(), area.name.clone()));
        let regions = catalog.regions.iter().filter(|region| region.level == layer.level);
        let regions = regions.map(|region| (region.code.to_string(), region.name.clone()));
        let mut master: Vec<MasterArea> = listed
            .chain(regions)
            .filter(|(id, _)| code.holds(id))
            .map(|(id, name)| MasterArea { id, name })
            .collect();
        let regencies = catalog.regions.iter().filter(|regency| {
            let covered = layer.coverage.iter().any(|covered| covered.meets(&regency.code));
            let inside = regency.code != code && code.covers(&regency.code);
            regency.level == Level::Kabupaten && inside && covered
        });
        // The sort is stable, so that a row of the master list wins over one of regions.csv.
        master.sort_by(|a, b| a.id.cmp(&b.id));
        master.dedup_by(|a, b| a.id == b.id);
        Ok(Self {
            id: layer.id.clone(),
            title: layer.title.clone(),
            level: layer.level,
            edition: layer.edition,
            edition_text: layer.edition.to_string(),
            region: named(row),
            around: around.map(named).collect(),
            others: others.map(named).collect(),
            regencies: regencies.map(|regency| regency.code.to_string()).collect(),
            format,
            fields: fields.cloned().collect(),
            master,
            readme: catalog.map_readme.clone(),
            metadata: catalog.map_metadata.clone(),
            publisher: catalog.publisher.clone(),
        })
    }

    /// Returns the digest of everything in the order: catalogue lists, templates and the office's contact, too.
    pub fn digest(&self) -> Sha256Digest {
        // A struct of texts, numbers and lists of them always has a JSON form.
        sha256(&serde_json::to_vec(self).unwrap_or_default())
    }

    /// Returns the name of the files that are made, without extension: `<layer>_<region>`.
    pub fn stem(&self) -> String {
        format!("{}_{}", self.id, self.region.code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_contact_is_another_order() {
        let mut catalog = Catalog::load(None).unwrap();
        let digest = |catalog: &Catalog| {
            let layer = catalog.layers.iter().find(|layer| layer.id == "wilkerstat-desa-2025-1");
            MapOrder::new(catalog, layer.unwrap(), "8171", None).unwrap().digest()
        };
        let mut digests = vec![digest(&catalog)];
        for change in [
            |publisher: &mut Publisher| publisher.name.push('x'),
            |publisher: &mut Publisher| publisher.address.push('x'),
            |publisher: &mut Publisher| publisher.email.push('x'),
            |publisher: &mut Publisher| publisher.phone.push('x'),
            |publisher: &mut Publisher| publisher.website.push('x'),
        ] {
            change(&mut catalog.publisher);
            digests.push(digest(&catalog));
        }
        digests.sort_unstable();
        digests.dedup();
        assert_eq!(digests.len(), 6);
    }
}
