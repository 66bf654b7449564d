//! A package as one ZIP: members stream in, headers are patched after each, the directory closes.

use std::path::Path;

use super::deflate::CHUNK;
use super::output::Output;
use super::pipeline::{Destination, Written};
use crate::container::{
    Entry, Method, end_records, is_seekable, most_bytes, needs_zip64, seek_index,
};
use crate::error::Result;
use crate::fixity::Intended;
use crate::plan::Member;

/// A ZIP in the making.
pub(super) struct Archive {
    output: Output,
    entries: Vec<Entry>,
    packed: Vec<Packed>,
    /// Where each chunk of the current member begins in its deflated bytes, but the first.
    chunks: Vec<u64>,
    /// Deflated bytes of the current member so far.
    compressed: u64,
}

/// A member as it lies in the package.
#[derive(Debug, Clone, Copy)]
pub(super) struct Packed {
    /// Bytes in the package.
    pub(super) bytes: u64,
    /// CRC-32 of those bytes.
    pub(super) crc: u32,
}

impl Archive {
    /// Creates the file; it must not exist.
    pub(super) fn create(path: &Path) -> Result<Self> {
        Ok(Self {
            output: Output::create(path)?,
            entries: Vec::new(),
            packed: Vec::new(),
            chunks: Vec::new(),
            compressed: 0,
        })
    }

    /// Writes the central directory, flushes, and returns what the file is meant to hold and
    /// how its members lie in it, in order.
    pub(super) fn finish(mut self) -> Result<(Intended, Vec<Packed>)> {
        let offset = self.output.position();
        for entry in &self.entries {
            self.output.put(&entry.central_header())?;
        }
        let size = self.output.position() - offset;
        self.output.put(&end_records(self.entries.len() as u64, size, offset))?;
        Ok((self.output.finish()?, self.packed))
    }
}

impl Destination for Archive {
    fn begin(&mut self, member: &Member, method: Method) -> Result<()> {
        let size = member.stamp.bytes;
        let most = most_bytes(size, size / CHUNK as u64 + 1);
        let entry = Entry {
            name: member.path.as_str().to_owned(),
            method,
            crc: 0,
            compressed: 0,
            size,
            offset: self.output.position(),
            zip64: needs_zip64(most),
        };
        self.chunks.clear();
        self.compressed = 0;
        self.output.put_for_patch(&entry.local_header())?;
        self.entries.push(entry);
        Ok(())
    }

    fn put(&mut self, bytes: &[u8]) -> Result<()> {
        if self.compressed > 0 {
            self.chunks.push(self.compressed);
        }
        self.compressed += bytes.len() as u64;
        self.output.put(bytes)
    }

    fn end(&mut self, written: Written) -> Result<()> {
        let Some(entry) = self.entries.last_mut() else { return Ok(()) };
        entry.crc = written.crc;
        entry.compressed = written.compressed;
        self.packed.push(Packed { bytes: written.compressed, crc: written.packed_crc });
        self.output.patch(entry.offset, &entry.local_header())?;
        if is_seekable(entry.method, entry.size) {
            let index = seek_index(&entry.name, entry.size, entry.compressed, &self.chunks);
            self.output.put(&index)?;
        }
        Ok(())
    }
}
