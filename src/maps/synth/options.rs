//! What layer to make: format, size, seed, level and regencies.

use crate::model::{Level, MapFormat};

/// The format of a synthetic map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SynthFormat {
    /// `GeoPackage`.
    Gpkg,
    /// ESRI Shapefile.
    Shp,
    /// GeoJSON.
    GeoJson,
}

impl SynthFormat {
    /// Parses `gpkg`, `shp` or `geojson`.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Gpkg, Self::Shp, Self::GeoJson].into_iter().find(|format| format.as_str() == text)
    }

    /// Returns the word that [`Self::parse`] takes, which is also the extension.
    pub fn as_str(self) -> &'static str {
        self.format().as_str()
    }

    /// Returns this format as a [`MapFormat`].
    pub(super) fn format(self) -> MapFormat {
        match self {
            Self::Gpkg => MapFormat::Gpkg,
            Self::Shp => MapFormat::Shp,
            Self::GeoJson => MapFormat::Geojson,
        }
    }
}

/// How much to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MapSize {
    /// About so many bytes.
    Bytes(u64),
    /// Exactly so many features.
    Features(u64),
}

/// What layer to make.
#[derive(Debug, Clone)]
pub struct SynthMapOptions {
    /// How much.
    pub size: MapSize,
    /// The seed: the same seed gives the same bytes where file name and other options are the same too.
    pub seed: u64,
    /// The polygons' level: kecamatan, desa, sls or subsls.
    pub level: Level,
    /// Regencies by their 4 digits, with names; each gets an equal share of the features, and the first ones one more
    /// where there is a remainder.
    pub regions: Vec<(String, String)>,
    /// Adds the columns `gid`, `layer` and `path`, which real files contain by mistake.
    pub internal_columns: bool,
}

impl SynthMapOptions {
    /// Returns the options of a layer of desa in the eleven regencies of Maluku, without the internal columns.
    pub fn new(size: MapSize, seed: u64) -> Self {
        let regions = MALUKU.iter().map(|(code, name)| ((*code).to_owned(), (*name).to_owned()));
        Self { size, seed, level: Level::Desa, regions: regions.collect(), internal_columns: false }
    }
}

/// The regencies of Maluku by their BPS codes.
pub const MALUKU: [(&str, &str); 11] = [
    ("8101", "KEPULAUAN TANIMBAR"),
    ("8102", "MALUKU TENGGARA"),
    ("8103", "MALUKU TENGAH"),
    ("8104", "BURU"),
    ("8105", "KEPULAUAN ARU"),
    ("8106", "SERAM BAGIAN BARAT"),
    ("8107", "SERAM BAGIAN TIMUR"),
    ("8108", "MALUKU BARAT DAYA"),
    ("8109", "BURU SELATAN"),
    ("8171", "AMBON"),
    ("8172", "TUAL"),
];
