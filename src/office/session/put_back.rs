//! Putting unpacked files in the place of the office's own, so that a run that is killed at any moment leaves either
//! the office as it was or the new one.
//!
//! The files of the new office lie complete in a folder inside the office. Then one small file, the plan, is written:
//! from that moment on the new office counts. Whoever opens the office first carries the plan out to its end. Each
//! step of it is one rename, and one that is done is not done again.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::private::make_private;
use crate::error::{Error, ErrorKind, Result};
use crate::media::{TargetLock, can_write_in, sync_folder, write_private};
use crate::message::message;

use crate::progress::Silent;

/// The name of the plan in the office's folder.
const PLAN: &str = "pemulihan.json";

/// Which files and folders, directly in the office's folder, give way and which ones take their place.
#[derive(Debug, Serialize, Deserialize)]
pub(in crate::office) struct PutBackPlan {
    /// The folder with the new ones, inside the office's.
    pub(in crate::office) from: String,
    /// The folder into which the old ones are moved, inside the office's.
    pub(in crate::office) aside: String,
    /// The names of the old ones that are moved aside.
    pub(in crate::office) old: Vec<String>,
    /// The names of the new ones.
    pub(in crate::office) new: Vec<String>,
}

impl PutBackPlan {
    /// Writes the plan, after which the new office counts, and carries it out.
    ///
    /// # Errors
    /// [`ErrorKind::Io`] or [`ErrorKind::NoSpace`] where something cannot be written. Where that was the plan, the
    /// office is as it was; else the next command goes on with it.
    pub(in crate::office) fn carry_out(&self, office: &Path) -> Result<()> {
        for name in self.old.iter().map(|name| office.join(name)).filter(|path| path.is_dir()) {
            can_write_in(&name)?;
        }
        let text = serde_json::to_vec_pretty(self).unwrap_or_default();
        sync_folder(&office.join(&self.from))?;
        write_private(&office.join(PLAN), &text)?;
        finish_restore(office)
    }
}

/// Returns true where the files of a new office are on their way into its folder.
pub(in crate::office) fn restore_is_planned(office: &Path) -> bool {
    office.join(PLAN).exists()
}

/// Carries out a plan that a killed run left in an office; nothing where there is none.
///
/// # Errors
/// [`ErrorKind::Office`] where the plan cannot be read; [`ErrorKind::Io`] where a file cannot be moved.
pub(in crate::office) fn finish_restore(office: &Path) -> Result<()> {
    if !restore_is_planned(office) {
        return Ok(());
    }
    let _lock = TargetLock::take(office, &Silent)?;
    let Ok(text) = fs::read_to_string(office.join(PLAN)) else { return Ok(()) };
    let plan: PutBackPlan = serde_json::from_str(&text).map_err(|error| {
        Error::new(ErrorKind::Office, message!("the plan of a restore cannot be read"))
            .file(office.join(PLAN))
            .hint(message!("move this file away, and restore the backup again"))
            .source(error)
    })?;
    let (from, aside) = (office.join(&plan.from), office.join(&plan.aside));
    make_private(&aside)?;
    for name in &plan.old {
        let (old, to) = (office.join(name), aside.join(name));
        if old.symlink_metadata().is_ok() && to.symlink_metadata().is_err() {
            moved(&old, &to)?;
        }
    }
    for name in &plan.new {
        let (new, to) = (from.join(name), office.join(name));
        if new.symlink_metadata().is_err() {
            continue;
        }
        if to.symlink_metadata().is_ok() {
            // Another program wrote it meanwhile.
            moved(&to, &free_name(&aside, name))?;
        }
        moved(&new, &to)?;
    }
    sync_folder(&aside)?;
    sync_folder(office)?;
    let _ = fs::remove_dir_all(&from);
    // An office that was new has nothing to be kept.
    let _ = fs::remove_dir(&aside);
    let plan = office.join(PLAN);
    fs::remove_file(&plan).map_err(|error| Error::io(&plan, message!("remove the file"), error))?;
    sync_folder(office)
}

fn moved(from: &Path, to: &Path) -> Result<()> {
    fs::rename(from, to).map_err(|error| Error::io(from, message!("move the file"), error))
}

fn free_name(folder: &Path, name: &str) -> PathBuf {
    let others = (2..).map(|count| folder.join(format!("{name}.{count}")));
    let all = std::iter::once(folder.join(name)).chain(others);
    let mut free = all.filter(|path| path.symlink_metadata().is_err());
    free.next().unwrap_or_else(|| folder.join(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(folder: &Path, name: &str, text: &str) {
        let file = folder.join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    /// Returns an office with an old ledger, and the plan with which a new one takes its place.
    fn office() -> (tempfile::TempDir, PutBackPlan) {
        let home = tempfile::tempdir().unwrap();
        for (name, text) in [
            ("ledger.db", "old"),
            ("ledger.db-wal", "old"),
            ("papers/1/a.pdf", "old"),
            ("store/data.csv", "data"),
            ("pulih.baru/ledger.db", "new"),
            ("pulih.baru/papers/1/b.pdf", "new"),
            ("pulih.baru/rates.json", "new"),
        ] {
            put(home.path(), name, text);
        }
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        let plan = PutBackPlan {
            from: "pulih.baru".to_owned(),
            aside: "sebelum".to_owned(),
            old: names(&["ledger.db", "ledger.db-wal", "papers"]),
            new: names(&["ledger.db", "papers", "rates.json"]),
        };
        (home, plan)
    }

    /// Checks that the new office is there, and all of the old one aside.
    fn is_new(home: &Path) {
        let read = |name: &str| fs::read_to_string(home.join(name)).unwrap_or_default();
        for name in ["ledger.db", "papers/1/b.pdf", "rates.json"] {
            assert_eq!(read(name), "new", "{name}");
        }
        for name in ["ledger.db", "ledger.db-wal", "papers/1/a.pdf"] {
            assert_eq!(read(&format!("sebelum/{name}")), "old", "{name}");
        }
        assert_eq!(read("store/data.csv"), "data");
        for gone in ["ledger.db-wal", "papers/1/a.pdf", "pulih.baru", PLAN] {
            assert!(!home.join(gone).exists(), "{gone}");
        }
    }

    #[test]
    fn a_run_that_is_killed_after_any_step_is_carried_on() {
        let steps = [
            ("ledger.db", "sebelum/ledger.db"),
            ("ledger.db-wal", "sebelum/ledger.db-wal"),
            ("papers", "sebelum/papers"),
            ("pulih.baru/ledger.db", "ledger.db"),
            ("pulih.baru/papers", "papers"),
            ("pulih.baru/rates.json", "rates.json"),
        ];
        for done in 0..=steps.len() {
            let (office, plan) = office();
            let home = office.path();
            finish_restore(home).unwrap();
            assert_eq!(fs::read_to_string(home.join("ledger.db")).unwrap(), "old", "no plan yet");
            fs::write(home.join(PLAN), serde_json::to_vec(&plan).unwrap()).unwrap();
            fs::create_dir(home.join("sebelum")).unwrap();
            for (from, to) in &steps[..done] {
                fs::rename(home.join(from), home.join(to)).unwrap();
            }
            finish_restore(home).unwrap();
            is_new(home);
            finish_restore(home).unwrap();
            is_new(home);
        }
    }

    #[test]
    fn what_was_written_meanwhile_is_kept() {
        let (office, plan) = office();
        put(office.path(), "rates.json", "of another program");
        plan.carry_out(office.path()).unwrap();
        is_new(office.path());
        let kept = fs::read_to_string(office.path().join("sebelum/rates.json")).unwrap();
        assert_eq!(kept, "of another program");
    }
}
