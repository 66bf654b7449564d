//! The formats in which maps are held and sold, with the words of requests and of GDAL.

use serde::Serialize;

/// A format of maps; of the same map in two of them, an earlier one is cut from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum MapFormat {
    /// ESRI Shapefile, which the office sells where no format is asked for.
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

    /// Parses the word of a request.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.as_str() == text)
    }

    /// Returns the word of a request, which is the extension as well.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Shp => "shp",
            Self::Gpkg => "gpkg",
            Self::Geojson => "geojson",
            Self::Fgb => "fgb",
        }
    }

    /// Returns the format that GDAL's driver of this name reads.
    pub fn of_driver(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.driver() == name)
    }

    /// Returns GDAL's short name of the driver.
    pub fn driver(self) -> &'static str {
        match self {
            Self::Shp => "ESRI Shapefile",
            Self::Gpkg => "GPKG",
            Self::Geojson => "GeoJSON",
            Self::Fgb => "FlatGeobuf",
        }
    }
}
