//! A target folder: its filesystem, free space and limits.

use std::path::{Path, PathBuf};

use crate::error::{Error, ErrorKind, Result};
use crate::message::{Message, message};

/// `MSDOS_SUPER_MAGIC` of `statfs(2)`: FAT12, FAT16 and FAT32.
const FAT: i64 = 0x4d44;

/// A folder that packages are written to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The folder.
    pub path: PathBuf,
    /// Bytes that the filesystem has free for users without special rights.
    pub free: u64,
    /// The largest file in bytes; `None` where no such limit is known. It is known of FAT alone.
    pub max_file: Option<u64>,
}

impl Target {
    /// Returns what the folder's filesystem says.
    ///
    /// # Errors
    /// [`ErrorKind::Target`] when it is not a folder, or its filesystem does not answer.
    pub fn inspect(path: &Path) -> Result<Self> {
        let refused = |what: Message| {
            Error::new(ErrorKind::Target, what)
                .file(path)
                .hint(message!("name a folder on the medium, for example where it is mounted"))
        };
        if !path.is_dir() {
            return Err(refused(message!("the target is not a folder")));
        }
        let space = rustix::fs::statvfs(path).map_err(|error| {
            refused(message!(
                "the target does not answer: {error}",
                error = std::io::Error::from(error)
            ))
        })?;
        let kind = rustix::fs::statfs(path).map_err(|error| {
            refused(message!(
                "the target does not answer: {error}",
                error = std::io::Error::from(error)
            ))
        })?;
        Ok(Self {
            path: path.to_path_buf(),
            free: space.f_bavail.saturating_mul(space.f_frsize),
            max_file: (kind.f_type == FAT).then_some(u64::from(u32::MAX)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_target_is_refused_with_a_way_out() {
        let error = Target::inspect(Path::new("/does/not/exist")).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Target);
        assert!(error.hint_message().is_some());
    }
}
