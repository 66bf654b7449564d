//! Writing a piece in a format.

use std::path::{Path, PathBuf};

use super::complete::fault;
use super::write_error::refused;
use super::{gdal_layer, geojson_writer};
use crate::error::{Error, ErrorKind, Result};
use crate::maps::piece::Piece;
use crate::message::message;
use crate::model::MapFormat;
use crate::plan::{MapOrder, WGS84};
use crate::progress::Progress;

/// Writes a piece into a folder as `<stem>.<format>`, a Shapefile with its parts, and returns the paths, sorted.
///
/// # Errors
/// As [`refuse_unfit`]; [`ErrorKind::Map`], [`ErrorKind::NoSpace`] or [`ErrorKind::Io`] where the map cannot be
/// written; [`ErrorKind::Interrupted`] where the user stops it.
pub(in crate::maps) fn convert(
    piece: &Piece,
    order: &MapOrder,
    format: MapFormat,
    folder: &Path,
    stem: &str,
    progress: &dyn Progress,
) -> Result<Vec<PathBuf>> {
    refuse_unfit(piece, order, format)?;
    let path = folder.join(format!("{stem}.{}", format.as_str()));
    if format == MapFormat::Geojson {
        geojson_writer::write(piece, &layer_name(order), &path, progress)?;
        return Ok(vec![path]);
    }
    gdal_layer::write(piece, order, format, &layer_name(order), &path, progress)?;
    let files = written(folder, stem)?;
    match fault(format, &files, piece.features()) {
        Some(why) => Err(refused(&path, why)),
        None => Ok(files),
    }
}

/// Refuses a format that cannot hold the piece as it is.
///
/// # Errors
/// [`ErrorKind::Usage`] for GeoJSON in another coordinate system than WGS 84 (RFC 7946, 4);
/// [`ErrorKind::Withheld`] for `FlatGeobuf` with areas without a geometry, which its readers leave out.
pub(in crate::maps) fn refuse_unfit(
    piece: &Piece,
    order: &MapOrder,
    format: MapFormat,
) -> Result<()> {
    match format {
        MapFormat::Geojson if piece.crs != WGS84 => {
            let message = message!("GeoJSON is in EPSG:4326 alone (RFC 7946)");
            Err(Error::new(ErrorKind::Usage, message)
                .field("--crs")
                .hint(message!("leave --crs out, or take shp, gpkg or fgb")))
        }
        MapFormat::Fgb => {
            let empty = piece.areas.iter().filter(|area| area.shape.is_empty());
            let empty: Vec<&str> = empty.map(|area| &*area.id).collect();
            let Some(first) = empty.first() else { return Ok(()) };
            let message = message!(
                "'{id}' of {region} has {empty} areas without a geometry ({first} …), which \
                 FlatGeobuf leaves out",
                id = order.id,
                region = order.region.code,
                empty = empty.len(),
                first
            );
            Err(Error::new(ErrorKind::Withheld, message).hint(message!(
                "take shp, gpkg or geojson, or repair the held map and run `kemas index`"
            )))
        }
        _ => Ok(()),
    }
}

/// Returns the files with a stem in a folder, sorted.
fn written(folder: &Path, stem: &str) -> Result<Vec<PathBuf>> {
    let failed = |error| Error::io(folder, message!("read the folder"), error);
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

/// Returns the name of the layer, with `_` in place of `-` and `.`, which have a meaning in SQL.
fn layer_name(order: &MapOrder) -> String {
    order.stem().replace(['-', '.'], "_")
}
