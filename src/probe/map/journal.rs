//! The journal beside a `GeoPackage` that somebody is editing.

use std::path::{Path, PathBuf};

/// Returns the path of the journal beside a database that somebody is editing; `None` where there is none.
pub(crate) fn journal_beside(path: &Path) -> Option<PathBuf> {
    ["-wal", "-journal"].into_iter().find_map(|end| {
        let mut journal = path.as_os_str().to_owned();
        journal.push(end);
        let journal = PathBuf::from(journal);
        journal.metadata().is_ok_and(|metadata| metadata.len() > 0).then_some(journal)
    })
}
