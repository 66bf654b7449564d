//! A piece under a file name that the user gives: as a map in a format, or as the picture of its sheet.

use std::path::{Path, PathBuf};

use super::piece::Piece;
use super::sheet::draw;
use super::write::{Growing, convert};
use crate::error::{Error, ErrorKind, Result};
use crate::message::message;
use crate::model::MapFormat;
use crate::plan::MapOrder;
use crate::progress::Progress;

/// Writes the sheet of a piece, as [`draw`] makes it, to a PNG file.
///
/// # Errors
/// [`ErrorKind::Exists`] where the file exists; [`ErrorKind::Usage`] where its name does not end in `.png`;
/// [`ErrorKind::Io`] or [`ErrorKind::NoSpace`] where it cannot be written; as [`draw`]. A file that is not complete is
/// removed.
pub fn picture(piece: &Piece, order: &MapOrder, out: &Path) -> Result<()> {
    let Some(name) = out.file_name().filter(|_| out.extension().is_some_and(|end| end == "png"))
    else {
        let message = message!("the picture is a PNG: its name ends in .png");
        return Err(Error::new(ErrorKind::Usage, message)
            .file(out)
            .field("--picture")
            .hint(message!("name a file such as peta.png")));
    };
    let growing = Growing::beside(out)?;
    let file = growing.folder.join(name);
    std::fs::write(&file, draw(piece, order)?)
        .map_err(|error| Error::io(&file, message!("write the file"), error))?;
    growing.finish(&name.to_string_lossy()).map(drop)
}

/// Writes a piece to a file whose extension is the format's, with the parts of a Shapefile beside it;
/// returns its files.
///
/// # Errors
/// [`ErrorKind::Exists`] where any of the files exists; [`ErrorKind::Usage`] for another extension, or for GeoJSON of a
/// piece that is not in WGS 84; [`ErrorKind::Withheld`] for `FlatGeobuf` where an area has no geometry;
/// [`ErrorKind::Map`], [`ErrorKind::Io`] or [`ErrorKind::NoSpace`] where a file cannot be written;
/// [`ErrorKind::Interrupted`] where the user stops it. Files that are not complete are removed.
pub fn write(
    piece: &Piece,
    order: &MapOrder,
    format: MapFormat,
    out: &Path,
    progress: &dyn Progress,
) -> Result<Vec<PathBuf>> {
    let end = out.extension().unwrap_or_default();
    if end != format.as_str() {
        let message =
            message!("the file's ending is not the format's: .{format}", format = format.as_str());
        return Err(Error::new(ErrorKind::Usage, message).file(out).field("--out").hint(message!(
            "name a file such as {stem}.{format}; a folder is for several pieces or formats",
            stem = order.stem(),
            format = format.as_str()
        )));
    }
    let stem = out.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let growing = Growing::beside(out)?;
    convert(piece, order, format, &growing.folder, &stem, progress)?;
    growing.finish(&format!("{stem}.{}", format.as_str()))
}
