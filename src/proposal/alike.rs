//! Files that are nearly the same: copies, later issues, and one table in several formats.
//!
//! An index counts all files below the root of a product, and all of them are sold. So a copy or a second format must
//! not be in the product by chance, and a later issue is a product of its own.

use std::path::Path;

use super::alike_bytes::{Parts, same_bytes, tell_twins};
use super::alike_folders::issues_of_folders;
use super::alike_formats::formats;
use super::alike_found::Alike;
use super::alike_issues::copies_and_issues;
use super::alike_versions::versions;
use super::groups::DataFile;
use crate::error::Result;
use crate::progress::Progress;

/// Finds what is alike, and notes in the files themselves what is doubtful. `parts` are those of the Shapefiles, and
/// `store` is what paths are relative to.
///
/// # Errors
/// `Interrupted` when the user stops the work.
pub(super) fn alike(
    files: &mut [DataFile<'_>],
    parts: &Parts<'_>,
    store: &Path,
    progress: &dyn Progress,
) -> Result<Alike> {
    let twins = same_bytes(files, parts, store, progress)?;
    let mut found = Alike::default();
    copies_and_issues(files, &twins, &mut found);
    issues_of_folders(files, &twins);
    formats(files, store, &mut found, progress)?;
    versions(files, store, &found);
    tell_twins(files, &twins, &found);
    Ok(found)
}
