//! Why a map could not be written.

use std::path::Path;

use crate::error::{Error, ErrorKind};
use crate::media::Target;
use crate::probe::gdal_complaint;

/// Says why a map cannot be written. GDAL's reasons seldom tell that the disk is full: it is asked.
pub(super) fn refused(path: &Path, why: &str) -> Error {
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
