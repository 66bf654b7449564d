//! Writing a synthetic layer with GDAL, feature by feature.

use std::path::Path;

use gdal::spatial_ref::SpatialRef;
use gdal::vector::{
    Feature, FieldDefn, Geometry, LayerAccess, LayerOptions, OGRFieldType, OGRwkbGeometryType,
};
use gdal::{Dataset, DriverManager};

use super::attributes::{Attribute, Texts, attributes};
use super::land::{RegencyCells, area};
use super::options::{MapSize, SynthFormat, SynthMapOptions};
use super::place_names::Nesting;
use crate::error::{Error, ErrorKind, Result};
use crate::message::message;
use crate::progress::{Phase, Progress};

/// Writes a layer into a new file.
pub(super) fn draw(
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
        let message = message!(
            "no map of {largest} {level} a regency can be made",
            largest,
            level = options.level
        );
        Error::new(ErrorKind::Usage, message)
            .hint(message!("take level kecamatan, desa, sls or subsls, or a smaller size"))
    })?;
    progress.begin(Phase::Synth, features * format.feature_bytes());
    let refused = |error: gdal::errors::GdalError| {
        Error::new(
            ErrorKind::Map,
            message!("cannot write the map: {error}", error = error.to_string()),
        )
        .file(path)
        .source(error)
    };
    let mut map = create(path, format, options).map_err(refused)?;
    let columns = attributes(options.level, options.internal_columns);
    // In one transaction, or SQLite would flush to disk for every feature.
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

impl SynthFormat {
    /// Returns the options of the layer. The date in a Shapefile is fixed, or two runs would differ.
    fn layer_options(self) -> &'static [&'static str] {
        match self {
            Self::Gpkg => &[],
            Self::Shp => &["ENCODING=UTF-8", "DBF_DATE_LAST_UPDATE=2025-03-01"],
            Self::GeoJson => &["COORDINATE_PRECISION=8"],
        }
    }

    /// Returns about how many bytes a feature takes, measured on layers of ten thousand features.
    fn feature_bytes(self) -> u64 {
        match self {
            Self::Gpkg => 4_096,
            Self::Shp => 3_900,
            Self::GeoJson => 6_520,
        }
    }
}

fn create(
    path: &Path,
    format: SynthFormat,
    options: &SynthMapOptions,
) -> gdal::errors::Result<Dataset> {
    crate::probe::prepare_gdal();
    gdal::config::set_thread_local_config_option("OGR_CURRENT_DATE", "2025-03-01T00:00:00.000Z")?;
    let driver = DriverManager::get_driver_by_name(format.format().driver())?;
    let mut map = driver.create_vector_only(path)?;
    let srs = SpatialRef::from_epsg(4326)?;
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    // A Shapefile has no multipolygons, only polygons of many parts.
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
    for (name, kind, width) in attributes(options.level, options.internal_columns) {
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
    columns: &[Attribute],
    options: &SynthMapOptions,
    shares: &[u64],
    nesting: Nesting,
    format: SynthFormat,
    progress: &dyn Progress,
) -> Result<()> {
    let refused = |error: gdal::errors::GdalError| {
        Error::new(
            ErrorKind::Map,
            message!("cannot write a feature: {error}", error = error.to_string()),
        )
        .source(error)
    };
    let layer = map.layer(0).map_err(refused)?;
    let mut count = 0;
    for (place, ((code, regency), cells)) in options.regions.iter().zip(shares).enumerate() {
        let land = RegencyCells::new(options.seed, place, shares.len(), *cells);
        for cell in 0..*cells {
            if progress.cancelled() {
                let message = message!("stopped before the map was complete");
                return Err(Error::new(ErrorKind::Interrupted, message));
            }
            count += 1;
            let ring = land.ring(cell);
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
