//! What of the office's folder is backed up.

use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::bag::UNFINISHED;
use crate::error::{Error, ErrorKind, Result};
use crate::media::FRESH;
use crate::message::message;

/// Folders that are never backed up: those of the data, of packages and of media that `init` makes, of scratch, and of
/// the backups themselves.
const LEFT: [&str; 5] = ["store", "shelf", "media", "kerja", BACKUPS];

/// The folder of the backups in an office that sets none.
pub(super) const BACKUPS: &str = "cadangan";

/// What the name of a folder with the files before a restore begins with.
pub(super) const BEFORE_RESTORE: &str = "sebelum-pulih-";

/// What the name of a folder into which a backup is unpacked begins with.
pub(super) const UNPACKED: &str = "pulih-";

/// Returns true for the name of a file or folder, directly in the office's folder, that is no part of a backup. The
/// ledger has its own way into the backup, and the index can be made again.
pub(super) fn is_left(name: &str) -> bool {
    let database = ["ledger.db", "index.db"].iter().any(|file| name.starts_with(file));
    LEFT.contains(&name) || name.starts_with(BEFORE_RESTORE) || database || is_passing(name)
}

/// Returns true for the name of a lock or of what is not finished.
fn is_passing(name: &str) -> bool {
    [FRESH, UNFINISHED, ".lock"].iter().any(|ending| name.ends_with(ending))
}

/// Returns the files of the office that belong into a backup, relative to its folder and sorted. `others` are folders
/// that are left out, such as the stores. Links to files are followed; links to folders are not.
///
/// # Errors
/// [`ErrorKind::Io`] where a folder cannot be read; [`ErrorKind::Office`] where a name is not UTF-8.
pub(super) fn files(office: &Path, others: &[PathBuf]) -> Result<Vec<String>> {
    let others: Vec<PathBuf> = others.iter().filter_map(|path| path.canonicalize().ok()).collect();
    let is_in = |entry: &DirEntry| {
        let name = entry.file_name().to_string_lossy();
        if entry.depth() == 0 {
            return true;
        }
        let other = || entry.path().canonicalize().is_ok_and(|path| others.contains(&path));
        !(is_passing(&name) || (entry.depth() == 1 && is_left(&name)) || other())
    };
    let mut found = Vec::new();
    for entry in WalkDir::new(office).into_iter().filter_entry(is_in) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let place = error.path().unwrap_or(office).to_path_buf();
                match error.into_io_error() {
                    // What was removed meanwhile belongs to no backup.
                    Some(gone) if gone.kind() == std::io::ErrorKind::NotFound => continue,
                    Some(error) => {
                        return Err(Error::io(&place, message!("read the folder"), error));
                    }
                    None => continue,
                }
            }
        };
        if !entry.path().is_file() {
            continue;
        }
        let path = entry.path().strip_prefix(office).unwrap_or(entry.path());
        let name = path.to_str().ok_or_else(|| {
            Error::new(ErrorKind::Office, message!("the file's name is not UTF-8"))
                .file(entry.path())
                .hint(message!("rename the file, and run the command again"))
        })?;
        found.push(name.to_owned());
    }
    found.sort_unstable();
    Ok(found)
}
