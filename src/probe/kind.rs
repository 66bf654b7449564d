//! What a file's name promises.

use super::table::Format;
use crate::model::{BagPath, Role};

/// What a file's name promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A dBASE table.
    Dbf,
    /// A table of text.
    Csv,
    /// A map, by the GDAL driver that reads it; a map that must open is worth nothing otherwise.
    Map {
        /// GDAL's short name.
        driver: &'static str,
        /// False for `.json`, which may be anything.
        must_open: bool,
    },
    /// A file that belongs to a shapefile.
    MapPart,
    /// A text that may be a table.
    Text,
    /// A table of a statistics program.
    Stat(Format),
    /// Data of another kind.
    Data,
    /// Documentation, which nobody looks into.
    Document,
}

impl Kind {
    /// Returns true for what is looked into for personal data.
    pub(crate) fn is_table(self) -> bool {
        matches!(self, Self::Dbf | Self::Csv | Self::Text | Self::Stat(_))
    }

    /// Reads the name; `beside_shp` tells whether a `.shp` of the same stem lies beside.
    pub(crate) fn of(path: &BagPath, role: Role, beside_shp: bool) -> Self {
        let map = |driver, must_open| Self::Map { driver, must_open };
        let extension = path.extension().unwrap_or_default();
        if beside_shp && PARTS.contains(&&*extension) {
            return Self::MapPart;
        }
        match (&*extension, role) {
            (_, Role::Dokumentasi) => Self::Document,
            ("dbf", _) => Self::Dbf,
            ("csv" | "tsv", _) => Self::Csv,
            ("txt" | "tab" | "dat" | "asc", _) => Self::Text,
            ("gpkg", _) => map("GPKG", true),
            ("shp", _) => map("ESRI Shapefile", true),
            ("geojson", _) => map("GeoJSON", true),
            ("json", _) => map("GeoJSON", false),
            ("fgb", _) => map("FlatGeobuf", true),
            _ => Format::of(&extension).map_or(Self::Data, Self::Stat),
        }
    }
}

/// Extensions of the files that make a shapefile together with its `.shp`.
pub(crate) const PARTS: [&str; 7] = ["shx", "dbf", "prj", "cpg", "qpj", "sbn", "sbx"];
