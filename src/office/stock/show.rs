//! Show: a product in the stores, whether it can be sold, and the findings on it.

use std::path::Path;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::piece::{ShownPiece, cut_and_check};
use super::sale::Sale;
use super::withheld::Withheld;
use crate::catalog::{Access, Item};
use crate::error::{Error, ErrorKind, Result};
use crate::index::FileEntry;
use crate::message::message;
use crate::model::{Profile, RegionCode, Role, Rupiah};
use crate::office::goods::StoreFinding;
use crate::office::session::{Session, Watch};

/// A piece of a map to be cut and checked.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    /// The region's code.
    pub region: &'a str,
    /// The path of the picture of its sheet, if that is to be drawn.
    pub picture: Option<&'a Path>,
}

/// A product in the stores.
#[derive(Debug, Serialize)]
pub struct Shown {
    /// The product's row in the catalogue.
    #[serde(flatten)]
    pub product: Product,
    /// Always `None`: it belongs to no request.
    pub index: Option<usize>,
    /// The region of the piece that was asked about, if any.
    pub region: Option<String>,
    /// Always `None`: no format is asked for.
    pub format: Option<String>,
    /// Whether it, or some piece of it, can be sold as it is.
    pub for_sale: bool,
    /// The reason why nothing of it can be sold; `None` where it can.
    pub withheld: Option<Withheld>,
    /// False where a store that has it is probably not mounted.
    pub mounted: bool,
    /// Bytes of all its files in the index.
    pub bytes: u64,
    /// Bytes of the data files. For microdata, these are charged.
    pub data_bytes: u64,
    /// Bytes that are charged; `None` for maps, which have a price each.
    #[serde(skip)]
    pub charged_bytes: Option<u64>,
    /// Its files in the index.
    pub files: Vec<HeldFile>,
    /// The pieces of which the maps in the stores have at least one regency. Empty for microdata, and for a layer that
    /// is sold by district or finer.
    pub pieces: Vec<SoldPiece>,
    /// The index's findings on it.
    pub findings: Vec<StoreFinding>,
    /// The piece that was cut and checked, where a region was asked about.
    pub piece: Option<ShownPiece>,
}

/// The product's row in the catalogue.
#[derive(Debug, Serialize)]
pub struct Product {
    /// The id.
    pub id: String,
    /// The title.
    pub title: String,
    /// The edition.
    pub edition: String,
    /// Whether it is sold, and to whom.
    pub access: Access,
    /// Its folder in the stores.
    pub root: String,
    /// For microdata the lowest level of results, for a map the level of its areas.
    pub level: &'static str,
    /// The codes of the regions that it covers.
    pub coverage: Vec<String>,
    /// What only microdata, or only maps have.
    #[serde(flatten)]
    pub kind: ProductKind,
}

/// What only microdata, or only maps have.
#[derive(Debug, Serialize)]
#[serde(tag = "subject")]
pub enum ProductKind {
    /// Microdata.
    #[serde(rename = "data-mikro")]
    Dataset {
        /// The survey.
        survey: String,
        /// The period.
        period: String,
        /// The variant.
        variant: String,
        /// The topics that it serves.
        topics: Vec<String>,
        /// The units of analysis.
        units: Vec<String>,
        /// The price in the central catalogue; left out where the table has none.
        #[serde(skip_serializing_if = "Option::is_none")]
        reference_price: Option<Rupiah>,
    },
    /// A map.
    #[serde(rename = "peta")]
    Layer {
        /// The level of the pieces that are sold.
        cut: &'static str,
    },
}

/// A file of the product in the stores.
#[derive(Debug, Serialize)]
pub struct HeldFile {
    /// Its path within the product's folder.
    pub path: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// SHA-256.
    pub sha256: String,
    /// Whether it is data or documentation, as the index files it.
    pub role: Role,
    /// True for documentation, which is not charged.
    #[serde(skip)]
    pub is_free: bool,
    /// What is inside the file.
    #[serde(serialize_with = "profile")]
    pub inside: Arc<Profile>,
}

/// A piece of which the maps in the stores have at least one regency.
#[derive(Debug, Serialize)]
pub struct SoldPiece {
    /// The region's code.
    pub region: String,
    /// The region's name.
    pub name: String,
    /// Number of areas of these maps that name a regency of the region. Where several maps have a regency, the one with
    /// the most areas there counts.
    pub areas: u64,
    /// The reason why it cannot be sold, if any.
    pub withheld: Option<Withheld>,
}

impl Session {
    /// Shows a product as index and catalogue have it. With `look`, one piece of a map is also cut and checked as for
    /// a sale.
    ///
    /// # Errors
    /// [`ErrorKind::Request`] for a product or region that the catalogue does not have; [`ErrorKind::Usage`] for a
    /// region of microdata; [`ErrorKind::Target`] for a picture in the office's own folders; [`ErrorKind::Index`]
    /// where the index cannot be used. With `look` also as [`plan::cut_of`](crate::plan::cut_of),
    /// [`crate::maps::inspect`] and [`crate::maps::picture`].
    pub fn show(&mut self, id: &str, look: Option<Look<'_>>, watch: &dyn Watch) -> Result<Shown> {
        let region = look.map(|look| look.region);
        let picture = look.and_then(|look| look.picture);
        let home = self.home();
        let catalog = home.catalog();
        let item = catalog.known(id)?;
        if let (Item::Dataset(dataset), Some(_)) = (item, region) {
            let message = message!("'{id}' is a dataset, which is sold whole", id = dataset.id);
            let error = Error::new(ErrorKind::Usage, message);
            return Err(error.field("--region").hint(message!("leave it out")));
        }
        if let Some(picture) = picture {
            home.refuse_inside(picture, "--picture")?;
        }
        let index = home.index()?;
        let held: Vec<&FileEntry> = index.of_item(item.id()).collect();
        let findings = index.findings.iter().filter(|f| f.item.as_deref() == Some(item.id()));
        let findings = findings.map(StoreFinding::of).collect();
        let sale = Sale::of(&index, catalog, item, home.clock.today());
        let piece = region
            .map(|region| cut_and_check(home, &index, item, region, picture, watch))
            .transpose()?;
        let data = bytes(&held, Some(Role::Data));
        Ok(Shown {
            product: product(item),
            index: None,
            region: region.map(str::to_owned),
            format: None,
            for_sale: sale.withheld.is_none(),
            withheld: sale.withheld,
            mounted: index.lost_stores(std::iter::once(item.id())).is_empty(),
            bytes: bytes(&held, None),
            data_bytes: data,
            charged_bytes: matches!(item, Item::Dataset(_)).then_some(data),
            files: held.iter().map(|entry| held_file(entry)).collect(),
            pieces: sale
                .pieces
                .into_iter()
                .map(|(piece, withheld)| SoldPiece {
                    region: piece.region.code.to_string(),
                    name: piece.region.name.clone(),
                    areas: piece.areas,
                    withheld,
                })
                .collect(),
            findings,
            piece,
        })
    }
}

fn profile<S: Serializer>(profile: &Profile, out: S) -> std::result::Result<S::Ok, S::Error> {
    profile.serialize(out)
}

fn product(item: Item<'_>) -> Product {
    let codes =
        |codes: &[RegionCode]| -> Vec<String> { codes.iter().map(ToString::to_string).collect() };
    let (level, coverage, kind) = match item {
        Item::Dataset(dataset) => (
            dataset.lowest_level.as_str(),
            codes(&dataset.coverage),
            ProductKind::Dataset {
                survey: dataset.survey.clone(),
                period: dataset.period.to_string(),
                variant: dataset.variant.clone(),
                topics: dataset.topics.clone(),
                units: dataset.units.clone(),
                reference_price: dataset.reference_price,
            },
        ),
        Item::Layer(layer) => {
            let cut = layer.cut.as_str();
            (layer.level.as_str(), codes(&layer.coverage), ProductKind::Layer { cut })
        }
    };
    Product {
        id: item.id().to_owned(),
        title: item.title().to_owned(),
        edition: item.edition(),
        access: item.access(),
        root: item.root().to_owned(),
        level,
        coverage,
        kind,
    }
}

fn bytes(held: &[&FileEntry], role: Option<Role>) -> u64 {
    let counts = |entry: &&&FileEntry| role.is_none_or(|role| role == entry.role);
    held.iter().filter(counts).map(|entry| entry.stamp.bytes).sum()
}

fn held_file(entry: &FileEntry) -> HeldFile {
    HeldFile {
        path: entry.path.as_str().to_owned(),
        bytes: entry.stamp.bytes,
        sha256: entry.digest.to_string(),
        role: entry.role,
        is_free: entry.role == Role::Dokumentasi,
        inside: Arc::clone(&entry.profile),
    }
}
