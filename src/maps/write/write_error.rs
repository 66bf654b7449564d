//! Why a map could not be written.

use std::path::Path;

use crate::error::{Error, ErrorKind};
use crate::media::Target;
use crate::message::{Message, message};
use crate::probe::gdal_complaint;

/// Returns the error of a map that cannot be written. `why` is told unless GDAL reported a failure on this thread. GDAL
/// seldom says that the disk is full, so the free space is looked up.
pub(super) fn refused(path: &Path, why: Message) -> Error {
    /// In bytes: less than this counts as a full disk.
    const NOTHING: u64 = 1 << 16;
    let why = gdal_complaint().unwrap_or(why);
    let english = why.english();
    let full = ["space", "full", "quota"].iter().any(|word| english.contains(word));
    let left = path.parent().and_then(|folder| Target::inspect(folder).ok()).map(|t| t.free);
    if full || left.is_some_and(|free| free < NOTHING) {
        return Error::new(
            ErrorKind::NoSpace,
            message!("the map does not fit on the disk: {why}", why),
        )
        .file(path)
        .hint(message!("free some space, or write it elsewhere"));
    }
    Error::new(ErrorKind::Map, message!("the map cannot be written: {why}", why)).file(path)
}
