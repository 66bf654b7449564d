//! Getting bytes from memory to the device.

use std::collections::BTreeSet;
use std::fs::File;
use std::io;
use std::num::NonZeroU64;
use std::path::{Path, PathBuf};

use rustix::fs::{Advice, fadvise, statfs, syncfs};

use crate::error::{Error, ErrorKind, Result};
use crate::message::message;
use crate::progress::Progress;

/// More files than these are flushed with their whole filesystem, in one go.
const MANY: usize = 64;

/// `FUSE_SUPER_MAGIC` of `statfs(2)`: `syncfs` does not reach such a filesystem.
const FUSE: i64 = 0x6573_5546;

/// Asks the kernel to begin writing a range of a file to its device (to the file's end where `length` is 0),
/// and does not wait for it. (On
/// Linux that is what forgetting dirty pages begins with.)
pub fn begin_writing(file: &File, offset: u64, length: u64) {
    let _ = fadvise(file, offset, NonZeroU64::new(length), Advice::DontNeed);
}

/// Waits until all of a file is on its device.
///
/// # Errors
/// [`ErrorKind::Io`] when it cannot be written.
pub fn flush(path: &Path) -> Result<()> {
    let flushed = File::open(path).and_then(|file| file.sync_all());
    flushed.map_err(|e| Error::io(path, message!("flush"), e))
}

/// Waits until all of these files below a folder are on their device, with the names that lead to
/// them. Each is given with its bytes.
///
/// # Errors
/// [`ErrorKind::Io`] when one cannot be written; [`ErrorKind::Interrupted`] when the user stopped
/// the work.
pub fn flush_files(folder: &Path, files: &[(PathBuf, u64)], progress: &dyn Progress) -> Result<()> {
    if files.len() > MANY && !is_fuse(folder) {
        let flushed = File::open(folder).and_then(|folder| Ok(syncfs(folder)?));
        flushed.map_err(|e| Error::io(folder, message!("flush"), e))?;
        progress.advance(files.iter().map(|(_, bytes)| bytes).sum());
        return Ok(());
    }
    let mut folders = BTreeSet::new();
    for (file, bytes) in files {
        if progress.cancelled() {
            return Err(Error::new(ErrorKind::Interrupted, message!("stopped by the user")));
        }
        flush(file)?;
        let above = file.ancestors().skip(1).take_while(|above| above.starts_with(folder));
        folders.extend(above);
        progress.advance(*bytes);
    }
    folders.into_iter().try_for_each(sync_folder)
}

/// Flushes a folder's entries, so that a new name survives the pulling of the medium.
pub fn sync_folder(path: &Path) -> Result<()> {
    let synced = File::open(path).and_then(|folder| folder.sync_all());
    match synced {
        Ok(()) => Ok(()),
        // Some filesystems (FUSE among them) have no flush for folders; their names go with the files.
        Err(error) if error.kind() == io::ErrorKind::InvalidInput => Ok(()),
        Err(error) => Err(Error::io(path, message!("flush the folder"), error)),
    }
}

fn is_fuse(folder: &Path) -> bool {
    statfs(folder).is_ok_and(|filesystem| filesystem.f_type == FUSE)
}
