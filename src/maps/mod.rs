//! Maps: from a held layer to the piece that is sold.
//!
//! A held file reaches from a province to the country and has columns that must never leave. `cut`
//! takes the areas of one region out of it (`read`), `clean` keeps the columns of the whitelist, `checks` finds
//! what is wrong and `convert` writes the formats; `make` puts them with a sheet (`sheet`) and papers
//! into a package.
//!
//! **Who owns what.** Each task opens datasets of its own, since a dataset of GDAL belongs to one
//! thread. A piece is read once, by one thread; then its shapes are checked side by side, and each
//! format is written by a task of its own from the same piece. A piece is in memory whole, sixteen
//! bytes a position: that is what the order by code and the overlaps need. The file it came from never
//! is. As many pieces are in the making as there are threads.
//!
//! **The same bytes.** Areas are sorted by code, coordinates rounded once, dates are the edition's:
//! the files are a function of sources, order and GDAL's version.

mod crs;
mod cut;
mod findings;
mod make;
mod overlap;
mod papers;
mod piece;
mod shape;
mod sheet;
mod synth;
mod write;

use std::path::{Path, PathBuf};

pub use cut::{CutOptions, MapSource, cut, cut_all};
pub use findings::MapFinding;
pub use make::{MadeFile, MadePiece, examine, look, make, refuse_blocking};
pub use piece::Piece;
pub use sheet::draw;
pub use synth::{MALUKU, MapSize, SynthFormat, SynthMapOptions, synth_map};
pub use write::converter;

use crate::error::{Error, ErrorKind, Result};
use crate::plan::{MapFormat, MapOrder};
use crate::progress::Progress;

/// Loads GDAL with its drivers, so that the first piece need not wait for it.
pub fn warm_up() {
    crate::probe::prepare_gdal();
    gdal::DriverManager::register_all();
}

/// Writes the sheet of a piece, as it lies in the package, to a PNG file.
///
/// # Errors
/// [`ErrorKind::Exists`] where the file is there; [`ErrorKind::Usage`] for another ending. Nothing half
/// written stays.
pub fn picture(piece: &Piece, order: &MapOrder, out: &Path) -> Result<()> {
    let Some(name) = out.file_name().filter(|_| out.extension().is_some_and(|end| end == "png"))
    else {
        let message = "the picture is a PNG: its name ends in .png";
        return Err(Error::new(ErrorKind::Usage, message).file(out).field("--picture"));
    };
    let growing = write::Growing::beside(out)?;
    let file = growing.folder.join(name);
    std::fs::write(&file, draw(piece, order)?).map_err(|error| Error::io(&file, "write", error))?;
    growing.finish(&name.to_string_lossy()).map(drop)
}

/// Writes a piece to a file whose ending is the format's, with the parts of a Shapefile beside it;
/// returns its files.
///
/// # Errors
/// [`ErrorKind::Exists`] where any of the files is there; [`ErrorKind::Usage`] for another ending. Nothing
/// half written stays.
pub fn write(
    piece: &Piece,
    order: &MapOrder,
    format: MapFormat,
    out: &Path,
    progress: &dyn Progress,
) -> Result<Vec<PathBuf>> {
    let end = out.extension().unwrap_or_default();
    if end != format.as_str() {
        let message = format!("the file's ending is not the format's: .{}", format.as_str());
        return Err(Error::new(ErrorKind::Usage, message).file(out).field("--out").hint(format!(
            "name a file such as {}.{}; a folder is for several pieces or formats",
            order.stem(),
            format.as_str()
        )));
    }
    let stem = out.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let growing = write::Growing::beside(out)?;
    write::convert(piece, order, format, &growing.folder, &stem, progress)?;
    growing.finish(&format!("{stem}.{}", format.as_str()))
}
