//! Measures the speed of a target: writes and flushes a file for a moment, and reads it back from the device.
//!
//! The result is only an estimate. A stick with a cache of its own takes the first bytes faster than later ones.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::device::DeviceFile;
use crate::bag::UNFINISHED;
use crate::error::{Error, ErrorKind, Result};
use crate::fixity::BLOCK;
use crate::message::message;
use crate::progress::Progress;

/// Writing ends when [`LONGEST`] or [`MOST`] is reached, but not before one [`WINDOW`]. Reading ends with the file or
/// after [`LONGEST`].
const LONGEST: Duration = Duration::from_millis(1500);
const MOST: u64 = 64 << 20;
/// Bytes between two flushes.
const WINDOW: u64 = 4 << 20;

/// The speed of a target, in bytes a second.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TargetRate {
    /// Writing with flushes.
    pub write: f64,
    /// Reading back, from the device where the filesystem allows it.
    pub read: f64,
}

/// Writes a file of 4 to 64 MiB into the folder, reads it back for about 1.5 seconds at most, and removes it. `None`
/// where the target becomes full while the file is written.
///
/// # Errors
/// [`ErrorKind::Target`] when the file cannot be created, written or read there; [`ErrorKind::Interrupted`] when the
/// user stopped the work.
pub fn measure(folder: &Path, progress: &dyn Progress) -> Result<Option<TargetRate>> {
    let path = folder.join(format!("kemas-uji-tulis.{}{UNFINISHED}", std::process::id()));
    let refused = |error: io::Error| {
        let message = message!("the target cannot be written: {error}", error);
        Error::new(ErrorKind::Target, message)
            .file(folder)
            .hint(message!("unlock the medium's write protection, or name another folder"))
            .source(error)
    };
    let file = File::create_new(&path).map_err(refused)?;
    let trial = Trial { path, file };
    match trial.run(progress) {
        Ok(rate) => Ok(Some(rate)),
        Err(error) if error.kind() == io::ErrorKind::StorageFull => Ok(None),
        Err(error) if error.kind() == io::ErrorKind::Interrupted => {
            Err(Error::new(ErrorKind::Interrupted, message!("stopped by the user")))
        }
        Err(error) => Err(refused(error)),
    }
}

/// The test's file. It is removed when this value is dropped.
struct Trial {
    path: PathBuf,
    file: File,
}

impl Trial {
    fn run(&self, progress: &dyn Progress) -> io::Result<TargetRate> {
        let block = noise();
        let begun = Instant::now();
        let mut written = 0;
        while written < MOST && (written == 0 || begun.elapsed() < LONGEST) {
            if progress.cancelled() {
                return Err(io::ErrorKind::Interrupted.into());
            }
            for _ in 0..WINDOW / BLOCK as u64 {
                (&self.file).write_all(&block)?;
            }
            self.file.sync_data()?;
            written += WINDOW;
        }
        let write = rate(written, begun);
        let mut device = DeviceFile::open(&self.path)?;
        let begun = Instant::now();
        let mut read = 0;
        while read < written && begun.elapsed() < LONGEST {
            read += device.read_at(read, BLOCK)?.len() as u64;
        }
        Ok(TargetRate { write, read: rate(read, begun) })
    }
}

impl Drop for Trial {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

fn rate(bytes: u64, begun: Instant) -> f64 {
    bytes as f64 / begun.elapsed().as_secs_f64().max(1e-6)
}

/// Returns a block of bytes that cannot be compressed (xorshift, Marsaglia 2003).
fn noise() -> Vec<u8> {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut bytes = Vec::with_capacity(BLOCK);
    while bytes.len() < BLOCK {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        bytes.extend(state.to_le_bytes());
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::Silent;

    #[test]
    fn a_test_tells_two_rates_and_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let rate = measure(folder.path(), &Silent).unwrap().unwrap();
        assert!(rate.write > 0.0 && rate.read > 0.0, "{rate:?}");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_target_that_is_not_there_is_named() {
        let error = measure(Path::new("/does/not/exist"), &Silent).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Target);
        assert!(error.hint_message().is_some());
    }
}
