//! What a file's name promises.

use super::table::Format;
use crate::model::{BagPath, MapFormat, Role, ShapefilePart};

/// What a file's name promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A dBASE table.
    Dbf,
    /// A table of text.
    Csv,
    /// A map; one that must open is worth nothing otherwise.
    Map {
        /// The format in which it must be.
        format: MapFormat,
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
        let map = |format, must_open| Self::Map { format, must_open };
        let extension = path.extension().unwrap_or_default();
        if beside_shp && ShapefilePart::of(&extension).is_some() {
            return Self::MapPart;
        }
        match (&*extension, role) {
            (_, Role::Dokumentasi) => Self::Document,
            ("dbf", _) => Self::Dbf,
            ("csv" | "tsv", _) => Self::Csv,
            ("txt" | "tab" | "dat" | "asc", _) => Self::Text,
            ("gpkg", _) => map(MapFormat::Gpkg, true),
            ("shp", _) => map(MapFormat::Shp, true),
            ("geojson", _) => map(MapFormat::Geojson, true),
            ("json", _) => map(MapFormat::Geojson, false),
            ("fgb", _) => map(MapFormat::Fgb, true),
            _ => Format::of(&extension).map_or(Self::Data, Self::Stat),
        }
    }
}
