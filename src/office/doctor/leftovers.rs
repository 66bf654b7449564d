//! What interrupted work left, and whether another run is at work.

use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::checkup::HealthCheck;
use crate::bag::UNFINISHED;
use crate::media::{FRESH, TargetLock};
use crate::message::{in_a_row, message};

/// How deep below each folder it is looked for unfinished files and folders.
const DEPTH: usize = 3;

/// How many of them are named.
const NAMED: usize = 2;

/// Looks for unfinished files and folders in the office and on its shelf. Those of a run that is at work are none.
pub(super) fn leftovers(home: &Path, shelf: Option<&Path>) -> HealthCheck {
    const ID: &str = "leftovers";
    let folders = ["kerja", "media", "papers", "agreements"].map(|folder| home.join(folder));
    let shelf = shelf.map(|shelf| (shelf, 1));
    let below =
        folders.iter().map(|folder| (folder.as_path(), DEPTH)).chain(shelf).chain([(home, 1)]);
    let (mut left, mut at_work) = (Vec::new(), false);
    for (folder, depth) in below {
        for found in unfinished(folder, depth) {
            if in_use(&found) {
                at_work = true;
            } else {
                left.push(found);
            }
        }
    }
    if left.is_empty() {
        return HealthCheck::good(
            ID,
            if at_work { message!("none; another kemas is at work") } else { message!("none") },
        );
    }
    let shown = left.iter().map(|path| path.strip_prefix(home).unwrap_or(path).display());
    HealthCheck::warn(
        ID,
        message!("interrupted work left {files}", files = in_a_row(shown).up_to(NAMED)),
        message!("run that command again, which replaces it; or delete it while no kemas runs"),
    )
}

fn unfinished(folder: &Path, depth: usize) -> Vec<PathBuf> {
    let mut all =
        WalkDir::new(folder).min_depth(1).max_depth(depth).sort_by_file_name().into_iter();
    let mut found = Vec::new();
    while let Some(entry) = all.next() {
        let Ok(entry) = entry else { continue };
        let name = entry.file_name().to_string_lossy();
        if [UNFINISHED, FRESH].iter().any(|ending| name.ends_with(ending)) {
            found.push(entry.path().to_path_buf());
            if entry.file_type().is_dir() {
                all.skip_current_dir();
            }
        }
    }
    found
}

/// Returns true for a folder that a run has locked.
fn in_use(path: &Path) -> bool {
    path.is_dir() && matches!(TargetLock::try_take(path), Ok(None))
}

#[cfg(test)]
mod tests {
    use super::super::checkup::Health;
    use super::*;
    use crate::message::Language;

    #[test]
    fn what_a_killed_run_left_is_told_and_what_a_run_writes_is_not() {
        let home = tempfile::tempdir().unwrap();
        let state = || leftovers(home.path(), None).state;
        assert_eq!(state(), Health::Good);
        let bag = home.path().join("media/usb").join(format!("8100-2026-0001{UNFINISHED}"));
        std::fs::create_dir_all(bag.join("data")).unwrap();
        let told = leftovers(home.path(), None);
        assert_eq!(told.state, Health::Warn);
        assert!(told.what.render(Language::En).contains("media/usb/8100-2026-0001"), "{told:?}");
        let lock = TargetLock::try_take(&bag).unwrap();
        assert_eq!(state(), Health::Good);
        drop(lock);
        assert_eq!(state(), Health::Warn);
    }
}
