//! The office's copies of documents: written so that they are proven, and compared with what was recorded.

use std::path::{Path, PathBuf};

use super::home::Home;
use super::private::make_private;
use crate::error::{Error, ErrorKind, Result};
use crate::fixity::{sha256, sha256_of};
use crate::media::open_regular;
use crate::message::{Message, message};
use crate::model::Sha256Digest;

impl Home {
    /// Writes a copy that only its owner may read into a folder of the office, flushes it, reads it back, and returns
    /// its path. `folder` is relative to the office's folder; it is made where it is missing.
    ///
    /// # Errors
    /// [`ErrorKind::Io`] where it cannot be written, or where the folder is a link, which could lead out of the office;
    /// [`ErrorKind::ReadBack`] where other bytes are read back.
    pub(in crate::office) fn keep_copy(
        &self,
        folder: &Path,
        name: &str,
        bytes: &[u8],
    ) -> Result<PathBuf> {
        let place = self.folder().join(folder);
        make_private(&place)?;
        if place.symlink_metadata().is_ok_and(|found| found.is_symlink()) {
            let message = message!("this folder is a link, which could lead out of the office");
            return Err(Error::new(ErrorKind::Io, message)
                .file(&place)
                .hint(message!("put a real folder in its place")));
        }
        let path = self.write(folder, name, bytes)?;
        match self.fault_of_copy(&folder.join(name), sha256(bytes)) {
            None => Ok(path),
            Some(what) => Err(Error::new(ErrorKind::ReadBack, what)
                .file(&path)
                .hint(message!("check the disk, then run the command again"))),
        }
    }

    /// Returns true where there is something at a path in the office's folder, be it a broken link.
    pub(in crate::office) fn has_copy(&self, path: &Path) -> bool {
        self.folder().join(path).symlink_metadata().is_ok()
    }

    /// Returns the whole path of a copy.
    pub(in crate::office) fn path_of_copy(&self, path: &Path) -> PathBuf {
        self.folder().join(path)
    }

    /// Returns the path in the office's folder of an agreement's scan, which is recorded with its path in the office as
    /// that lay then.
    pub(in crate::office) fn place_of_scan(recorded: &Path) -> PathBuf {
        Path::new("agreements").join(recorded.file_name().unwrap_or_default())
    }

    /// Returns what is wrong with a copy at a path relative to the office's folder; `None` where it has this SHA-256.
    pub(in crate::office) fn fault_of_copy(
        &self,
        path: &Path,
        recorded: Sha256Digest,
    ) -> Option<Message> {
        let path = self.folder().join(path);
        match path.symlink_metadata() {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Some(message!("the file is gone"));
            }
            Ok(found) if !found.is_file() => return Some(message!("this is no file any more")),
            _ => {}
        }
        let found = open_regular(&path).and_then(sha256_of);
        match found {
            Err(error) => {
                Some(Error::io(&path, message!("read the file"), error).message().clone())
            }
            Ok((found, _)) if found != recorded => Some(message!("the file has changed")),
            Ok(_) => None,
        }
    }
}
