//! Made-up WILKERSTAT layers: any size, the same bytes for the same seed, codes and columns as real.

mod attributes;
mod land;
mod layer;
mod options;
mod place_names;
mod random;

use std::path::{Path, PathBuf};

pub use options::{MALUKU, MapSize, SynthFormat, SynthMapOptions};

use self::layer::draw;
use crate::error::{Error, ErrorKind, Result};
use crate::progress::Progress;

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
    // Whatever became of the map, nothing of the attempt stays; an error is in `made`.
    let _ = std::fs::remove_dir_all(&partial);
    made
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
