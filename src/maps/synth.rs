//! Made-up WILKERSTAT layers: any size, the same bytes for the same seed, codes and columns as real.

mod codes;
mod columns;
mod grid;

use std::path::{Path, PathBuf};

use gdal::spatial_ref::SpatialRef;
use gdal::vector::{
    Feature, FieldDefn, Geometry, LayerAccess, LayerOptions, OGRFieldType, OGRwkbGeometryType,
};
use gdal::{Dataset, DriverManager};

use self::codes::Nesting;
use self::columns::{Column, Texts, columns};
use self::grid::{Grid, area};
use crate::error::{Error, ErrorKind, Result};
use crate::model::Level;
use crate::progress::{Phase, Progress};

/// Writes a layer and returns its files; a shapefile has five.
///
/// # Errors
/// `Exists` where a file is in the way, `Usage` where the level has no such map or the codes do
/// not suffice for so many features, `Map` where GDAL refuses.
pub fn synth_map(
    out: &Path,
    format: SynthFormat,
    options: &SynthMapOptions,
    progress: &dyn Progress,
) -> Result<Vec<PathBuf>> {
    let usage = |message: &str| Error::new(ErrorKind::Usage, message).file(out);
    let file_name = out.file_name().ok_or_else(|| usage("a map needs a file name"))?;
    let extension = out.extension().unwrap_or_default();
    if !extension.eq_ignore_ascii_case(format.as_str()) {
        return Err(usage("the extension does not match the format"));
    }
    if out.exists() {
        return Err(Error::new(ErrorKind::Exists, "the file exists already")
            .file(out)
            .hint("name another place, or remove the file"));
    }
    let folder = out.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // GDAL names the layer after its file, so the partial map lies in a folder of its own.
    let partial = folder.join(format!(".{}.tmp", file_name.to_string_lossy()));
    let failed = |error| Error::io(&partial, "make the folder", error);
    std::fs::create_dir_all(&partial).map_err(failed)?;
    let made = draw(&partial.join(file_name), format, options, progress)
        .and_then(|()| move_all(&partial, folder));
    // Whatever became of the map, nothing of the attempt stays; an error is told by `made`.
    let _ = std::fs::remove_dir_all(&partial);
    made
}

/// How a map is written.
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

    /// Returns the word, which is the extension as well.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Gpkg => "gpkg",
            Self::Shp => "shp",
            Self::GeoJson => "geojson",
        }
    }

    fn driver(self) -> &'static str {
        match self {
            Self::Gpkg => "GPKG",
            Self::Shp => "ESRI Shapefile",
            Self::GeoJson => "GeoJSON",
        }
    }

    /// Options of the layer; dates are fixed, or two runs would differ.
    fn layer_options(self) -> &'static [&'static str] {
        match self {
            Self::Gpkg => &[],
            Self::Shp => &["ENCODING=UTF-8", "DBF_DATE_LAST_UPDATE=2025-03-01"],
            Self::GeoJson => &["COORDINATE_PRECISION=8"],
        }
    }

    /// Bytes of a feature, measured on layers of ten thousand.
    fn feature_bytes(self) -> u64 {
        match self {
            Self::Gpkg => 4_096,
            Self::Shp => 3_900,
            Self::GeoJson => 6_520,
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

/// What to make.
#[derive(Debug, Clone)]
pub struct SynthMapOptions {
    /// How much.
    pub size: MapSize,
    /// The seed: the same one gives the same bytes.
    pub seed: u64,
    /// The polygons' level: kecamatan, desa, sls or subsls.
    pub level: Level,
    /// Regencies by their 4 digits, with names; each gets its share of the features.
    pub regions: Vec<(String, String)>,
    /// Adds the columns `gid`, `layer` and `path` that real files leak.
    pub internal_columns: bool,
}

impl SynthMapOptions {
    /// Makes desa of the eleven regencies of Maluku.
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

fn draw(
    path: &Path,
    format: SynthFormat,
    options: &SynthMapOptions,
    progress: &dyn Progress,
) -> Result<()> {
    let features = match options.size {
        MapSize::Features(features) => features,
        MapSize::Bytes(bytes) => (bytes / format.feature_bytes()).max(1),
    };
    let regencies = options.regions.len() as u64;
    let shares = (0..regencies).map(|i| features / regencies + u64::from(i < features % regencies));
    let shares: Vec<u64> = shares.collect();
    let largest = shares.first().copied().unwrap_or(0);
    let nesting = Nesting::new(options.level, largest).ok_or_else(|| {
        let message = format!("no map of {largest} {} a regency can be made", options.level);
        Error::new(ErrorKind::Usage, message)
            .hint("take level kecamatan, desa, sls or subsls, or a smaller size")
    })?;
    progress.begin(Phase::Synth, features * format.feature_bytes());
    let refused = |error: gdal::errors::GdalError| {
        Error::new(ErrorKind::Map, format!("cannot write the map: {error}"))
            .file(path)
            .source(error)
    };
    let mut map = create(path, format, options).map_err(refused)?;
    let columns = columns(options.level, options.internal_columns);
    // One transaction, or SQLite would flush the disk for every feature.
    let pour = |map: &Dataset| fill(map, &columns, options, &shares, nesting, format, progress);
    if format == SynthFormat::Gpkg {
        let work = map.start_transaction().map_err(refused)?;
        pour(&work)?;
        work.commit().map_err(refused)?;
    } else {
        pour(&map)?;
    }
    map.close().map_err(refused)?;
    progress.end();
    Ok(())
}

fn create(
    path: &Path,
    format: SynthFormat,
    options: &SynthMapOptions,
) -> gdal::errors::Result<Dataset> {
    crate::probe::prepare_gdal();
    gdal::config::set_thread_local_config_option("OGR_CURRENT_DATE", "2025-03-01T00:00:00.000Z")?;
    let driver = DriverManager::get_driver_by_name(format.driver())?;
    let mut map = driver.create_vector_only(path)?;
    let srs = SpatialRef::from_epsg(4326)?;
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    // A shapefile knows no multipolygons, only polygons of many parts.
    let shape = match format {
        SynthFormat::Shp => OGRwkbGeometryType::wkbPolygon,
        _ => OGRwkbGeometryType::wkbMultiPolygon,
    };
    let layer = map.create_layer(LayerOptions {
        name: &name,
        srs: Some(&srs),
        ty: shape,
        options: Some(format.layer_options()),
    })?;
    for (name, kind, width) in columns(options.level, options.internal_columns) {
        let field = FieldDefn::new(name, kind)?;
        if width > 0 {
            field.set_width(width);
        } else if kind == OGRFieldType::OFTReal && format == SynthFormat::Shp {
            field.set_width(20);
            field.set_precision(8);
        }
        field.add_to_layer(&layer)?;
    }
    Ok(map)
}

fn fill(
    map: &Dataset,
    columns: &[Column],
    options: &SynthMapOptions,
    shares: &[u64],
    nesting: Nesting,
    format: SynthFormat,
    progress: &dyn Progress,
) -> Result<()> {
    let refused = |error: gdal::errors::GdalError| {
        Error::new(ErrorKind::Map, format!("cannot write a feature: {error}")).source(error)
    };
    let layer = map.layer(0).map_err(refused)?;
    let mut count = 0;
    for (place, ((code, regency), cells)) in options.regions.iter().zip(shares).enumerate() {
        let grid = Grid::new(options.seed, place, shares.len(), *cells);
        for cell in 0..*cells {
            if progress.cancelled() {
                let message = "stopped before the map was complete";
                return Err(Error::new(ErrorKind::Interrupted, message));
            }
            count += 1;
            let ring = grid.ring(cell);
            let text = Texts::new(code, regency, nesting.place(cell), options.seed);
            let write = || {
                let mut feature = Feature::new(layer.defn())?;
                for (at, (name, _, _)) in columns.iter().enumerate() {
                    match *name {
                        "luas" => feature.set_field_double(at, area(&ring))?,
                        "gid" => feature.set_field_integer(at, count)?,
                        name => feature.set_field_string(at, &text.of(name))?,
                    }
                }
                feature.set_geometry(Geometry::from_wkb(&well_known(&ring))?)?;
                feature.create(&layer)
            };
            write().map_err(refused)?;
            progress.advance(format.feature_bytes());
        }
    }
    Ok(())
}

/// Writes a multipolygon of one ring as well-known binary (OGC 06-103r4, 8.2), little-endian.
fn well_known(ring: &[[f64; 2]]) -> Vec<u8> {
    const MULTIPOLYGON: u32 = 6;
    const POLYGON: u32 = 3;
    let mut bytes = Vec::with_capacity(32 + ring.len() * 16);
    for kind in [MULTIPOLYGON, POLYGON] {
        bytes.push(1);
        bytes.extend_from_slice(&kind.to_le_bytes());
        bytes.extend_from_slice(&1_u32.to_le_bytes());
    }
    bytes.extend_from_slice(&(ring.len() as u32).to_le_bytes());
    for number in ring.iter().flatten() {
        bytes.extend_from_slice(&number.to_le_bytes());
    }
    bytes
}

/// Moves the finished files to their place, the one that names the map last.
fn move_all(from: &Path, to: &Path) -> Result<Vec<PathBuf>> {
    let failed = |error| Error::io(to, "name the map", error);
    let mut names = Vec::new();
    for entry in std::fs::read_dir(from).map_err(failed)? {
        names.push(entry.map_err(failed)?.file_name());
    }
    names.sort_by_key(|name| {
        (Path::new(name).extension().is_some_and(|e| e == "shp"), name.clone())
    });
    if let Some(taken) = names.iter().map(|name| to.join(name)).find(|path| path.exists()) {
        return Err(Error::new(ErrorKind::Exists, "the file exists already").file(taken));
    }
    let mut paths = Vec::with_capacity(names.len());
    for name in names {
        let path = to.join(&name);
        std::fs::rename(from.join(&name), &path).map_err(failed)?;
        paths.push(path);
    }
    Ok(paths)
}

#[cfg(test)]
mod tests;
