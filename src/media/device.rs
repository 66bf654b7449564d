//! Reads files from the device itself, without the page cache, where the filesystem allows it.

use std::fs::File;
use std::io;
use std::ops::Range;
use std::path::Path;

use rustix::fs::{Advice, Mode, OFlags, fadvise, open};
use serde::Serialize;

use crate::message::{Message, message};

/// Where the bytes of a read came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Proof {
    /// The bytes came from the device (`O_DIRECT`).
    Perangkat,
    /// Direct reads were refused. The bytes may have come from the page cache, although it was asked to drop the file
    /// before.
    Tembolok,
}

impl Proof {
    /// Returns the word in JSON and on screens.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Perangkat => "perangkat",
            Self::Tembolok => "tembolok",
        }
    }

    /// Returns the words for where the bytes came from.
    pub fn words(self) -> Message {
        match self {
            Self::Perangkat => message!("the device"),
            Self::Tembolok => message!("the cache"),
        }
    }
}

/// Direct reads need buffers, offsets and lengths in multiples of the device's logical block. 4096 is a multiple of
/// the usual blocks, which have 512 or 4096 bytes.
const ALIGN: usize = 4096;

/// A file that is read without the page cache where the filesystem allows it.
#[derive(Debug)]
pub struct DeviceFile {
    file: File,
    proof: Proof,
    bytes: u64,
    window: Window,
}

/// Opens a regular file for reading; links are followed. Anything else, such as a folder or a pipe, is an error, and
/// a pipe is not waited for.
pub fn open_regular(path: &Path) -> io::Result<File> {
    let flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NONBLOCK;
    regular(File::from(open(path, flags, Mode::empty())?))
}

fn regular(file: File) -> io::Result<File> {
    if file.metadata()?.is_file() {
        return Ok(file);
    }
    Err(message!("not a regular file").as_io_error(io::ErrorKind::InvalidInput))
}

impl DeviceFile {
    /// Opens a regular file for reading.
    pub fn open(path: &Path) -> io::Result<Self> {
        // With `NONBLOCK`, opening a pipe does not wait for its other end. A regular file ignores the flag.
        let flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NONBLOCK;
        let (file, proof) = match open(path, flags | OFlags::DIRECT, Mode::empty()) {
            Ok(file) => (File::from(file), Proof::Perangkat),
            Err(_) => (File::from(open(path, flags, Mode::empty())?), Proof::Tembolok),
        };
        let file = regular(file)?;
        let metadata = file.metadata()?;
        if proof == Proof::Tembolok {
            drop_cache(&file);
        }
        Ok(Self { file, proof, bytes: metadata.len(), window: Window::default() })
    }

    /// Returns what the reads of this file prove so far. Before the first read it is what opening the file allows.
    pub fn proof(&self) -> Proof {
        self.proof
    }

    /// Returns the size that the file had when it was opened, in bytes.
    pub fn len(&self) -> u64 {
        self.bytes
    }

    /// Returns true when the file has no bytes.
    pub fn is_empty(&self) -> bool {
        self.bytes == 0
    }

    /// Returns `length` bytes from `offset`, or fewer at the file's end. Bytes that were appended after the file was
    /// opened are not returned. The bytes are valid until the next read.
    pub fn read_at(&mut self, offset: u64, length: usize) -> io::Result<&[u8]> {
        let mut window = std::mem::take(&mut self.window);
        let read = self.read_into(offset, length, &mut window);
        self.window = window;
        read?;
        Ok(self.window.bytes())
    }

    /// Reads `length` bytes from `offset` into a window, as [`Self::read_at`] does.
    pub fn read_into(&mut self, offset: u64, length: usize, window: &mut Window) -> io::Result<()> {
        let align = ALIGN as u64;
        let first = offset / align * align;
        let skip = (offset - first) as usize;
        let length = length.min(self.bytes.saturating_sub(offset) as usize);
        let span = (skip + length).div_ceil(ALIGN) * ALIGN;
        let pad = window.reserve(span);
        let room = &mut window.buffer[pad..pad + span];
        let read = match fill(&self.file, room, first) {
            // Some filesystems allow O_DIRECT when a file is opened, and refuse the first read.
            Err(error)
                if self.proof == Proof::Perangkat
                    && error.kind() == io::ErrorKind::InvalidInput =>
            {
                rustix::fs::fcntl_setfl(&self.file, OFlags::empty())?;
                self.proof = Proof::Tembolok;
                drop_cache(&self.file);
                fill(&self.file, room, first)?
            }
            other => other?,
        };
        let end = read.min(skip + length).max(skip.min(read));
        window.range = pad + skip.min(read)..pad + end;
        Ok(())
    }
}

/// Bytes that were read from a file. The buffer is reused.
#[derive(Debug, Default)]
pub struct Window {
    buffer: Vec<u8>,
    range: Range<usize>,
}

impl Window {
    /// Returns the bytes that were read.
    pub fn bytes(&self) -> &[u8] {
        &self.buffer[self.range.clone()]
    }

    /// Makes room for `span` bytes that begin at a multiple of [`ALIGN`] in memory, and returns where they begin.
    fn reserve(&mut self, span: usize) -> usize {
        self.range = 0..0;
        let pad = self.buffer.as_ptr().align_offset(ALIGN);
        if self.buffer.len() >= span + pad {
            return pad;
        }
        self.buffer = vec![0; span + ALIGN];
        self.buffer.as_ptr().align_offset(ALIGN)
    }
}

/// Asks the page cache to drop the file. Pages that are not on the device yet stay in the cache: a file that was just
/// written must be flushed before.
fn drop_cache(file: &File) {
    let _ = fadvise(file, 0, None, Advice::DontNeed);
}

fn fill(file: &File, window: &mut [u8], offset: u64) -> io::Result<usize> {
    use std::os::unix::fs::FileExt;
    let mut filled = 0;
    while filled < window.len() {
        match file.read_at(&mut window[filled..], offset + filled as u64) {
            Ok(0) => break,
            Ok(read) => {
                filled += read;
                // A direct read that ends within a block has reached the file's end.
                if filled % ALIGN != 0 {
                    break;
                }
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_range_of_a_file_is_read_to_the_byte() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("f");
        let bytes: Vec<u8> = (0..20_001u32).map(|i| (i % 253) as u8).collect();
        std::fs::write(&path, &bytes).unwrap();
        let mut file = DeviceFile::open(&path).unwrap();
        assert_eq!(file.len(), 20_001);
        for (offset, length) in
            [(0, 20_001), (1, 1), (4095, 2), (4096, 4096), (19_999, 50), (20_001, 5), (50_000, 5)]
        {
            let end = (offset + length).min(bytes.len());
            let expected = bytes.get(offset..end).unwrap_or_default();
            assert_eq!(file.read_at(offset as u64, length).unwrap(), expected, "{offset}");
        }
    }

    #[test]
    fn a_folder_is_not_a_file() {
        let folder = tempfile::tempdir().unwrap();
        assert!(DeviceFile::open(folder.path()).is_err());
    }
}
