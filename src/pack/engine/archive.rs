//! A package as one ZIP: members are streamed, each local header is patched at its member's end, the directory comes
//! last.

use std::path::Path;

use super::deflate::CHUNK;
use super::output::Output;
use super::pace::Pace;
use super::pipeline::{self, Destination, Written};
use super::source::Input;
use crate::container::{
    Entry, Method, end_records, is_seekable, most_bytes, needs_zip64, seek_index,
};
use crate::error::Result;
use crate::fixity::Intended;
use crate::model::Sha256Digest;
use crate::plan::Package;
use crate::progress::Progress;

/// A ZIP that is being written.
pub(in crate::pack) struct Archive {
    output: Output,
    /// The member that is being written.
    entry: Option<Entry>,
    /// The central headers of the members before the current one. They take less memory than entries.
    directory: Vec<u8>,
    packed: Vec<Packed>,
    /// The offset of each chunk in the deflated bytes of the current member, without the first one.
    chunks: Vec<u64>,
    /// Deflated bytes of the current member so far.
    compressed: u64,
    seekable: bool,
}

/// A member as it is stored in the package.
#[derive(Debug, Clone, Copy)]
pub(in crate::pack) struct Packed {
    /// Bytes in the package.
    pub(in crate::pack) bytes: u64,
    /// CRC-32 of the bytes in the package.
    pub(in crate::pack) crc: u32,
    /// SHA-256 of the uncompressed bytes.
    pub(in crate::pack) digest: Sha256Digest,
}

/// Writes a planned package into a new file as a ZIP, with seek indexes for its large members. Returns the intended
/// size and block digests of the file, and how its members are stored.
pub(in crate::pack) fn write_package(
    path: &Path,
    package: &Package,
    pace: Pace,
    progress: &dyn Progress,
) -> Result<(Intended, Vec<Packed>)> {
    let mut archive = Archive::create(path, true, true)?;
    let members: Vec<Input<'_>> = package.members.iter().map(Input::of).collect();
    pipeline::run(&members, pace, &mut archive, progress)?;
    archive.finish()
}

impl Archive {
    /// Creates the file, which must not exist. `seekable` adds a seek index to each deflated member of more than one
    /// chunk; `proved` computes the block digests for the read-back.
    pub(in crate::pack) fn create(path: &Path, seekable: bool, proved: bool) -> Result<Self> {
        Ok(Self {
            output: Output::create(path, proved)?,
            entry: None,
            directory: Vec::new(),
            packed: Vec::new(),
            chunks: Vec::new(),
            compressed: 0,
            seekable,
        })
    }

    /// Writes the central directory and the end records. Returns the intended size and block digests of the file, and
    /// how its members are stored, in order.
    pub(in crate::pack) fn finish(mut self) -> Result<(Intended, Vec<Packed>)> {
        self.close()?;
        Ok((self.output.finish()?, self.packed))
    }

    /// Writes the central directory and the end records of a file that will not be read back; returns how its members
    /// are stored, in order.
    pub(in crate::pack) fn finish_unproved(mut self) -> Result<Vec<Packed>> {
        self.close()?;
        self.output.write_out()?;
        Ok(self.packed)
    }

    fn close(&mut self) -> Result<()> {
        let offset = self.output.position();
        let directory = std::mem::take(&mut self.directory);
        self.output.put(&directory)?;
        let size = directory.len() as u64;
        self.output.put(&end_records(self.packed.len() as u64, size, offset))
    }
}

impl Destination for Archive {
    fn begin(&mut self, member: &Input<'_>, method: Method) -> Result<()> {
        let size = member.bytes;
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
        self.entry = Some(entry);
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
        let Some(mut entry) = self.entry.take() else { return Ok(()) };
        entry.crc = written.crc;
        entry.compressed = written.compressed;
        self.packed.push(Packed {
            bytes: written.compressed,
            crc: written.packed_crc,
            digest: written.digest,
        });
        self.output.patch(entry.offset, &entry.local_header())?;
        self.directory.append(&mut entry.central_header());
        if self.seekable && is_seekable(entry.method, entry.size) {
            let index = seek_index(&entry.name, entry.size, entry.compressed, &self.chunks);
            self.output.put(&index)?;
        }
        Ok(())
    }
}
