//! The names of backups, which hold the moment at which each was made.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::DateTime;

use crate::media::FRESH;

const BEFORE: &str = "kemas-cadangan-";
const BEHIND: &str = ".zip";
/// How the moment is written in a name.
const MOMENT: &str = "%Y-%m-%d-%H%M%S";

/// A backup in a folder, by its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Held {
    pub(super) moment: DateTime,
    pub(super) path: PathBuf,
}

/// Returns the name of the backup of a moment.
pub(super) fn name_of(moment: DateTime) -> String {
    format!("{BEFORE}{}{BEHIND}", moment.strftime(MOMENT))
}

/// Returns a moment as it stands in names of files and folders.
pub(super) fn written(moment: DateTime) -> String {
    moment.strftime(MOMENT).to_string()
}

/// Returns the backups in a folder, the newest first; none where the folder cannot be read.
pub(super) fn held_in(folder: &Path) -> Vec<Held> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let files = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()));
    let mut all: Vec<Held> = files
        .filter_map(|entry| {
            let moment = moment_of(entry.file_name().to_str()?)?;
            Some(Held { moment, path: entry.path() })
        })
        .collect();
    all.sort_by_key(|held| std::cmp::Reverse(held.moment));
    all
}

/// Returns the moment in a backup's name; `None` for any other name.
fn moment_of(name: &str) -> Option<DateTime> {
    let moment = name.strip_prefix(BEFORE)?.strip_suffix(BEHIND)?;
    let moment = DateTime::strptime(MOMENT, moment).ok()?;
    (name_of(moment) == name).then_some(moment)
}

/// Returns true for the name of a backup that is not finished.
pub(super) fn is_unfinished(name: &str) -> bool {
    name.starts_with(BEFORE) && name.ends_with(FRESH)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn only_the_name_of_a_backup_has_a_moment() {
        let moment = date(2026, 11, 30).at(21, 5, 9, 0);
        let name = name_of(moment);
        assert_eq!(name, "kemas-cadangan-2026-11-30-210509.zip");
        assert_eq!(moment_of(&name), Some(moment));
        for other in [
            "kemas-cadangan-2026-11-30-2105.zip",
            "kemas-cadangan-2026-11-31-210509.zip",
            "kemas-cadangan-2026-11-30-210509.zip.1-0.baru",
            "cadangan-2026-11-30-210509.zip",
        ] {
            assert_eq!(moment_of(other), None, "{other}");
        }
    }
}
