//! Waits until bytes are on the device.

use std::collections::BTreeSet;
use std::fs::File;
use std::io;
use std::num::NonZeroU64;
use std::path::{Path, PathBuf};

use rustix::fs::{Advice, fadvise, statfs, syncfs};

use crate::error::{Error, ErrorKind, Result};
use crate::message::message;
use crate::progress::Progress;

/// Where there are more files than this, the whole filesystem is flushed at once, except on FUSE.
const MANY: usize = 64;

/// `FUSE_SUPER_MAGIC` of `statfs(2)`. `syncfs` has no effect on such a filesystem.
const FUSE: i64 = 0x6573_5546;

/// Asks the kernel to begin writing a range of a file to its device, and does not wait for it. A `length` of 0 means
/// up to the file's end. On Linux, dropping pages from the cache begins with writing those that are not on the device
/// yet.
pub fn begin_writing(file: &File, offset: u64, length: u64) {
    let _ = fadvise(file, offset, NonZeroU64::new(length), Advice::DontNeed);
}

/// Waits until all of a file is on its device.
///
/// # Errors
/// [`ErrorKind::Io`] when it cannot be opened or written; [`ErrorKind::NoSpace`] when the disk is full.
pub fn flush(path: &Path) -> Result<()> {
    let flushed = File::open(path).and_then(|file| file.sync_all());
    flushed.map_err(|e| Error::io(path, message!("flush"), e))
}

/// Waits until all of these files are on the device, and also the folders that hold them, up to `folder` itself. Each
/// file is given with its number of bytes, for the progress.
///
/// # Errors
/// [`ErrorKind::Io`] when a file or folder cannot be flushed; [`ErrorKind::NoSpace`] when the disk is full;
/// [`ErrorKind::Interrupted`] when the user stopped the work, which is asked before each file, but not where the
/// whole filesystem is flushed at once.
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

/// Waits until a folder's entries are on the device, so that a new name is kept when the medium is pulled out. Where
/// the filesystem answers that it cannot flush a folder, that is no error.
pub fn sync_folder(path: &Path) -> Result<()> {
    let synced = File::open(path).and_then(|folder| folder.sync_all());
    match synced {
        Ok(()) => Ok(()),
        // Some filesystems (FUSE among them) cannot flush a folder; they write its entries with the files.
        Err(error) if error.kind() == io::ErrorKind::InvalidInput => Ok(()),
        Err(error) => Err(Error::io(path, message!("flush the folder"), error)),
    }
}

fn is_fuse(folder: &Path) -> bool {
    statfs(folder).is_ok_and(|filesystem| filesystem.f_type == FUSE)
}
