//! Copying a package from the shelf to a medium.

use std::fs;
use std::io;
use std::path::Path;

use super::shelved_package::Shelved;
use crate::error::{Error, ErrorKind, Result};
use crate::media::begin_writing;
use crate::message::message;
use crate::progress::Progress;

/// How many bytes are copied between two checks for an interruption. A clone is made without a check.
const WINDOW: u64 = 16 << 20;

impl Shelved {
    /// Copies the ZIP to a new file: as a clone where the filesystem can, else within the kernel where that is
    /// possible, else through memory. Only the read-back proves the copy.
    pub(in crate::pack) fn copy_to(&self, path: &Path, progress: &dyn Progress) -> Result<()> {
        let out = fs::File::create_new(path).map_err(|e| Error::io(path, message!("create"), e))?;
        let bytes = self.facts.bytes;
        if rustix::fs::ioctl_ficlone(&out, &self.file).is_ok() {
            progress.advance(self.facts.recipe.source_bytes());
        } else {
            let mut scale = Scale { done: 0, bytes, of: self.facts.recipe.source_bytes() };
            let mut copied = 0;
            while copied < bytes {
                if progress.cancelled() {
                    return Err(Error::new(
                        ErrorKind::Interrupted,
                        message!("stopped by the user"),
                    ));
                }
                let mut window = io::Read::take(&self.file, WINDOW);
                // The standard library copies between files with `copy_file_range` where the kernel allows it.
                let now = io::copy(&mut window, &mut &out)
                    .map_err(|e| Error::io(path, message!("copy from the shelf"), e))?;
                if now == 0 {
                    break;
                }
                begin_writing(&out, copied, now);
                copied += now;
                progress.advance(scale.up_to(copied));
            }
        }
        Ok(())
    }
}

/// Counts copied bytes as a share of the source bytes, for the progress bar.
struct Scale {
    done: u64,
    bytes: u64,
    of: u64,
}

impl Scale {
    /// Returns how many source bytes the bytes copied since the last call stand for.
    fn up_to(&mut self, copied: u64) -> u64 {
        let done =
            (u128::from(copied) * u128::from(self.of) / u128::from(self.bytes.max(1))) as u64;
        let more = done - self.done;
        self.done = done;
        more
    }
}
