//! The last backup: where backups go, whether the last one is old, and whether it lies on the office's own disk.

use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};
use serde::Serialize;

use super::names::held_in;
use super::scope::BACKUPS;
use crate::catalog::Holidays;
use crate::error::Result;
use crate::message::{Message, message};
use crate::model::OfficeSettings;
use crate::office::session::Home;

/// The last backup in the folder of the settings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LastBackup {
    /// The path of the folder in which backups are made.
    pub folder: String,
    /// The moment of the last one, in the office's zone; `None` where there is none.
    pub last: Option<DateTime>,
    /// True where there is none, or it is older than 24 hours without those of free days.
    pub old: bool,
    /// True where the folder lies on the same disk as the office.
    pub same_disk: bool,
}

impl LastBackup {
    /// Returns what has to be said of it; `None` where it is as it should be.
    pub fn warning(&self) -> Option<Message> {
        let (folder, last) = (&self.folder, self.last.map(written));
        match last {
            None => Some(message!("there is no backup in {folder}", folder)),
            Some(last) if self.old => {
                Some(message!("the last backup is of {last}, in {folder}", last, folder))
            }
            Some(last) if self.same_disk => Some(message!(
                "the backup of {last} lies on the office's own disk, in {folder}",
                last,
                folder
            )),
            Some(_) => None,
        }
    }

    /// Returns its moment and place, for a backup that is as it should be.
    pub(in crate::office) fn words(&self) -> Message {
        let last = self.last.map(written).unwrap_or_default();
        message!("{last}, in {folder}", last, folder = &self.folder)
    }
}

fn written(moment: DateTime) -> String {
    moment.strftime("%Y-%m-%d %H:%M").to_string()
}

impl Home {
    /// Looks for the last backup of the office, as it stands now.
    ///
    /// # Errors
    /// As [`Catalog::holidays`](crate::catalog::Catalog::holidays).
    pub(in crate::office) fn last_backup(&self) -> Result<LastBackup> {
        let holidays = self.catalog().holidays()?;
        Ok(last_backup(self.folder(), self.settings(), &holidays, self.clock.moment(None)))
    }
}

/// Looks for the last backup of an office, as it stands at `now`.
pub(in crate::office) fn last_backup(
    office: &Path,
    settings: &OfficeSettings,
    holidays: &Holidays,
    now: DateTime,
) -> LastBackup {
    let folder = folder_of(office, settings);
    // One of a moment that has not come was made by a clock that was wrong.
    let last = held_in(&folder).into_iter().map(|held| held.moment).find(|moment| *moment <= now);
    LastBackup {
        old: last.is_none_or(|last| is_old(last, now, holidays)),
        same_disk: is_same_disk(office, &folder),
        folder: folder.display().to_string(),
        last,
    }
}

/// Returns the folder in which backups are made where the command names none.
pub(super) fn folder_of(office: &Path, settings: &OfficeSettings) -> PathBuf {
    match settings.keep.backup_to.trim() {
        "" => office.join(BACKUPS),
        set => office.join(set),
    }
}

/// Returns true where more than 24 hours lie between two moments, without those of the free days between them.
fn is_old(last: DateTime, now: DateTime, holidays: &Holidays) -> bool {
    let is_free = |day: Date| holidays.working_day_from(day) != day;
    let between = last.date().series(1.day()).skip(1).take_while(|day| *day < now.date());
    // No office is closed for longer than this, and a backup of another age is old in any case.
    let free = between.take(60).filter(|day| is_free(*day)).count();
    let hours = 24 + 24 * i64::try_from(free).unwrap_or_default();
    last.checked_add(hours.hours()).is_ok_and(|until| until < now)
}

/// Returns true where a folder, or the nearest one above it that is there, lies on the same disk as the office.
pub(super) fn is_same_disk(office: &Path, folder: &Path) -> bool {
    let disk = |path: &Path| {
        let there = path.ancestors().find_map(|above| above.metadata().ok());
        there.map(|found| found.dev())
    };
    disk(office) == disk(folder)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_backup_of_friday_evening_is_not_old_on_monday_morning() {
        // 27 November 2026 is a Friday.
        let friday = date(2026, 11, 27).at(17, 0, 0, 0);
        let none = Holidays::default();
        for (day, hour, old) in [(28, 16, false), (30, 8, false), (30, 18, true)] {
            let now = date(2026, 11, day).at(hour, 0, 0, 0);
            assert_eq!(is_old(friday, now, &none), old, "{now}");
        }
        let tuesday = date(2026, 11, 24).at(17, 0, 0, 0);
        assert!(!is_old(tuesday, date(2026, 11, 25).at(17, 0, 0, 0), &none));
        assert!(is_old(tuesday, date(2026, 11, 25).at(17, 1, 0, 0), &none));
    }
}
