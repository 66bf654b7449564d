//! The formats in which products are sold, and those in which maps are held, with their names in requests and in GDAL.

use serde::Serialize;

/// The formats that datasets can be converted to. Where a request names none, a dataset is sold in the format in which
/// it is held.
pub const DATASET_FORMATS: [&str; 1] = ["csv"];

/// A format of maps. Where two maps have a regency, and both have equally many regencies, its areas are cut from the
/// map whose format comes first here.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum MapFormat {
    /// ESRI Shapefile; the format of a piece where the request names none.
    #[default]
    Shp,
    /// `GeoPackage`.
    Gpkg,
    /// GeoJSON (RFC 7946).
    Geojson,
    /// `FlatGeobuf`.
    Fgb,
}

impl MapFormat {
    /// All formats.
    pub const ALL: [Self; 4] = [Self::Shp, Self::Gpkg, Self::Geojson, Self::Fgb];

    /// Parses a format as a request names it; `None` for any other text.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.as_str() == text)
    }

    /// Returns the name in requests, which is also the file extension.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Shp => "shp",
            Self::Gpkg => "gpkg",
            Self::Geojson => "geojson",
            Self::Fgb => "fgb",
        }
    }

    /// Returns the format that the GDAL driver with this short name reads; `None` for any other driver.
    pub fn of_driver(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.driver() == name)
    }

    /// Returns the short name of the GDAL driver.
    pub fn driver(self) -> &'static str {
        match self {
            Self::Shp => "ESRI Shapefile",
            Self::Gpkg => "GPKG",
            Self::Geojson => "GeoJSON",
            Self::Fgb => "FlatGeobuf",
        }
    }
}
