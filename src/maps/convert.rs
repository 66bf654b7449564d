//! Writing a piece in a format, the same bytes each time: what GDAL takes from the clock is set for the
//! thread that writes, and given back after.
//!
//! Each file is written through a dataset of its own, so that several formats of one piece can be
//! written side by side from one read.

use std::path::{Path, PathBuf};

use gdal::config::{clear_thread_local_config_option, set_thread_local_config_option};
use gdal::vector::{
    Feature, FieldDefn, Geometry, LayerAccess, LayerOptions, OGRFieldType, OGRwkbGeometryType,
};
use gdal::{Dataset, DriverManager};

use super::clean::{DECIMALS, INTEGER_DIGITS};
use super::columns::dbf_names;
use super::cut::system;
use super::geojson;
use super::piece::{Cell, Piece};
use super::whole::fault;
use crate::catalog::MapField;
use crate::error::{Error, ErrorKind, Result};
use crate::media::Target;
use crate::model::MapEdition;
use crate::plan::{MapFormat, MapOrder, WGS84};
use crate::probe::gdal_complaint;
use crate::progress::Progress;

/// The library that writes the bytes, for the recipe of what is made.
pub fn converter() -> String {
    format!("kemas-maps 1, GDAL {}", gdal::version::VersionInfo::release_name())
}

/// Writes a piece into a folder as `<stem>.<format>` and returns its files, sorted.
///
/// # Errors
/// As [`holds`]; [`ErrorKind::Map`] or [`ErrorKind::NoSpace`] where GDAL cannot write;
/// [`ErrorKind::Interrupted`].
pub fn convert(
    piece: &Piece,
    order: &MapOrder,
    format: MapFormat,
    folder: &Path,
    stem: &str,
    progress: &dyn Progress,
) -> Result<Vec<PathBuf>> {
    holds(piece, order, format)?;
    let path = folder.join(format!("{stem}.{}", format.as_str()));
    if format == MapFormat::Geojson {
        geojson::write(piece, &layer_name(order), &path, progress)?;
        return Ok(vec![path]);
    }
    let _settled = Settled::on_this_thread(order.edition);
    gdal_complaint();
    let writer = Writer { piece, order, format, path: &path };
    let mut map = writer.create().map_err(|error| refused(&path, &error.to_string()))?;
    let names = writer.names();
    if format == MapFormat::Gpkg {
        // One transaction, or SQLite would write the disk for every feature.
        let work = map.start_transaction().map_err(|e| refused(&path, &e.to_string()))?;
        writer.fill(&work, &names, progress)?;
        work.commit().map_err(|error| refused(&path, &error.to_string()))?;
    } else {
        writer.fill(&map, &names, progress)?;
    }
    map.close().map_err(|error| refused(&path, &error.to_string()))?;
    if let Some(why) = gdal_complaint() {
        return Err(refused(&path, &why));
    }
    let files = written(folder, stem)?;
    match fault(format, &files, piece.features()) {
        Some(why) => Err(refused(&path, &why)),
        None => Ok(files),
    }
}

/// Refuses a format that cannot hold a piece whole.
///
/// # Errors
/// [`ErrorKind::Usage`] for GeoJSON in another system than WGS 84 (RFC 7946, 4);
/// [`ErrorKind::Withheld`] for `FlatGeobuf` of areas without a geometry, which its readers leave out.
pub(super) fn holds(piece: &Piece, order: &MapOrder, format: MapFormat) -> Result<()> {
    match format {
        MapFormat::Geojson if piece.crs != WGS84 => {
            let message = "GeoJSON is in EPSG:4326 alone (RFC 7946)";
            Err(Error::new(ErrorKind::Usage, message)
                .field("--crs")
                .hint("leave --crs out, or take shp, gpkg or fgb"))
        }
        MapFormat::Fgb => {
            let empty = piece.areas.iter().filter(|area| area.shape.is_empty());
            let empty: Vec<&str> = empty.map(|area| &*area.id).collect();
            let Some(first) = empty.first() else { return Ok(()) };
            let message = format!(
                "'{}' of {} has {} areas without a geometry ({first} …), which FlatGeobuf leaves out",
                order.id,
                order.region.code,
                empty.len(),
            );
            Err(Error::new(ErrorKind::Withheld, message)
                .hint("take shp, gpkg or geojson, or repair the held map and run `kemas index`"))
        }
        _ => Ok(()),
    }
}

/// Says why a map cannot be written. GDAL's reasons seldom tell that the disk is full: it is asked.
fn refused(path: &Path, why: &str) -> Error {
    /// Bytes: less is left where a block of a file did not fit.
    const NOTHING: u64 = 1 << 16;
    let why = gdal_complaint().unwrap_or_else(|| why.to_owned());
    let full = ["space", "full", "quota"].iter().any(|word| why.contains(word));
    let left = path.parent().and_then(|folder| Target::inspect(folder).ok()).map(|t| t.free);
    if full || left.is_some_and(|free| free < NOTHING) {
        return Error::new(ErrorKind::NoSpace, format!("the map does not fit on the disk: {why}"))
            .file(path)
            .hint("free some space, or write it elsewhere");
    }
    Error::new(ErrorKind::Map, format!("the map cannot be written: {why}")).file(path)
}

/// Returns the files of a stem in a folder, sorted.
fn written(folder: &Path, stem: &str) -> Result<Vec<PathBuf>> {
    let failed = |error| Error::io(folder, "read the folder", error);
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.file_stem().is_some_and(|name| name == stem) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// What GDAL is told for the thread that writes.
const SETTINGS: [&str; 3] = ["OGR_CURRENT_DATE", "OGR_SQLITE_JOURNAL", "OGR_SQLITE_SYNCHRONOUS"];

/// Settings of the thread; dropping it clears them.
struct Settled;

impl Settled {
    fn on_this_thread(edition: MapEdition) -> Self {
        let day = first_day(edition);
        // A new file that becomes whole or is thrown away needs no journal of its own.
        let values = [&*format!("{day}T00:00:00.000Z"), "OFF", "OFF"];
        for (key, value) in SETTINGS.into_iter().zip(values) {
            // The calls fail only for texts with a NUL.
            let _ = set_thread_local_config_option(key, value);
        }
        Self
    }
}

impl Drop for Settled {
    fn drop(&mut self) {
        for key in SETTINGS {
            let _ = clear_thread_local_config_option(key);
        }
    }
}

/// Returns the day that stands for an edition where a format wants one.
pub(super) fn first_day(edition: MapEdition) -> String {
    format!("{}-{}-01", edition.year, if edition.semester == 1 { "01" } else { "07" })
}

/// Returns the name of the layer, without the characters that SQL gives a meaning.
fn layer_name(order: &MapOrder) -> String {
    order.stem().replace(['-', '.'], "_")
}

struct Writer<'a> {
    piece: &'a Piece,
    order: &'a MapOrder,
    format: MapFormat,
    path: &'a Path,
}

impl Writer<'_> {
    fn names(&self) -> Vec<String> {
        match self.format {
            MapFormat::Shp => dbf_names(&self.piece.columns),
            _ => self.piece.columns.iter().map(|field| field.field.clone()).collect(),
        }
    }

    fn create(&self) -> std::result::Result<Dataset, Box<dyn std::error::Error>> {
        let driver = DriverManager::get_driver_by_name(self.format.driver())?;
        let mut map = driver.create_vector_only(self.path)?;
        let srs = system(self.piece.crs)?;
        let name = layer_name(self.order);
        let options: Vec<String> = match self.format {
            MapFormat::Shp => vec![
                "ENCODING=UTF-8".into(),
                format!("DBF_DATE_LAST_UPDATE={}", first_day(self.order.edition)),
            ],
            MapFormat::Gpkg => {
                vec!["FID=fid".into(), "GEOMETRY_NAME=geom".into(), "SPATIAL_INDEX=YES".into()]
            }
            // An index would sort the areas by place; without it they stay sorted by code.
            MapFormat::Fgb | MapFormat::Geojson => vec!["SPATIAL_INDEX=NO".into()],
        };
        let options: Vec<&str> = options.iter().map(String::as_str).collect();
        // A shapefile knows no multipolygons, only polygons of many parts.
        let ty = match self.format {
            MapFormat::Shp => OGRwkbGeometryType::wkbPolygon,
            _ => OGRwkbGeometryType::wkbMultiPolygon,
        };
        let layer = LayerOptions { name: &name, srs: Some(&srs), ty, options: Some(&options) };
        let layer = map.create_layer(layer)?;
        for (field, name) in self.piece.columns.iter().zip(self.names()) {
            define(field, &name, self.format)?.add_to_layer(&layer)?;
        }
        Ok(map)
    }

    fn fill(&self, map: &Dataset, names: &[String], progress: &dyn Progress) -> Result<()> {
        let failed = |error: gdal::errors::GdalError| refused(self.path, &error.to_string());
        let layer = map.layer(0).map_err(failed)?;
        let defn = layer.defn();
        let places = names
            .iter()
            .map(|name| defn.field_index(name))
            .collect::<gdal::errors::Result<Vec<_>>>()
            .map_err(failed)?;
        for area in &self.piece.areas {
            if progress.cancelled() {
                return Err(Error::new(ErrorKind::Interrupted, "stopped by the user"));
            }
            let write = || {
                let mut feature = Feature::new(defn)?;
                for (cell, at) in area.cells.iter().zip(&places) {
                    match cell {
                        Cell::Empty => feature.set_field_null(*at)?,
                        Cell::Text(text) => feature.set_field_string(*at, text)?,
                        Cell::Integer(number) => feature.set_field_integer64(*at, *number)?,
                        Cell::Real(number) => feature.set_field_double(*at, *number)?,
                    }
                }
                if !area.shape.is_empty() {
                    feature.set_geometry(Geometry::from_wkb(&area.shape.to_wkb())?)?;
                }
                feature.create(&layer)
            };
            write().map_err(failed)?;
        }
        Ok(())
    }
}

fn define(field: &MapField, name: &str, format: MapFormat) -> gdal::errors::Result<FieldDefn> {
    let kind = match &*field.kind {
        "integer" => OGRFieldType::OFTInteger64,
        "real" => OGRFieldType::OFTReal,
        _ => OGRFieldType::OFTString,
    };
    let defined = FieldDefn::new(name, kind)?;
    let mut width = usize::from(field.width);
    if kind == OGRFieldType::OFTInteger64 && format == MapFormat::Shp {
        // Readers take a wider column of a DBF for one of reals.
        width = width.min(INTEGER_DIGITS);
    }
    defined.set_width(i32::try_from(width).unwrap_or(0));
    if kind == OGRFieldType::OFTReal {
        defined.set_precision(i32::try_from(DECIMALS).unwrap_or(0));
    }
    Ok(defined)
}
