//! The kind of a file: by its name, by whether it is documentation, and by whether a `.shp` lies beside it.

use super::table::Format;
use crate::model::{BagPath, MapFormat, Role, ShapefilePart};

/// The kind of a file. It decides how the file is probed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A dBASE table.
    Dbf,
    /// A table of text with delimiters.
    Csv,
    /// A map.
    Map {
        /// The format that its extension stands for.
        format: MapFormat,
        /// True where it is a finding that it cannot be opened; false for `.json`, which need not be a map.
        must_open: bool,
    },
    /// A part of a Shapefile other than its `.shp`, where that lies beside it.
    MapPart,
    /// A text, which may be a table.
    Text,
    /// A table of a statistics program.
    Stat(Format),
    /// Data of another kind.
    Data,
    /// Documentation that is no [`Kind::MapPart`]; it is not looked into.
    Document,
}

impl Kind {
    /// Returns true for tables, and for texts that may be tables: the files that are read again when the rows of
    /// `personal.csv` change.
    pub(crate) fn is_table(self) -> bool {
        matches!(self, Self::Dbf | Self::Csv | Self::Text | Self::Stat(_))
    }

    /// Returns the kind of a file; `beside_shp` says whether a `.shp` with the same stem lies beside it.
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
