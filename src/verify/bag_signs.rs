//! Recognises a bag, even a broken or unfinished one.

use std::path::Path;

use crate::bag::{BAG_INFO, BAGIT_TXT, DATAPACKAGE, MANIFEST, TAG_MANIFEST, UNFINISHED};
use crate::error::{Error, Result};
use crate::message::message;

/// Returns true for a folder with any of five files of a bag, and for any path with the name of an unfinished bag. What
/// every bag has and this one lacks is then reported as missing.
pub(super) fn is_bag(folder: &Path) -> bool {
    let signs = [BAGIT_TXT, BAG_INFO, MANIFEST, TAG_MANIFEST, DATAPACKAGE];
    is_unfinished(folder) || signs.iter().any(|sign| folder.join(sign).symlink_metadata().is_ok())
}

/// Returns true where the name ends as that of an unfinished bag.
pub(super) fn is_unfinished(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().ends_with(UNFINISHED))
}

/// Returns the names of the bags directly in a folder, sorted.
pub(super) fn bags_in(path: &Path) -> Result<Vec<String>> {
    let unreadable = |e| Error::io(path, message!("read"), e);
    let mut names = Vec::new();
    for entry in std::fs::read_dir(path).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        if is_bag(&entry.path()) {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}
