//! Making a backup: written under an unfinished name, verified whole, named; then old ones are removed by the rule.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::civil::DateTime;
use serde::Serialize;

use super::archive::{About, Archive, Passing, about_of, write};
use super::last::{folder_of, is_same_disk};
use super::names::{Held, held_in, is_unfinished, name_of};
use super::rule::staying;
use super::scope::files;
use crate::error::{Error, ErrorKind, Result};
use crate::media::{can_write_in, own_unfinished, publish};
use crate::message::message;
use crate::office::session::{Home, Session, make_private};
use crate::progress::Progress;

/// How long an unfinished backup is left alone: another run may still write it.
const ABANDONED: Duration = Duration::from_hours(24);

/// A backup that was made and verified.
#[derive(Debug, Serialize)]
pub struct OfficeBackup {
    /// `lengkap`; any other result is an error.
    pub result: &'static str,
    /// The path of the file.
    pub path: String,
    /// Its bytes.
    pub bytes: u64,
    /// Number of rows in the chain of the ledger in it.
    pub rows: u64,
    /// The last hash of that chain.
    pub head: String,
    /// The paths of older backups that no rule keeps any more; they were removed.
    pub removed: Vec<String>,
    /// Number of backups of this office in the folder, the new one among them.
    pub kept: usize,
    /// True where the backup lies on the same disk as the office.
    pub same_disk: bool,
}

impl Session {
    /// Makes a backup of the office in a folder, or in the one of the settings, while the office is in use. It holds
    /// everything but stores, shelf, media, the index and what is unfinished. Afterwards older backups of this office
    /// in that folder are removed that the rule does not keep: the newest of each of seven days, five weeks and twelve
    /// months stays.
    ///
    /// # Errors
    /// As [`Ledger::backup`](crate::ledger::Ledger::backup), such as where the ledger is damaged;
    /// [`ErrorKind::Target`] where the folder is one of the office's own; [`ErrorKind::Exists`] where a backup of this
    /// second is there; [`ErrorKind::ReadBack`] where the written file differs when it is read;
    /// [`ErrorKind::Interrupted`] where the user stopped it. After an error no new backup is left, and no old one is
    /// removed.
    pub fn backup(&mut self, to: Option<&Path>, progress: &dyn Progress) -> Result<OfficeBackup> {
        let (home, ledger) = self.parts()?;
        let folder =
            to.map_or_else(|| folder_of(home.folder(), home.settings()), Path::to_path_buf);
        home.refuse_inside(&folder, "to")?;
        make_private(&folder)?;
        can_write_in(&folder)?;
        let now = home.clock.moment(None);
        let target = folder.join(name_of(now));
        if target.exists() {
            return Err(Error::new(ErrorKind::Exists, message!("a backup never overwrites"))
                .file(&target)
                .hint(message!("run the command again")));
        }
        // The ledger is copied into the office: SQLite may not be able to work in the folder of the backups.
        make_private(&home.scratch())?;
        let copy = Passing(own_unfinished(&home.scratch().join("cadangan.db")));
        let check = ledger.backup(&copy.0)?;
        let first = ledger.first_link()?;
        let about = About::new(now.to_string(), check.rows, check.head.clone(), first.clone());
        let unfinished = Passing(own_unfinished(&target));
        write(&unfinished.0, &about, &members(home, &folder, &copy.0)?, progress)?;
        Archive::open(&unfinished.0)?.verify(progress)?;
        publish(&unfinished.0, &target, |error| {
            Error::io(&target, message!("write the backup"), error)
        })?;
        let bytes = target.metadata().map_or(0, |found| found.len());
        let (removed, kept) = tidy(&folder, now, &about);
        Ok(OfficeBackup {
            result: check.result,
            path: target.display().to_string(),
            bytes,
            rows: check.rows,
            head: check.head,
            removed,
            kept,
            same_disk: is_same_disk(home.folder(), &folder),
        })
    }
}

/// Returns the members of a backup: the files of the office, and the copy of its ledger.
fn members(home: &Home, folder: &Path, copy: &Path) -> Result<Vec<(String, PathBuf)>> {
    let stores = home.stores().into_iter().map(|store| store.folder);
    let others: Vec<PathBuf> = stores.chain([home.shelf_folder(), folder.to_path_buf()]).collect();
    let found = files(home.folder(), &others)?;
    let mut members: Vec<(String, PathBuf)> = found
        .into_iter()
        .map(|name| {
            let path = home.folder().join(&name);
            (name, path)
        })
        .collect();
    members.push(("ledger.db".to_owned(), copy.to_path_buf()));
    members.sort_unstable();
    Ok(members)
}

/// Removes the backups of this office that no rule keeps, and what killed runs left. Returns the paths of the removed
/// backups, and how many are kept. One that cannot be read, or is of another office, neither goes nor counts.
fn tidy(folder: &Path, now: DateTime, about: &About) -> (Vec<String>, usize) {
    let is_own = |held: &Held| about_of(&held.path).is_some_and(|other| other.first == about.first);
    let own: Vec<Held> = held_in(folder).into_iter().filter(is_own).collect();
    let moments: Vec<DateTime> = own.iter().map(|held| held.moment).collect();
    // The new one's name holds whole seconds, and is not after the moment of the clock.
    let stays = staying(&moments, now);
    let going = own.iter().enumerate().filter(|(place, _)| !stays.contains(place));
    let gone = going.filter(|(_, held)| fs::remove_file(&held.path).is_ok());
    let removed: Vec<String> = gone.map(|(_, held)| held.path.display().to_string()).collect();
    remove_abandoned(folder);
    let kept = own.len() - removed.len();
    (removed, kept)
}

fn remove_abandoned(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let changed = entry.metadata().and_then(|found| found.modified()).ok();
        let is_old = changed.and_then(|at| at.elapsed().ok()).is_some_and(|age| age > ABANDONED);
        if is_old && is_unfinished(&entry.file_name().to_string_lossy()) {
            let _ = fs::remove_file(entry.path());
        }
    }
}
