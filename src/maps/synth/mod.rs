//! Synthetic WILKERSTAT layers with codes and columns as in real maps. The same file name, options and libraries give
//! the same bytes.

mod attributes;
mod land;
mod layer;
mod options;
mod place_names;
mod random;

use std::path::{Path, PathBuf};

pub use options::{MALUKU, MapSize, SynthFormat, SynthMapOptions};

use self::layer::draw;
use super::write::Growing;
use crate::error::{Error, ErrorKind, Result};
use crate::message::{Message, message};
use crate::progress::Progress;

/// Writes a layer and returns its files; a Shapefile has five. The folder is made if it is not there.
///
/// # Errors
/// `Exists` where a file is in the way; `Usage` where there is no file name or its extension is not the format's, where
/// the level has no such map, or the codes have too few digits for so many features; `Map` where GDAL fails; `Io` or
/// `NoSpace` where the folder cannot be written to; `Interrupted` where the user stops it.
pub fn synth_map(
    out: &Path,
    format: SynthFormat,
    options: &SynthMapOptions,
    progress: &dyn Progress,
) -> Result<Vec<PathBuf>> {
    let usage = |message: Message| {
        let ending = format.as_str();
        let hint = message!("name a file that ends in .{ending}", ending);
        Error::new(ErrorKind::Usage, message).file(out).hint(hint)
    };
    let file_name = out.file_name().ok_or_else(|| usage(message!("a map needs a file name")))?;
    let extension = out.extension().unwrap_or_default();
    if !extension.eq_ignore_ascii_case(format.as_str()) {
        return Err(usage(message!("the extension does not match the format")));
    }
    let folder = out.parent().unwrap_or(Path::new(""));
    std::fs::create_dir_all(folder)
        .map_err(|error| Error::io(folder, message!("make the folder"), error))?;
    let growing = Growing::beside(out)?;
    draw(&growing.folder.join(file_name), format, options, progress)?;
    growing.finish(&file_name.to_string_lossy())
}

#[cfg(test)]
mod tests;
