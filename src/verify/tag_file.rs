//! Reads a file around the payload, from its device where the filesystem allows it, and computes its digest.

use std::io::{self, Read};
use std::path::Path;

use crate::fixity::{BLOCK, Hasher};
use crate::media::{DeviceFile, Proof, Window};
use crate::model::Sha256Digest;

/// A file around the payload, which is read from start to end.
pub(super) struct Tag {
    file: DeviceFile,
    hasher: Hasher,
    /// The place in the file where the window ends.
    position: u64,
    window: Window,
    /// Bytes of the window that were returned.
    taken: usize,
}

impl Tag {
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let (file, hasher) = (DeviceFile::open(path)?, Hasher::default());
        Ok(Self { file, hasher, position: 0, window: Window::default(), taken: 0 })
    }

    pub(super) fn len(&self) -> u64 {
        self.file.len()
    }

    /// Reads the rest of the file. Returns the digest of the whole file, its bytes, and what the reads prove.
    pub(super) fn finish(mut self) -> io::Result<(Sha256Digest, u64, Proof)> {
        while self.refill()? {}
        Ok((self.hasher.finish(), self.position, self.file.proof()))
    }

    /// Reads the next window. Returns false at the file's end.
    fn refill(&mut self) -> io::Result<bool> {
        self.file.read_into(self.position, BLOCK, &mut self.window)?;
        let bytes = self.window.bytes();
        self.hasher.update(bytes);
        self.position += bytes.len() as u64;
        self.taken = 0;
        Ok(!bytes.is_empty())
    }
}

impl Read for Tag {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.taken == self.window.bytes().len() && !self.refill()? {
            return Ok(0);
        }
        let rest = &self.window.bytes()[self.taken..];
        let length = rest.len().min(out.len());
        out[..length].copy_from_slice(&rest[..length]);
        self.taken += length;
        Ok(length)
    }
}
