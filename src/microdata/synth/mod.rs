//! Synthetic surveys: of any size, the same bytes for the same options, and about as compressible as real surveys.
//!
//! Records are written as they are drawn, so that memory does not grow with the size.

mod files;
mod format;
mod options;
mod people;
mod random;
mod records;
#[cfg(test)]
mod tests;
mod writing;

use std::path::{Path, PathBuf};

use files::{exists, files, partial};
pub use format::SurveyFormat;
pub use options::{Part, SynthOptions};
use people::Survey;
use writing::{households, write};

use crate::error::{Error, Result};
use crate::media::publish;
use crate::message::message;
use crate::progress::{Phase, Progress};

/// Writes a survey and returns its files.
///
/// Where `out` ends in the format's extension, it is one file with the first of the parts. Otherwise it is a folder
/// with a file for each part; records join by `NKS` and `URUT`, those of members also by `ART`.
///
/// # Errors
/// `Exists` where a file was in the way before the first was written; `Usage` where the extension is of another format,
/// the folder has no name, or there is no part; `Io` or `NoSpace` where a file cannot be written; `Interrupted`. Parts
/// that are complete stay.
pub fn synth_survey(
    out: &Path,
    format: SurveyFormat,
    options: &SynthOptions,
    progress: &dyn Progress,
) -> Result<Vec<PathBuf>> {
    let files = files(out, format, &options.parts)?;
    if let Some((_, path)) = files.iter().find(|(_, path)| path.exists()) {
        return Err(exists(path));
    }
    let parts: Vec<Part> = files.iter().map(|(part, _)| *part).collect();
    let households = households(format, options, &parts);
    let survey = Survey::new(options.seed, households);
    progress.begin(Phase::Synth, options.bytes);
    for (part, path) in &files {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)
                .map_err(|error| Error::io(folder, message!("make the folder"), error))?;
        }
        let partial = partial(path);
        let written = write(&survey, *part, format, households, &partial, progress);
        if let Err(error) = written {
            // The first error is the one to report.
            let _ = std::fs::remove_file(&partial);
            return Err(error);
        }
        publish(&partial, path, |error| Error::io(path, message!("name the file"), error))?;
    }
    progress.end();
    Ok(files.into_iter().map(|(_, path)| path).collect())
}
