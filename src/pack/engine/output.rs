//! An output file: bytes are appended, and one place at a time can be patched afterwards. The digest of each block is
//! computed from the bytes in memory, never from what the file returns.

use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::fixity::{BLOCK, BlockDigest, Intended};
use crate::media::begin_writing;
use crate::message::message;

/// How many bytes are written before the kernel is told to start writing them to the device; only for a file that is
/// to be read back.
const WINDOW: u64 = 8 * BLOCK as u64;

/// An output file that is being written.
#[derive(Debug)]
pub(in crate::pack) struct Output {
    file: File,
    path: PathBuf,
    /// The block that is being filled; it starts at `written`.
    current: Vec<u8>,
    /// Bytes already handed to the file: whole blocks, until the last one.
    written: u64,
    /// One digest for each written block; `None` while the block waits for a patch, and where no digests are computed.
    blocks: Vec<Option<BlockDigest>>,
    /// Written blocks that a patch may still change, with their number.
    held: Vec<(usize, Vec<u8>)>,
    /// The number of the first block that a patch may change; `None` where none is expected.
    hold_from: Option<usize>,
    /// The number of the last block that a patch may change.
    hold_to: usize,
    /// True where digests of the blocks are computed, because the file will be read back.
    proved: bool,
}

impl Output {
    /// Creates the file, which must not exist. Digests are computed only where the file is to be `proved` by
    /// reading it back.
    pub(in crate::pack) fn create(path: &Path, proved: bool) -> Result<Self> {
        let file = File::create_new(path).map_err(|e| Error::io(path, message!("create"), e))?;
        Ok(Self {
            file,
            path: path.to_path_buf(),
            current: Vec::with_capacity(BLOCK),
            written: 0,
            blocks: Vec::new(),
            held: Vec::new(),
            hold_from: None,
            hold_to: 0,
            proved,
        })
    }

    /// Returns the number of bytes put so far.
    pub(in crate::pack) fn position(&self) -> u64 {
        self.written + self.current.len() as u64
    }

    /// Appends bytes.
    pub(in crate::pack) fn put(&mut self, mut bytes: &[u8]) -> Result<()> {
        while !bytes.is_empty() {
            let room = BLOCK - self.current.len();
            let (now, later) = bytes.split_at(room.min(bytes.len()));
            self.current.extend_from_slice(now);
            bytes = later;
            if self.current.len() == BLOCK {
                self.write_current()?;
            }
        }
        Ok(())
    }

    /// Appends bytes that [`Output::patch`] will replace by as many others; one such place at a time.
    pub(in crate::pack) fn put_for_patch(&mut self, bytes: &[u8]) -> Result<()> {
        self.hold_from = Some((self.position() / BLOCK as u64) as usize);
        let last = self.position() + (bytes.len() as u64).max(1) - 1;
        self.hold_to = (last / BLOCK as u64) as usize;
        self.put(bytes)
    }

    /// Replaces the bytes put by [`Output::put_for_patch`] at `offset`.
    pub(in crate::pack) fn patch(&mut self, offset: u64, bytes: &[u8]) -> Result<()> {
        for (i, byte) in bytes.iter().enumerate() {
            let at = offset + i as u64;
            let (number, place) = ((at / BLOCK as u64) as usize, (at % BLOCK as u64) as usize);
            match self.held.iter_mut().find(|(held, _)| *held == number) {
                Some((_, block)) => block[place] = *byte,
                // Without digests a written block is patched on the file only.
                None if number < self.blocks.len() => {}
                None => self.current[place] = *byte,
            }
        }
        let on_file = self.written.saturating_sub(offset).min(bytes.len() as u64) as usize;
        if on_file > 0 {
            self.file
                .write_all_at(&bytes[..on_file], offset)
                .map_err(|e| Error::io(&self.path, message!("write the file"), e))?;
        }
        self.hold_from = None;
        for (number, block) in self.held.drain(..) {
            self.blocks[number] = Some(BlockDigest::of(&block));
        }
        Ok(())
    }

    /// Writes the rest, and returns the intended size and block digests of a file that is to be read back.
    pub(in crate::pack) fn finish(mut self) -> Result<Intended> {
        let bytes = self.position();
        self.write_out()?;
        // Each place is patched before the end. So every block has a digest, where digests are wanted.
        let blocks = self.blocks.into_iter().flatten().collect();
        Ok(Intended { bytes, blocks })
    }

    /// Writes the rest to the file.
    pub(in crate::pack) fn write_out(&mut self) -> Result<()> {
        if self.current.is_empty() { Ok(()) } else { self.write_current() }
    }

    fn write_current(&mut self) -> Result<()> {
        self.file
            .write_all_at(&self.current, self.written)
            .map_err(|e| Error::io(&self.path, message!("write the file"), e))?;
        let number = self.blocks.len();
        let hold = self.proved
            && self.hold_from.is_some_and(|from| (from..=self.hold_to).contains(&number));
        if hold {
            self.held.push((number, self.current.clone()));
            self.blocks.push(None);
        } else {
            self.blocks.push(self.proved.then(|| BlockDigest::of(&self.current)));
        }
        self.written += self.current.len() as u64;
        self.current.clear();
        // The device works while the next blocks are made, so that the flush is short.
        if self.proved && self.written.is_multiple_of(WINDOW) {
            begin_writing(&self.file, self.written - WINDOW, WINDOW);
        }
        Ok(())
    }
}

impl std::io::Write for Output {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.put(bytes).map_err(std::io::Error::other)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_of_the_bytes_meant_wherever_the_patch_falls() {
        let folder = tempfile::tempdir().unwrap();
        // The patch is in the current block, in a written one, or across two.
        for (before, after) in [(10, 5), (10, 3 * BLOCK), (BLOCK - 3, 2 * BLOCK), (BLOCK, BLOCK)] {
            let path = folder.path().join(format!("{before}-{after}"));
            let mut output = Output::create(&path, true).unwrap();
            output.put(&vec![1; before]).unwrap();
            output.put_for_patch(b"??????").unwrap();
            output.put(&vec![2; after]).unwrap();
            output.patch(before as u64, b"patch!").unwrap();
            output.put(b"end").unwrap();
            let intended = output.finish().unwrap();
            let mut expected = vec![1; before];
            expected.extend(b"patch!");
            expected.extend(vec![2; after]);
            expected.extend(b"end");
            assert_eq!(std::fs::read(&path).unwrap(), expected);
            assert_eq!(intended, Intended::of(&expected));
        }
    }

    #[test]
    fn an_unproved_file_has_the_same_bytes() {
        let folder = tempfile::tempdir().unwrap();
        for (before, after) in [(10, 5), (10, 3 * BLOCK), (BLOCK - 3, 2 * BLOCK)] {
            let files = [true, false].map(|proved| {
                let path = folder.path().join(format!("{before}-{after}-{proved}"));
                let mut output = Output::create(&path, proved).unwrap();
                output.put(&vec![1; before]).unwrap();
                output.put_for_patch(b"??????").unwrap();
                output.put(&vec![2; after]).unwrap();
                output.patch(before as u64, b"patch!").unwrap();
                output.write_out().unwrap();
                std::fs::read(&path).unwrap()
            });
            assert!(files[0] == files[1]);
        }
    }

    #[test]
    fn an_existing_file_is_never_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("f");
        std::fs::write(&path, "mine").unwrap();
        assert!(Output::create(&path, true).is_err());
        assert_eq!(std::fs::read(&path).unwrap(), b"mine");
    }
}
