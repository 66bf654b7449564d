//! Reads a file, from its device where the filesystem allows it, and computes its digest.

use std::io;
use std::path::Path;

use crate::fixity::{BLOCK, Hasher};
use crate::media::{DeviceFile, Proof, Window};
use crate::model::Sha256Digest;
use crate::progress::Progress;

/// A file that is read from start to end.
pub(super) struct Stream<'a> {
    file: DeviceFile,
    hasher: Hasher,
    position: u64,
    block: Vec<u8>,
    progress: &'a dyn Progress,
}

impl<'a> Stream<'a> {
    pub(super) fn open(path: &Path, progress: &'a dyn Progress) -> io::Result<Self> {
        let file = DeviceFile::open(path)?;
        Ok(Self { file, hasher: Hasher::default(), position: 0, block: Vec::new(), progress })
    }

    pub(super) fn len(&self) -> u64 {
        self.file.len()
    }

    pub(super) fn position(&self) -> u64 {
        self.position
    }

    /// Returns `length` bytes from `offset`, or fewer at the file's end, without moving the position. `offset` is not
    /// before the position: the digest counts these bytes later, when they are taken in order.
    pub(super) fn peek(&mut self, offset: u64, length: usize) -> io::Result<Vec<u8>> {
        if length <= BLOCK {
            return Ok(self.file.read_at(offset, length)?.to_vec());
        }
        // A large piece, such as a directory, is asked for only once, so that its buffer is not kept.
        let mut window = Window::default();
        self.file.read_into(offset, length, &mut window)?;
        Ok(window.bytes().to_vec())
    }

    /// Reads the next `length` bytes, or fewer at the file's end, and calls `each` with parts of them and their
    /// places.
    ///
    /// # Errors
    /// [`io::ErrorKind::Interrupted`] when the user stopped the work; others where the file cannot be read or became
    /// shorter.
    pub(super) fn take(&mut self, length: u64, each: &mut dyn FnMut(u64, &[u8])) -> io::Result<()> {
        let end = (self.position + length).min(self.file.len());
        while self.position < end {
            let inside = (self.position % BLOCK as u64) as usize;
            if self.block.is_empty() {
                if self.progress.cancelled() {
                    return Err(io::Error::from(io::ErrorKind::Interrupted));
                }
                let start = self.position - inside as u64;
                let block = self.file.read_at(start, BLOCK)?;
                self.hasher.update(block);
                self.progress.advance(block.len() as u64);
                self.block.extend_from_slice(block);
            }
            let wanted = (end - self.position).min((self.block.len() - inside) as u64) as usize;
            if wanted == 0 {
                return Err(io::Error::from(io::ErrorKind::UnexpectedEof));
            }
            each(self.position, &self.block[inside..inside + wanted]);
            self.position += wanted as u64;
            if inside + wanted == self.block.len() {
                self.block.clear();
            }
        }
        Ok(())
    }

    /// Returns the next `length` bytes, or fewer at the file's end.
    pub(super) fn next_bytes(&mut self, length: u64) -> io::Result<Vec<u8>> {
        let there = length.min(self.len().saturating_sub(self.position));
        let mut bytes = Vec::with_capacity(there as usize);
        self.take(there, &mut |_, part| bytes.extend_from_slice(part))?;
        Ok(bytes)
    }

    /// Reads the rest of the file. Returns the digest of the whole file, its bytes, and what the reads prove.
    pub(super) fn finish(mut self) -> io::Result<(Sha256Digest, u64, Proof)> {
        self.take(self.len() - self.position, &mut |_, _| ())?;
        Ok((self.hasher.finish(), self.position, self.file.proof()))
    }
}
