//! A target folder: its filesystem, free space and limits.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rustix::fs::{CWD, FlockOperation, RenameFlags, flock, renameat_with};
use rustix::io::Errno;

use crate::error::{Error, ErrorKind, Result};
use crate::progress::Progress;

/// `MSDOS_SUPER_MAGIC` of `statfs(2)`: FAT12, FAT16 and FAT32.
const FAT: i64 = 0x4d44;

/// A folder that media are written to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The folder.
    pub path: PathBuf,
    /// Bytes that may still be written.
    pub free: u64,
    /// The largest file; `None` where there is no limit that matters.
    pub max_file: Option<u64>,
}

impl Target {
    /// Looks at a folder.
    ///
    /// # Errors
    /// [`ErrorKind::Target`] when it is no folder or its filesystem does not answer.
    pub fn inspect(path: &Path) -> Result<Self> {
        let refused = |what: String| {
            Error::new(ErrorKind::Target, what)
                .file(path)
                .hint("name a folder on the medium, for example where it is mounted")
        };
        if !path.is_dir() {
            return Err(refused("the target is not a folder".into()));
        }
        let space = rustix::fs::statvfs(path)
            .map_err(|error| refused(format!("the target does not answer: {error}")))?;
        let kind = rustix::fs::statfs(path)
            .map_err(|error| refused(format!("the target does not answer: {error}")))?;
        Ok(Self {
            path: path.to_path_buf(),
            free: space.f_bavail.saturating_mul(space.f_frsize),
            max_file: (kind.f_type == FAT).then_some(u64::from(u32::MAX)),
        })
    }
}

/// Removes the folders in a folder that killed runs left: those with such a name that no run holds.
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

/// Keeps other runs from writing into a folder. The system gives it free when its holder ends,
/// however it ends.
#[derive(Debug)]
pub struct TargetLock {
    folder: std::fs::File,
}

impl TargetLock {
    /// Waits until no other run writes into the folder.
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
                return Err(Error::new(ErrorKind::Interrupted, "stopped by the user"));
            }
            std::thread::sleep(LOOK_AGAIN);
        }
    }

    /// Takes the lock where no other run has it.
    ///
    /// # Errors
    /// [`ErrorKind::Io`] when the folder cannot be opened.
    pub fn try_take(folder: &Path) -> Result<Option<Self>> {
        let file = std::fs::File::open(folder).map_err(|e| Error::io(folder, "open", e))?;
        match flock(&file, FlockOperation::NonBlockingLockExclusive) {
            Err(Errno::WOULDBLOCK) => Ok(None),
            // Where the filesystem has no locks, names that must be new are the last guard.
            _ => Ok(Some(Self { folder: file })),
        }
    }

    /// Returns true while the folder of this name is the one that is locked: another run may have
    /// renamed or removed it before the lock was taken.
    pub fn is_of(&self, folder: &Path) -> bool {
        use std::os::unix::fs::MetadataExt;
        let same =
            |a: &std::fs::Metadata, b: &std::fs::Metadata| (a.dev(), a.ino()) == (b.dev(), b.ino());
        let (locked, named) = (self.folder.metadata(), folder.symlink_metadata());
        locked.is_ok_and(|locked| named.is_ok_and(|named| same(&locked, &named)))
    }
}

/// How often a waiting run looks whether the target is free.
const LOOK_AGAIN: Duration = Duration::from_millis(100);

/// Flushes a folder's entries, so that a new name survives the pulling of the medium.
pub fn sync_folder(path: &Path) -> Result<()> {
    let synced = std::fs::File::open(path).and_then(|folder| folder.sync_all());
    match synced {
        Ok(()) => Ok(()),
        // Some filesystems (FUSE among them) have no flush for folders; their names go with the files.
        Err(error) if error.kind() == std::io::ErrorKind::InvalidInput => Ok(()),
        Err(error) => Err(Error::io(path, "flush the folder", error)),
    }
}

/// Gives a folder its name, which nothing may have yet.
pub fn rename_new(from: &Path, to: &Path) -> std::io::Result<()> {
    match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        // Filesystems without that flag: a rename onto a folder that is not empty fails.
        Err(Errno::INVAL | Errno::NOSYS) => std::fs::rename(from, to),
        other => other.map_err(Into::into),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_target_is_refused_with_a_way_out() {
        let error = Target::inspect(Path::new("/does/not/exist")).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Target);
        assert!(error.hint_text().is_some());
    }
}
