//! The columns of a synthetic map, and their values.

use gdal::vector::OGRFieldType;

use super::place_names::{Place, name};
use crate::model::Level;

/// A column: its name, its type, and the width of a text; numbers have width 0.
pub(super) type Attribute = (&'static str, OGRFieldType::Type, i32);

/// Returns the columns of a level's map, as in real maps; with `internal` also `gid`, `layer` and `path`.
pub(super) fn attributes(level: Level, internal: bool) -> Vec<Attribute> {
    use OGRFieldType::{OFTInteger, OFTReal, OFTString};
    let mut columns =
        vec![("kdprov", OFTString, 2), ("kdkab", OFTString, 2), ("kdkec", OFTString, 3)];
    match level {
        Level::Kecamatan => columns.push(("idkec", OFTString, 7)),
        Level::Desa => columns.extend([("kddesa", OFTString, 3), ("iddesa", OFTString, 10)]),
        _ => columns.extend([("kddesa", OFTString, 3), ("kdsls", OFTString, 4)]),
    }
    match level {
        Level::Sls => columns.push(("idsls", OFTString, 14)),
        Level::Subsls => {
            columns.extend([("kdsubsls", OFTString, 2), ("idsubsls", OFTString, 16)]);
        }
        _ => {}
    }
    columns.extend([("nmprov", OFTString, 50), ("nmkab", OFTString, 50), ("nmkec", OFTString, 50)]);
    if level >= Level::Desa {
        columns.push(("nmdesa", OFTString, 50));
    }
    if level >= Level::Sls {
        columns.push(("nmsls", OFTString, 50));
    }
    columns.extend([("sumber", OFTString, 20), ("periode", OFTString, 6), ("luas", OFTReal, 0)]);
    if internal {
        columns.extend([
            ("gid", OFTInteger, 0),
            ("layer", OFTString, 60),
            ("path", OFTString, 120),
        ]);
    }
    columns
}

/// The texts of a feature, by the names of their columns.
pub(super) struct Texts<'a> {
    code: &'a str,
    regency: &'a str,
    place: Place,
    seed: u64,
}

impl<'a> Texts<'a> {
    pub(super) fn new(code: &'a str, regency: &'a str, place: Place, seed: u64) -> Self {
        Self { code, regency, place, seed }
    }

    /// Returns the text of a column.
    pub(super) fn of(&self, column: &str) -> String {
        let Self { code, regency, place, seed } = self;
        let province = code.get(..2).unwrap_or(code);
        let district = || [code, &*place.district].concat();
        let village = || district() + &place.village;
        let unit = || village() + &place.unit;
        match column {
            "kdprov" => province.to_owned(),
            "kdkab" => code.get(2..).unwrap_or_default().to_owned(),
            "kdkec" => place.district.clone(),
            "kddesa" => place.village.clone(),
            "kdsls" => place.unit.clone(),
            "idkec" => district(),
            "iddesa" => village(),
            "kdsubsls" => place.part.clone(),
            "idsls" => unit(),
            "idsubsls" => unit() + &place.part,
            "nmprov" if province == "81" => "MALUKU".to_owned(),
            "nmprov" => format!("PROVINSI {province}"),
            "nmkab" => (*regency).to_owned(),
            "nmkec" => name(*seed, &district()),
            "nmdesa" => name(*seed, &village()),
            "nmsls" => format!("RT {} {}", place.unit, name(*seed, &village())),
            "sumber" => "SINTETIS".to_owned(),
            "periode" => "2025_1".to_owned(),
            "layer" => format!("final_{code}"),
            _ => format!("C:/Users/pegawai/Documents/wilkerstat/final_{code}.shp"),
        }
    }
}
