//! Making one package for the shelf: claimed by a lock, written under an unfinished name, put in place by one
//! rename.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::package_facts::{FACTS, Facts, PACKAGE};
use super::recipe::Recipe;
use super::shelf_folder::Shelf;
use crate::bag::UNFINISHED;
use crate::error::{Error, Result};
use crate::media::{TargetLock, flush, rename_new, sync_folder};
use crate::message::message;
use crate::model::Sha256Digest;
use crate::pack::engine::{Level, Pace, read_back, write_package};
use crate::pack::made::make_files;
use crate::plan::Package;
use crate::progress::{Progress, Unseen};

/// A claim on making one package. Dropping it removes what was made so far, unless it is on the shelf.
pub(super) struct Work {
    folder: PathBuf,
    place: PathBuf,
    done: bool,
    _lock: TargetLock,
}

impl Shelf {
    /// Claims a package by locking its unfinished folder, and removes the ZIP and facts that a killed run left there.
    /// `None` where another run holds the lock.
    pub(super) fn claim(&self, digest: Sha256Digest) -> Result<Option<Work>> {
        let folder = self.unfinished(digest);
        loop {
            fs::create_dir_all(&folder)
                .map_err(|e| Error::io(&folder, message!("create the folder"), e))?;
            let lock = match TargetLock::try_take(&folder) {
                Ok(Some(lock)) => lock,
                Ok(None) => return Ok(None),
                Err(_) if !folder.exists() => continue,
                Err(error) => return Err(error),
            };
            // The folder may have been renamed or removed by its last holder before we got the lock.
            if lock.is_of(&folder) {
                empty(&folder)?;
                return Ok(Some(Work {
                    folder,
                    place: self.place(digest),
                    done: false,
                    _lock: lock,
                }));
            }
        }
    }

    /// Waits until no run is making the package.
    pub(super) fn wait_for(&self, digest: Sha256Digest, progress: &dyn Progress) -> Result<()> {
        let folder = self.unfinished(digest);
        match TargetLock::take(&folder, progress) {
            Err(_) if !folder.exists() => Ok(()),
            other => other.map(drop),
        }
    }

    /// Removes the unfinished folders that no run has locked, such as those that killed runs left. Where the filesystem
    /// has no locks, a folder in which a run is working is removed, too.
    pub(super) fn sweep(&self) -> Result<()> {
        let entries = match fs::read_dir(&self.folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(Error::io(&self.folder, message!("read the shelf"), error)),
        };
        for entry in entries {
            let entry =
                entry.map_err(|e| Error::io(&self.folder, message!("read the shelf"), e))?;
            let left = entry.path();
            let ours = entry.file_name().to_string_lossy().ends_with(UNFINISHED) && left.is_dir();
            if let (true, Ok(Some(lock))) = (ours, TargetLock::try_take(&left))
                && lock.is_of(&left)
            {
                let _ = fs::remove_dir_all(&left);
            }
        }
        Ok(())
    }

    fn unfinished(&self, digest: Sha256Digest) -> PathBuf {
        self.folder.join(format!("{digest}{UNFINISHED}"))
    }
}

impl Work {
    /// Makes the package, reads it back and puts it on the shelf. Returns false where another run put it there first.
    pub(super) fn make(
        mut self,
        package: &Package,
        level: Level,
        threads: usize,
        progress: &dyn Progress,
    ) -> Result<bool> {
        let zip = self.folder.join(PACKAGE);
        let pace = Pace { level: Some(level), threads };
        let files = make_files(package, &self.folder, progress)?;
        let packed = files.as_ref().map_or(package, |files| &files.package);
        let (intended, members) = write_package(&zip, packed, pace, progress)?;
        flush(&zip)?;
        read_back(&zip, &intended, &Unseen(progress))?;
        let facts = Facts::new(Recipe::of(package, level), intended, &members, files.as_ref());
        facts.write(&self.folder)?;
        drop(files);
        sync_folder(&self.folder)?;
        match rename_new(&self.folder, &self.place) {
            Ok(()) => self.done = true,
            Err(_) if self.place.join(FACTS).exists() => return Ok(false),
            Err(error) => return Err(Error::io(&self.place, message!("put on the shelf"), error)),
        }
        if let Some(shelf) = self.place.parent() {
            sync_folder(shelf)?;
        }
        Ok(true)
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        if !self.done {
            let _ = fs::remove_dir_all(&self.folder);
        }
    }
}

/// Removes the ZIP and the facts that a killed run left in a folder that is now locked by this one. Temporary folders
/// of other processes in it are removed when the next temporary folder is made there.
fn empty(folder: &Path) -> Result<()> {
    for name in [PACKAGE, FACTS] {
        let file = folder.join(name);
        match fs::remove_file(&file) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(Error::io(&file, message!("remove"), error));
            }
            _ => {}
        }
    }
    Ok(())
}
