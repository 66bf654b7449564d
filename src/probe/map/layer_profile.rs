//! The profile of one layer of a map: its fields and features, and the regencies that its codes name.

use std::collections::{BTreeMap, BTreeSet};

use gdal::vector::{
    Defn, Feature, LayerAccess, OGRFieldType, OGRwkbGeometryType, field_type_to_name,
    geometry_type_to_name,
};

use super::gdal::{complaint, system_of, text_of};
use crate::message::Message;
use crate::model::{MapFieldProfile, MapLayerProfile};

/// Returns the profile of a layer, or why it cannot be read to its end.
pub(super) fn profile_of<L: LayerAccess>(layer: &mut L) -> Result<MapLayerProfile, Message> {
    let defn = layer.defn();
    let fields: Vec<_> = defn
        .fields()
        .map(|field| MapFieldProfile {
            name: field.name(),
            kind: field_type_to_name(field.field_type()),
        })
        .collect();
    let geometry = geometry_type_to_name(defn.geometry_type());
    let crs = system_of(layer).and_then(|system| match (system.auth_name(), system.auth_code()) {
        (Some(authority), Ok(code)) => Some(format!("{authority}:{code}")),
        _ => system.name(),
    });
    // A table without geometries has no areas, even where it has a column of codes.
    let is_table = defn.geometry_type() == OGRwkbGeometryType::wkbNone;
    let codes = if is_table { Codes::default() } else { Codes::among(defn) };
    let mut regions: BTreeMap<String, u64> = BTreeMap::new();
    let (mut features, mut without) = (0, 0_u64);
    complaint();
    for feature in layer.features() {
        features += 1;
        let named: BTreeSet<String> = codes.regencies(&feature).collect();
        without += u64::from(named.is_empty() && !is_table);
        for region in named {
            *regions.entry(region).or_default() += 1;
        }
    }
    if let Some(complaint) = complaint() {
        return Err(complaint);
    }
    let (regions, features_by_region) = regions.into_iter().unzip();
    // An empty layer has no extent.
    let extent = layer.get_extent().ok().filter(|_| features > 0);
    Ok(MapLayerProfile {
        name: layer.name(),
        features,
        geometry,
        crs,
        extent: extent.map(|e| [e.MinX, e.MinY, e.MaxX, e.MaxY]),
        fields,
        regions,
        features_by_region,
        features_without_region: without,
    })
}

/// Columns, in any case, whose values begin with the 4 digits of a regency.
const IDS: [&str; 6] = ["idsubsls", "idsls", "idbs", "iddesa", "idkec", "idkab"];

/// The columns of codes in a layer: the place of each and its type.
#[derive(Default)]
struct Codes {
    ids: Vec<(usize, OGRFieldType::Type)>,
    /// `kdprov` and `kdkab`, where the layer has both.
    pair: Option<[(usize, OGRFieldType::Type); 2]>,
}

impl Codes {
    fn among(defn: &Defn) -> Self {
        let columns: Vec<(String, (usize, OGRFieldType::Type))> = defn
            .fields()
            .enumerate()
            .map(|(at, field)| (field.name(), (at, field.field_type())))
            .collect();
        let place = |name: &str| {
            let found = columns.iter().find(|(own, _)| own.eq_ignore_ascii_case(name));
            found.map(|(_, place)| *place)
        };
        let is_id = |name: &str| IDS.iter().any(|id| id.eq_ignore_ascii_case(name));
        Self {
            ids: columns.iter().filter(|(name, _)| is_id(name)).map(|(_, at)| *at).collect(),
            pair: place("kdprov").zip(place("kdkab")).map(<[_; 2]>::from),
        }
    }

    /// Returns the 4 digits of the regency that each of the feature's columns of codes names. They are the same unless
    /// the columns disagree. Cells that are empty, too short or not all digits name none.
    fn regencies(&self, feature: &Feature<'_>) -> impl Iterator<Item = String> {
        let text = |(at, kind): (usize, OGRFieldType::Type)| {
            let text = text_of(feature, at, kind)?.trim().to_owned();
            (!text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())).then_some(text)
        };
        let ids = self.ids.iter().filter_map(move |at| Some(text(*at)?.get(..4)?.to_owned()));
        let pair = self.pair.and_then(|[province, regency]| {
            // Where these are numbers, they have lost their leading zero.
            let code = format!("{:0>2}{:0>2}", text(province)?, text(regency)?);
            (code.len() == 4).then_some(code)
        });
        ids.chain(pair)
    }
}
