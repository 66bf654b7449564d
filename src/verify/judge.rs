//! Compares a package with what is expected: members with the bag's digests, or with their own headers where the bag
//! does not describe them, and every byte of the ZIP records with what these records must be for the members that were
//! found.

use std::collections::HashMap;
use std::io;

use memchr::memmem;

use super::chunk::{Chunk, Serial};
use super::expected::{Expected, ExpectedMember};
use super::member_places::{self, Declared, LARGEST_DIRECTORY};
use super::package_steps::Step;
use super::stream::Stream;
use super::verification::{Mismatch, Verification};
use crate::container::{CHUNK, Entry, Method, end_records, seek_index};
use crate::fixity::Hasher;
use crate::message::{Message, message};
use crate::model::Sha256Digest;

/// The bytes that `pack` writes before each chunk of a deflated member but the first.
const ENTRY_MARK: [u8; 9] = [0, 0, 0xFF, 0xFF, 0, 0, 0, 0xFF, 0xFF];

/// Takes the steps of one package in their order, and notes what is wrong in `found`.
pub(super) struct Judge<'a> {
    name: &'a str,
    expected: &'a Expected,
    /// The members that the bag describes and that were not met so far.
    unseen: HashMap<&'a str, &'a ExpectedMember>,
    current: Option<Current>,
    /// The central headers that the members should have, one after the other. They take less memory than entries.
    directory: Vec<u8>,
    members: u64,
    found: &'a mut Verification,
}

/// The member whose bytes are being taken.
struct Current {
    entry: Entry,
    header: Vec<u8>,
    index: Option<(u64, Vec<u8>)>,
    hasher: Hasher,
    whole_digest: Option<Sha256Digest>,
    crc: crc32fast::Hasher,
    packed_crc: crc32fast::Hasher,
    size: u64,
    compressed: u64,
    serial: Option<Serial>,
    sound: bool,
    /// Where chunks begin, without the first: from the steps, or from the marks in runs.
    chunks: Vec<u64>,
    tail: Vec<u8>,
}

impl Current {
    fn new(entry: Entry, header: Vec<u8>) -> Self {
        Self {
            serial: None,
            entry,
            header,
            index: None,
            hasher: Hasher::default(),
            whole_digest: None,
            crc: crc32fast::Hasher::new(),
            packed_crc: crc32fast::Hasher::new(),
            size: 0,
            compressed: 0,
            sound: true,
            chunks: Vec::new(),
            tail: Vec::new(),
        }
    }

    fn chunk(&mut self, chunk: &Chunk) {
        if self.compressed > 0 {
            self.chunks.push(self.compressed);
        }
        self.compressed += chunk.packed_length;
        self.hasher.update(&chunk.plain);
        self.whole_digest = chunk.whole_digest;
        self.crc.combine(&chunk.crc);
        self.packed_crc.combine(&chunk.packed_crc);
        self.size += chunk.size;
        self.sound &= chunk.sound;
    }

    fn run(&mut self, bytes: &[u8]) {
        self.packed_crc.update(bytes);
        if self.entry.method == Method::Stored {
            self.hasher.update(bytes);
            self.crc.update(bytes);
            self.size += bytes.len() as u64;
        } else {
            self.note_marks(bytes);
            // Beyond its size a member is broken anyway: what follows need not be inflated.
            let most = self.entry.size.max(CHUNK);
            let serial = self.serial.get_or_insert_with(|| Serial::new(most));
            serial.update(bytes, &mut self.hasher, &mut self.crc, &mut self.size);
            self.sound = serial.is_whole();
        }
        self.compressed += bytes.len() as u64;
    }

    /// Records where chunks begin, so that a broken seek index can be located to the byte.
    fn note_marks(&mut self, bytes: &[u8]) {
        let before = self.compressed - self.tail.len() as u64;
        self.tail.extend_from_slice(bytes);
        for place in memmem::find_iter(&self.tail, &ENTRY_MARK) {
            self.chunks.push(before + (place + ENTRY_MARK.len()) as u64);
        }
        let keep = self.tail.len().saturating_sub(ENTRY_MARK.len() - 1);
        self.tail.drain(..keep);
    }

    fn sums(&self) -> Sums {
        Sums {
            digest: self.whole_digest.unwrap_or_else(|| self.hasher.clone().finish()),
            crc: self.crc.clone().finalize(),
            packed_crc: self.packed_crc.clone().finalize(),
            size: self.size,
            sound: self.sound,
        }
    }
}

/// The checksums and the size of a member's uncompressed bytes, the CRC-32 of its bytes in the package, and whether
/// its stream ends where it should.
struct Sums {
    digest: Sha256Digest,
    crc: u32,
    packed_crc: u32,
    size: u64,
    sound: bool,
}

impl<'a> Judge<'a> {
    /// Starts with the package's name in findings; `directory` is about how many bytes the central directory and the
    /// end records have.
    pub(super) fn new(
        name: &'a str,
        expected: &'a Expected,
        directory: u64,
        found: &'a mut Verification,
    ) -> Self {
        let members = expected.members.iter().flatten();
        let unseen = members.map(|(name, member)| (name.as_str(), member)).collect();
        let directory = Vec::with_capacity(directory.min(LARGEST_DIRECTORY) as usize);
        Self { name, expected, unseen, current: None, directory, members: 0, found }
    }

    /// Takes the next step.
    pub(super) fn take(&mut self, step: Step) {
        match step {
            Step::Header { declared, bytes } => {
                self.end_member();
                let entry = reconcile(declared, &bytes, self.expected);
                self.current = Some(Current::new(entry, bytes));
            }
            Step::Chunk(chunk) => {
                let Some(current) = &mut self.current else { return };
                current.chunk(&chunk);
            }
            Step::Run(bytes) => {
                let Some(current) = &mut self.current else { return };
                current.run(&bytes);
            }
            Step::Index { start, bytes } => {
                let Some(current) = &mut self.current else { return };
                current.index = Some((start, bytes));
            }
        }
    }

    /// Compares the member whose bytes were taken, its local header and its seek index with what they must be.
    fn end_member(&mut self) {
        let Some(current) = self.current.take() else { return };
        let sums = current.sums();
        let Current { mut entry, header, index, chunks, .. } = current;
        let sealed = self.unseen.remove(entry.name.as_str());
        if sealed.is_none() && self.expected.members.is_some() {
            self.found.unexpected.push(format!("{}#{}", self.name, entry.name));
        }
        if let Some((expected, found)) = mismatch(&entry, &sums, sealed) {
            self.found.mismatched.push(Mismatch {
                path: self.name.to_owned(),
                member: Some(Message::verbatim(entry.name.as_str())),
                expected,
                found,
            });
        } else {
            // The member's bytes are the expected ones, so that its headers can be checked to the byte.
            entry.crc = sums.crc;
            entry.size = sums.size;
        }
        let name = &entry.name;
        let what = || message!("the local header of '{name}' changed", name);
        self.compare(entry.offset, &entry.local_header(), &header, what);
        if let Some((start, bytes)) = index {
            let whole = seek_index(&entry.name, entry.size, entry.compressed, &chunks);
            let what = || message!("the seek index of '{name}' changed", name);
            self.compare(start, &whole, &bytes, what);
        }
        self.directory.append(&mut entry.central_header());
        self.members += 1;
    }

    /// Reports the members that the bag describes and the package lacks. Then compares everything after the last
    /// member with the central directory and the end records that the members must have.
    pub(super) fn end(mut self, stream: &mut Stream<'_>, directory: u64) -> io::Result<()> {
        self.end_member();
        let mut missing: Vec<String> =
            self.unseen.keys().map(|member| format!("{}#{member}", self.name)).collect();
        missing.sort();
        self.found.missing.extend(missing);
        let headers = std::mem::take(&mut self.directory);
        let mut rest = &headers[..];
        while !rest.is_empty() {
            let (header, name, behind) = member_places::first_central(rest);
            let what = || message!("the central directory's entry of '{name}' changed", name);
            self.compare_next(stream, header, what)?;
            rest = behind;
        }
        let end = end_records(self.members, headers.len() as u64, directory);
        let what = || message!("the end records of the ZIP changed");
        self.compare_next(stream, &end, what)?;
        if stream.position() < stream.len() {
            let place = Some(stream.position());
            let what = message!("there are bytes behind the end records of the ZIP");
            self.found.fault(self.name, place, what);
        }
        Ok(())
    }

    fn compare_next(
        &mut self,
        stream: &mut Stream<'_>,
        expected: &[u8],
        what: impl FnOnce() -> Message,
    ) -> io::Result<()> {
        let start = stream.position();
        let bytes = stream.next_bytes(expected.len() as u64)?;
        self.compare(start, expected, &bytes, what);
        Ok(())
    }

    fn compare(
        &mut self,
        start: u64,
        expected: &[u8],
        bytes: &[u8],
        what: impl FnOnce() -> Message,
    ) {
        let differs = expected.iter().zip(bytes).position(|(a, b)| a != b);
        let shorter = expected.len().min(bytes.len());
        let place = differs.or((expected.len() != bytes.len()).then_some(shorter));
        if let Some(place) = place {
            self.found.fault(self.name, Some(start + place as u64), what());
        }
    }
}

/// Returns the member's entry as the layout of the ZIP has it. Where only the local header has a name that the bag
/// lists, the entry takes that name. Where method and sizes fit each other only in the local header, it takes method
/// and size from there. Where they fit in both but the methods differ, the sizes decide the method.
fn reconcile(declared: Declared, header: &[u8], expected: &Expected) -> Entry {
    let Declared { mut entry, sound, .. } = declared;
    let Some(local) = member_places::local(header, entry.offset) else { return entry };
    if let Some(members) = &expected.members
        && !members.contains_key(&entry.name)
        && members.contains_key(&local.entry.name)
    {
        entry.name = local.entry.name;
    }
    if !sound && local.sound {
        entry.method = local.entry.method;
        entry.size = local.entry.size;
    } else if sound && local.sound && entry.method != local.entry.method {
        let stored = entry.compressed == entry.size;
        entry.method = if stored { Method::Stored } else { Method::Deflated };
    }
    entry
}

/// Returns the checksums that were expected and found, where the member is not as expected. A member that the bag does
/// not describe is judged by CRC-32, size and the end of the stream. The two checksums may then be equal.
fn mismatch(
    entry: &Entry,
    sums: &Sums,
    sealed: Option<&ExpectedMember>,
) -> Option<(String, String)> {
    let crc = |crc: u32| format!("crc32:{crc:08x}");
    let Some(sealed) = sealed else {
        let same = sums.crc == entry.crc && sums.size == entry.size && sums.sound;
        return (!same).then(|| (crc(entry.crc), crc(sums.crc)));
    };
    if sealed.digest != sums.digest {
        return Some((sealed.digest.to_string(), sums.digest.to_string()));
    }
    // Some changed bits do not change what deflate makes of them, such as the padding of the last block. The checksum
    // of the bytes in the package shows them.
    let packed = sealed.packed_crc.filter(|packed| *packed != sums.packed_crc)?;
    Some((crc(packed), crc(sums.packed_crc)))
}
