//! The names of a survey's files.

use std::path::{Path, PathBuf};

use super::format::SurveyFormat;
use super::options::Part;
use crate::error::{Error, ErrorKind, Result};
use crate::message::{Message, message};

/// Returns the parts to write, each with its file: the first part where `out` has the format's extension, else all
/// parts in the folder `out`. It is an error where `out` has the extension of another format, or no name.
pub(super) fn files(
    out: &Path,
    format: SurveyFormat,
    parts: &[Part],
) -> Result<Vec<(Part, PathBuf)>> {
    let usage = |message: Message| {
        let ending = format.as_str();
        let hint = message!("name a file that ends in .{ending}", ending);
        Error::new(ErrorKind::Usage, message).file(out).hint(hint)
    };
    let extension = out.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
    let first = parts.first().ok_or_else(|| usage(message!("a survey needs a part")))?;
    if extension == format.as_str() {
        return Ok(vec![(*first, out.to_path_buf())]);
    }
    if SurveyFormat::parse(&extension).is_some() {
        return Err(usage(message!("the extension does not match the format")));
    }
    let name = out.file_name().ok_or_else(|| usage(message!("a survey's folder needs a name")))?;
    let name = name.to_string_lossy();
    let file = |part: &Part| out.join(format!("{name}_{}.{}", part.stem(), format.as_str()));
    Ok(parts.iter().map(|part| (*part, file(part))).collect())
}

/// Returns the name of a file while it is being written.
pub(super) fn partial(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.tmp"))
}

/// Returns the error of a file that is in the way.
pub(super) fn exists(path: &Path) -> Error {
    Error::new(ErrorKind::Exists, message!("the file exists already"))
        .file(path)
        .hint(message!("name another place, or remove the file"))
}
