//! The journal beside a `GeoPackage` that somebody is editing, or that a program did not close.

use std::path::{Path, PathBuf};

/// Returns the path of the journal (`-wal` or `-journal`) beside a database; `None` where there is none, or only an
/// empty one. A journal means that somebody is editing the database, or that a program did not close it.
pub(crate) fn journal_beside(path: &Path) -> Option<PathBuf> {
    ["-wal", "-journal"].into_iter().find_map(|end| {
        let mut journal = path.as_os_str().to_owned();
        journal.push(end);
        let journal = PathBuf::from(journal);
        journal.metadata().is_ok_and(|metadata| metadata.len() > 0).then_some(journal)
    })
}
