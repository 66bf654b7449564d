//! Reading back what was written and comparing it with what was intended, in one pass.
//!
//! The blocks of a large file are taken in turn by two threads. Each reads its block from the device and compares the
//! digest while the other one reads, so that the device always has work. A file of few blocks is read by one thread.
//! Where the SHA-256 of the whole file is wanted, the blocks go into it in order. That is serial and the slowest step
//! on a fast device.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, PoisonError};

use crate::error::{Error, ErrorKind, Result};
use crate::fixity::{BLOCK, BlockDigest, Hasher, Intended};
use crate::media::{DeviceFile, Proof, Window};
use crate::message::{Message, message};
use crate::model::Sha256Digest;
use crate::progress::Progress;

/// Threads that read a large file.
const READERS: usize = 2;
/// Blocks in memory: those with the readers, and those waiting for the digest of the whole. A file of no more blocks
/// is read by one thread. With 5 the readers wait for each other (0.20 s for 190 MB); 12 are no faster than 8.
const WINDOWS: usize = 8;

/// Reads a flushed file from its device where the filesystem allows that, compares it block by block with what was
/// intended, and returns its SHA-256 from the same pass.
///
/// # Errors
/// Among others: [`ErrorKind::ReadBack`] with both sizes where these differ, else with the offset and both digests of a
/// block that differs; [`ErrorKind::Io`] where the file cannot be read; [`ErrorKind::Interrupted`].
pub(in crate::pack) fn read_back(
    path: &Path,
    intended: &Intended,
    progress: &dyn Progress,
) -> Result<(Sha256Digest, Proof)> {
    let mut whole = Hasher::default();
    let proof = read_through(path, intended, progress, Some(&mut whole))?;
    Ok((whole.finish(), proof))
}

/// Reads a file as [`read_back`] does and compares it block by block with what was intended, without its SHA-256.
///
/// # Errors
/// As [`read_back`].
pub(in crate::pack) fn compare(
    path: &Path,
    intended: &Intended,
    progress: &dyn Progress,
) -> Result<Proof> {
    read_through(path, intended, progress, None)
}

fn read_through(
    path: &Path,
    intended: &Intended,
    progress: &dyn Progress,
    mut whole: Option<&mut Hasher>,
) -> Result<Proof> {
    let file =
        DeviceFile::open(path).map_err(|e| Error::io(path, message!("read the file back"), e))?;
    if file.len() != intended.bytes {
        return Err(differs(path, message!("the size"), &intended.bytes, &file.len()));
    }
    let mut take = |window: &Window| {
        if progress.cancelled() {
            return Err(Error::new(ErrorKind::Interrupted, message!("stopped by the user")));
        }
        if let Some(whole) = &mut whole {
            whole.update(window.bytes());
        }
        progress.advance(window.bytes().len() as u64);
        Ok(())
    };
    let blocks = Blocks { path, intended, next: AtomicUsize::new(0) };
    if intended.blocks.len() <= WINDOWS {
        // Too little for a second thread.
        let mut reader = Reader { blocks: &blocks, file };
        let mut window = Window::default();
        while reader.next(&mut window)?.is_some() {
            take(&window)?;
        }
        return Ok(reader.file.proof());
    }
    let second =
        DeviceFile::open(path).map_err(|e| Error::io(path, message!("read the file back"), e))?;
    let (give_back, free) = channel();
    let (to_take, read) = channel();
    for _ in 0..WINDOWS {
        let _ = give_back.send(Window::default());
    }
    let free = Mutex::new(free);
    std::thread::scope(|scope| {
        let readers: [_; READERS] = [file, second].map(|file| {
            let (free, to_take) = (&free, to_take.clone());
            let reader = Reader { blocks: &blocks, file };
            scope.spawn(move || reader.run(free, &to_take))
        });
        drop(to_take);
        let taken = take_all(&read, &give_back, &mut take);
        // Readers that are still at work cannot send any more, and stop.
        drop((read, give_back));
        let proofs = readers.map(|reader| reader.join().ok());
        taken?;
        let died = || Error::new(ErrorKind::Internal, message!("a thread died")).file(path);
        proofs.into_iter().max().flatten().ok_or_else(died)
    })
}

/// The blocks of a file; each reader takes the next one.
struct Blocks<'a> {
    path: &'a Path,
    intended: &'a Intended,
    next: AtomicUsize,
}

struct Reader<'a> {
    blocks: &'a Blocks<'a>,
    file: DeviceFile,
}

impl Reader<'_> {
    /// Reads the next block into the window and returns its number; `None` after the last.
    fn next(&mut self, window: &mut Window) -> Result<Option<usize>> {
        let Blocks { path, intended, next } = self.blocks;
        let number = next.fetch_add(1, Ordering::Relaxed);
        let Some(expected) = intended.blocks.get(number) else { return Ok(None) };
        let read = self.file.read_into((number * BLOCK) as u64, BLOCK, window);
        read.map_err(|e| Error::io(path, message!("read the file back"), e))?;
        let found = BlockDigest::of(window.bytes());
        if found != *expected {
            let place = message!("the block at byte {byte}", byte = number * BLOCK);
            return Err(differs(path, place, expected, &found));
        }
        Ok(Some(number))
    }

    /// Reads blocks into free windows until there are no more, and returns where the bytes came from.
    fn run(mut self, free: &Mutex<Receiver<Window>>, to_take: &Sender<Read>) -> Proof {
        loop {
            // A block is chosen only once a window is free. So the lowest missing block always has a window.
            let window = free.lock().unwrap_or_else(PoisonError::into_inner).recv();
            let Ok(mut window) = window else { break };
            let read = match self.next(&mut window) {
                Ok(None) => break,
                Ok(Some(number)) => Ok((number, window)),
                Err(error) => Err(error),
            };
            let failed = read.is_err();
            if to_take.send(read).is_err() || failed {
                break;
            }
        }
        self.file.proof()
    }
}

/// A block that was read and has the intended digest, with its number.
type Read = Result<(usize, Window)>;

/// Takes the blocks in order; `early` holds those that came before their turn.
fn take_all(
    read: &Receiver<Read>,
    give_back: &Sender<Window>,
    take: &mut dyn FnMut(&Window) -> Result<()>,
) -> Result<()> {
    let mut early = BTreeMap::new();
    let mut next = 0;
    for block in read {
        let (number, window) = block?;
        early.insert(number, window);
        while let Some(window) = early.remove(&next) {
            take(&window)?;
            // After the last block, the readers no longer take windows.
            let _ = give_back.send(window);
            next += 1;
        }
    }
    Ok(())
}

fn differs(
    path: &Path,
    what: Message,
    expected: &dyn std::fmt::Display,
    found: &dyn std::fmt::Display,
) -> Error {
    let message = message!(
        "{what} is not what was written (expected {expected}, found {found})",
        what,
        expected = expected.to_string(),
        found = found.to_string()
    );
    Error::new(ErrorKind::ReadBack, message)
        .file(path)
        .hint(message!("the medium does not keep what it is given: use another one"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixity::sha256;
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
        assert!(error.message().english().contains(&format!("byte {BLOCK}")), "{error}");
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
