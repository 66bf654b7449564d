//! A lock that lets one run at a time write into a folder, and the removal of what killed runs left behind.

use std::path::Path;
use std::time::Duration;

use rustix::fs::{FlockOperation, flock};
use rustix::io::Errno;

use crate::error::{Error, ErrorKind, Result};
use crate::message::message;
use crate::progress::Progress;

/// A lock on a folder, which lets one run at a time write there. It is released when it is dropped or its process ends,
/// in whatever way. Where the filesystem has no locks, every run gets one.
#[derive(Debug)]
pub struct TargetLock {
    folder: std::fs::File,
}

impl TargetLock {
    /// Waits until no other run has the lock, and takes it.
    ///
    /// # Errors
    /// [`ErrorKind::Interrupted`] when the user stopped the work; [`ErrorKind::Io`] when the folder
    /// cannot be opened.
    pub fn take(folder: &Path, progress: &dyn Progress) -> Result<Self> {
        loop {
            if let Some(lock) = Self::try_take(folder)? {
                return Ok(lock);
            }
            if progress.cancelled() {
                return Err(Error::new(ErrorKind::Interrupted, message!("stopped by the user")));
            }
            std::thread::sleep(LOOK_AGAIN);
        }
    }

    /// Takes the lock without waiting; `None` where another run has it.
    ///
    /// # Errors
    /// [`ErrorKind::Io`] when the folder cannot be opened.
    pub fn try_take(folder: &Path) -> Result<Option<Self>> {
        let file = std::fs::File::open(folder)
            .map_err(|e| Error::io(folder, message!("open the folder"), e))?;
        match flock(&file, FlockOperation::NonBlockingLockExclusive) {
            Err(Errno::WOULDBLOCK) => Ok(None),
            // Some filesystems have no locks. There, only names that must be new keep two runs apart.
            _ => Ok(Some(Self { folder: file })),
        }
    }

    /// Returns true while the locked folder still has this name. Another run may have renamed or removed it before
    /// the lock was taken.
    pub fn is_of(&self, folder: &Path) -> bool {
        use std::os::unix::fs::MetadataExt;
        let same =
            |a: &std::fs::Metadata, b: &std::fs::Metadata| (a.dev(), a.ino()) == (b.dev(), b.ino());
        let (locked, named) = (self.folder.metadata(), folder.symlink_metadata());
        locked.is_ok_and(|locked| named.is_ok_and(|named| same(&locked, &named)))
    }
}

/// How long a waiting run sleeps before it tries again.
const LOOK_AGAIN: Duration = Duration::from_millis(100);

/// Removes the folders that killed runs left: those directly in `within` whose name `is_left` accepts and that no run
/// has locked. Where the filesystem has no locks, a folder that a run is using counts as left, too. A folder that
/// cannot be opened or removed stays.
pub fn sweep(within: &Path, is_left: impl Fn(&str) -> bool) {
    let Ok(entries) = std::fs::read_dir(within) else { return };
    for entry in entries.flatten() {
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_folder
            && is_left(&entry.file_name().to_string_lossy())
            && let Ok(Some(_lock)) = TargetLock::try_take(&entry.path())
        {
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}
