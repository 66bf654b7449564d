//! Whether a written map is complete: not all libraries report a full disk.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use gdal::vector::LayerAccess;

use crate::error::{Error, ErrorKind, Result};
use crate::maps::piece::Piece;
use crate::message::{Message, message};
use crate::model::{MapFormat, Profile};
use crate::probe::{gdal_complaint, open_map};

/// Returns what is wrong with a map of so many areas, whose parts are `files`; `None` where nothing was found.
///
/// For a Shapefile (`.shp`, `.shx`, `.dbf`) and a `GeoPackage` the sizes in their headers are compared with those of
/// the files, and for `.shx` and `.dbf` also the number of areas. Other parts of a Shapefile must not be empty. The
/// header of `FlatGeobuf` has no size, so all areas are read. GeoJSON is written by our own code, which reports a
/// failed write.
pub(super) fn fault(format: MapFormat, files: &[PathBuf], areas: u64) -> Option<Message> {
    match format {
        MapFormat::Shp => files.iter().find_map(|file| shapefile_fault(file, areas)),
        MapFormat::Gpkg => files.iter().find_map(|file| sqlite_fault(file)),
        MapFormat::Fgb => files.iter().find_map(|file| flatgeobuf_fault(file, areas)),
        MapFormat::Geojson => None,
    }
}

/// Refuses a written map if `profile`, which was read from it, has another number of areas than `piece`.
pub(in crate::maps) fn refuse_miscounted(
    profile: &Profile,
    piece: &Piece,
    path: &Path,
) -> Result<()> {
    let Profile::Map { layers, .. } = profile else { return Ok(()) };
    let features: u64 = layers.iter().map(|layer| layer.features).sum();
    if features == piece.features() {
        return Ok(());
    }
    let message = message!(
        "{features} areas were written instead of {features_2}",
        features,
        features_2 = piece.features()
    );
    Err(Error::new(ErrorKind::Map, message).file(path))
}

/// Returns the first `N` bytes of a file, and its size; `None` where it cannot be read or is shorter.
fn head<const N: usize>(file: &Path) -> Option<([u8; N], u64)> {
    let mut head = [0; N];
    let mut opened = File::open(file).ok()?;
    opened.read_exact(&mut head).ok()?;
    Some((head, opened.metadata().ok()?.len()))
}

fn shapefile_fault(file: &Path, areas: u64) -> Option<Message> {
    const SHAPES_HEAD: u64 = 100;
    let ends = |end: &str| file.extension().is_some_and(|its| its == end);
    let sound = match head::<32>(file) {
        // The length is in words of 16 bits (ESRI Shapefile Technical Description, 1998).
        Some((head, bytes)) if ends("shp") || ends("shx") => {
            let words = u32::from_be_bytes([head[24], head[25], head[26], head[27]]);
            let listed = ends("shp") || bytes == SHAPES_HEAD + 8 * areas;
            listed && bytes == u64::from(words) * 2
        }
        Some((head, bytes)) if ends("dbf") => {
            let rows = u64::from(u32::from_le_bytes([head[4], head[5], head[6], head[7]]));
            let start = u64::from(u16::from_le_bytes([head[8], head[9]]));
            let row = u64::from(u16::from_le_bytes([head[10], head[11]]));
            // One byte marks the end; GDAL before 2.1 left it out.
            rows == areas && (start + rows * row..=start + rows * row + 1).contains(&bytes)
        }
        None if ends("shp") || ends("shx") || ends("dbf") => false,
        _ => file.metadata().is_ok_and(|metadata| metadata.len() > 0),
    };
    (!sound).then(|| message!("{file} breaks off", file = name(file)))
}

/// Compares the number of pages in an SQLite header with the file's size (SQLite, Database File Format, 1.3).
fn sqlite_fault(file: &Path) -> Option<Message> {
    let whole = head::<32>(file).is_some_and(|(head, bytes)| {
        let page = match u16::from_be_bytes([head[16], head[17]]) {
            1 => 65_536,
            size => u64::from(size),
        };
        let pages = u64::from(u32::from_be_bytes([head[28], head[29], head[30], head[31]]));
        bytes == page * pages
    });
    (!whole).then(|| message!("{file} breaks off", file = name(file)))
}

fn flatgeobuf_fault(file: &Path, areas: u64) -> Option<Message> {
    let map = match open_map(file, MapFormat::Fgb) {
        Ok(map) => map,
        Err(why) => return Some(why),
    };
    gdal_complaint();
    let found: usize = map.layers().map(|mut layer| layer.features().count()).sum();
    gdal_complaint().or_else(|| {
        (found as u64 != areas).then(|| {
            message!("{file} has {found} areas of {areas}", file = name(file), found, areas)
        })
    })
}

fn name(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
