//! Reading back what was written and holding it against what was meant, in one pass.
//!
//! A thread of its own reads ahead into a few windows, while the digest of the whole and the digest of
//! the block are taken side by side, so that a fast device is kept reading.

use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};

use crate::error::{Error, ErrorKind, Result};
use crate::fixity::{BLOCK, Hasher, Intended, sha256};
use crate::media::{DeviceFile, Proof, Window};
use crate::model::Sha256Digest;
use crate::progress::Progress;

/// Blocks that are digested together, while as many others are being read.
const TOGETHER: usize = 2;

/// Reads a flushed file from its device, compares it block by block with what was meant, and
/// returns its SHA-256 from the same pass.
///
/// # Errors
/// [`ErrorKind::ReadBack`] with the offset of the first block that differs and both digests.
pub(super) fn read_back(
    path: &Path,
    intended: &Intended,
    progress: &dyn Progress,
) -> Result<(Sha256Digest, Proof)> {
    let mut whole = Hasher::default();
    let proof = read_through(path, intended, progress, Some(&mut whole))?;
    Ok((whole.finish(), proof))
}

/// Reads a file from its device and compares it block by block with what was meant.
///
/// # Errors
/// As [`read_back`].
pub(super) fn compare(path: &Path, intended: &Intended, progress: &dyn Progress) -> Result<Proof> {
    read_through(path, intended, progress, None)
}

fn read_through(
    path: &Path,
    intended: &Intended,
    progress: &dyn Progress,
    mut whole: Option<&mut Hasher>,
) -> Result<Proof> {
    let broken = |e| Error::io(path, "read back", e);
    let mut file = DeviceFile::open(path).map_err(broken)?;
    if file.len() != intended.bytes {
        return Err(differs(path, "the size", &intended.bytes, &file.len()));
    }
    let mut check = |first: usize, windows: &[Window]| -> Result<()> {
        if progress.cancelled() {
            return Err(Error::new(ErrorKind::Interrupted, "stopped by the user"));
        }
        let expected = intended.blocks[first..].iter();
        let digests = digests(windows, whole.as_deref_mut());
        for (number, (found, expected)) in (first..).zip(digests.iter().zip(expected)) {
            if found != expected {
                let place = format!("the block at byte {}", number * BLOCK);
                return Err(differs(path, &place, expected, found));
            }
        }
        progress.advance(windows.iter().map(|window| window.bytes().len() as u64).sum());
        Ok(())
    };
    let blocks = intended.blocks.len();
    if blocks <= 2 * TOGETHER {
        let mut window = Window::default();
        for number in 0..blocks {
            file.read_into((number * BLOCK) as u64, BLOCK, &mut window).map_err(broken)?;
            check(number, std::slice::from_ref(&window))?;
        }
        return Ok(file.proof());
    }
    let (give_back, free) = channel();
    let (to_check, read) = channel();
    for _ in 0..2 * TOGETHER {
        let _ = give_back.send(Window::default());
    }
    std::thread::scope(|scope| {
        let reader = scope.spawn(move || read_ahead(file, blocks, &free, &to_check));
        let checked = check_all(&read, &give_back, &mut check);
        // The reader finds nobody at the other end and stops.
        drop((read, give_back));
        let file = reader.join().unwrap_or_else(|_| Err(std::io::Error::other("a thread died")));
        checked?;
        file.map(|file| file.proof()).map_err(broken)
    })
}

/// Fills free windows with one block after the other.
fn read_ahead(
    mut file: DeviceFile,
    blocks: usize,
    free: &Receiver<Window>,
    to_check: &Sender<Window>,
) -> std::io::Result<DeviceFile> {
    for number in 0..blocks {
        let Ok(mut window) = free.recv() else { break };
        file.read_into((number * BLOCK) as u64, BLOCK, &mut window)?;
        if to_check.send(window).is_err() {
            break;
        }
    }
    Ok(file)
}

fn check_all(
    read: &Receiver<Window>,
    give_back: &Sender<Window>,
    check: &mut dyn FnMut(usize, &[Window]) -> Result<()>,
) -> Result<()> {
    let mut first = 0;
    let mut windows = Vec::with_capacity(TOGETHER);
    loop {
        windows.extend(read.iter().take(TOGETHER));
        if windows.is_empty() {
            return Ok(());
        }
        check(first, &windows)?;
        first += windows.len();
        for window in windows.drain(..) {
            // After the last block nobody wants it back.
            let _ = give_back.send(window);
        }
    }
}

/// Returns the digest of each window, and takes all of them into the digest of the whole.
fn digests(windows: &[Window], whole: Option<&mut Hasher>) -> Vec<Sha256Digest> {
    let of = |windows: &[Window]| -> Vec<Sha256Digest> {
        windows.iter().map(|window| sha256(window.bytes())).collect()
    };
    let Some(whole) = whole else {
        let (left, right) = windows.split_at(windows.len() / 2);
        let (mut left, right) = rayon::join(|| of(left), || of(right));
        left.extend(right);
        return left;
    };
    let update = || windows.iter().for_each(|window| whole.update(window.bytes()));
    rayon::join(update, || of(windows)).1
}

fn differs(
    path: &Path,
    what: &str,
    expected: &dyn std::fmt::Display,
    found: &dyn std::fmt::Display,
) -> Error {
    let message = format!("{what} is not what was written (expected {expected}, found {found})");
    Error::new(ErrorKind::ReadBack, message)
        .file(path)
        .hint("the medium does not keep what it is given: use another one")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::Silent;

    #[test]
    fn a_byte_changed_between_write_and_read_back_is_caught() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("f");
        let mut bytes = vec![7; 2 * BLOCK + 100];
        std::fs::write(&path, &bytes).unwrap();
        let intended = Intended::of(&bytes);
        let (digest, _) = read_back(&path, &intended, &Silent).unwrap();
        assert_eq!(digest, sha256(&bytes));
        bytes[BLOCK + 5] ^= 1;
        std::fs::write(&path, &bytes).unwrap();
        let error = read_back(&path, &intended, &Silent).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::ReadBack);
        assert!(error.message().contains(&format!("byte {BLOCK}")), "{error}");
    }

    #[test]
    fn a_file_that_grew_or_shrank_is_caught() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("f");
        for written in [vec![7; BLOCK + 1], vec![7; BLOCK - 1], vec![]] {
            std::fs::write(&path, &written).unwrap();
            assert!(read_back(&path, &Intended::of(&vec![7; BLOCK]), &Silent).is_err());
        }
    }
}
