//! One package on one read: its digest, every member's SHA-256, and every byte of its structures.
//!
//! What a header should be is rendered again from the member as it was found; the first byte that
//! differs is where the structure was hit.

use std::collections::HashMap;
use std::io;
use std::path::Path;

use flate2::{Decompress, FlushDecompress, Status};

use super::foreign;
use super::layout::{self, Layout, Told};
use super::stream::Stream;
use super::{Mismatch, Verification};
use crate::container::{Entry, Method, end_records};
use crate::error::{Error, ErrorKind, Result};
use crate::fixity::Hasher;
use crate::model::Sha256Digest;
use crate::progress::Progress;

/// What the bag says of a package; without a bag only the package itself is known.
#[derive(Debug, Default)]
pub(super) struct Expected {
    /// SHA-256 of the package.
    pub(super) digest: Option<Sha256Digest>,
    /// Its members by name; `None` where the bag does not tell.
    pub(super) members: Option<HashMap<String, ExpectedMember>>,
}

/// What the bag says of a member.
#[derive(Debug, Clone)]
pub(super) struct ExpectedMember {
    /// SHA-256 of its bytes as they were.
    pub(super) digest: Sha256Digest,
    /// CRC-32 of its bytes in the package.
    pub(super) packed_crc: Option<u32>,
}

/// Checks a package; `name` is how findings call it.
///
/// # Errors
/// [`ErrorKind::Interrupted`] alone.
pub(super) fn check(
    path: &Path,
    name: &str,
    expected: &Expected,
    progress: &dyn Progress,
) -> Result<Verification> {
    let mut found = Verification::clean();
    match check_file(path, name, expected, progress, &mut found) {
        Ok(()) => Ok(found),
        Err(e) if e.kind() == io::ErrorKind::Interrupted => {
            Err(Error::new(ErrorKind::Interrupted, "stopped by the user"))
        }
        Err(e) => {
            found.fault(name, None, format!("berkas tidak dapat dibaca: {e}"));
            Ok(found)
        }
    }
}

fn check_file(
    path: &Path,
    name: &str,
    expected: &Expected,
    progress: &dyn Progress,
    found: &mut Verification,
) -> io::Result<()> {
    let mut stream = Stream::open(path, progress)?;
    let layout = layout::find(&mut stream)?;
    let ours = match &layout {
        Ok(layout) => layout::is_ours(&mut stream, layout)?,
        Err(_) => false,
    };
    // Without a bag it may be another program's ZIP, which has no fixed form.
    let anothers = !ours && expected.digest.is_none() && foreign::check(path, name, found)?;
    match layout {
        _ if anothers => {}
        Ok(layout) => check_layout(&mut stream, name, expected, layout, found)?,
        Err(at) => found.fault(
            name,
            Some(at),
            "susunan ZIP tidak dapat ditelusuri: direktori dan kepala berkas di dalamnya tidak cocok",
        ),
    }
    let (digest, bytes, proof) = stream.finish()?;
    found.bytes_read += bytes;
    found.proof = found.proof.max(proof);
    if let Some(sealed) = expected.digest.filter(|sealed| *sealed != digest) {
        let package = Mismatch {
            path: name.to_owned(),
            member: None,
            expected: sealed.to_string(),
            found: digest.to_string(),
        };
        found.mismatched.insert(0, package);
    }
    Ok(())
}

fn check_layout(
    stream: &mut Stream<'_>,
    name: &str,
    expected: &Expected,
    layout: Layout,
    found: &mut Verification,
) -> io::Result<()> {
    let mut entries = Vec::with_capacity(layout.entries.len());
    let mut unseen: HashMap<&str, &ExpectedMember> =
        expected.members.iter().flatten().map(|(k, v)| (k.as_str(), v)).collect();
    for told in layout.entries {
        let mut header = Vec::new();
        let start = stream.position();
        let length = told.entry.local_length();
        stream.take(length, &mut |_, piece| header.extend_from_slice(piece))?;
        let mut entry = reconcile(told, &header, expected);
        let read = read_member(stream, &entry)?;
        let sealed = unseen.remove(entry.name.as_str());
        if sealed.is_none() && expected.members.is_some() {
            found.unexpected.push(format!("{name}#{}", entry.name));
        }
        if let Some((expected, got)) = mismatch(&entry, &read, sealed) {
            found.mismatched.push(Mismatch {
                path: name.to_owned(),
                member: Some(entry.name.clone()),
                expected,
                found: got,
            });
        } else {
            // The member is as it was sealed, so that its headers can be told to the byte.
            entry.crc = read.crc;
            entry.size = read.size;
        }
        let what = format!("kepala lokal '{}'", entry.name);
        compare(found, name, start, &entry.local_header(), &header, &what);
        entries.push(entry);
    }
    for member in unseen.keys() {
        found.missing.push(format!("{name}#{member}"));
    }
    found.missing.sort();
    check_tail(stream, name, &entries, layout.directory, found)
}

/// Where the two headers of a member disagree, takes the name that the bag knows, and the method
/// and size that can be right.
fn reconcile(told: Told, header: &[u8], expected: &Expected) -> Entry {
    let Told { mut entry, sound } = told;
    let Some(local) = layout::local(header, entry.offset) else { return entry };
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

/// What a member's bytes came to.
struct ReadMember {
    digest: Sha256Digest,
    crc: u32,
    packed_crc: u32,
    size: u64,
    /// True when the deflated bytes ended where they should.
    whole: bool,
}

fn read_member(stream: &mut Stream<'_>, entry: &Entry) -> io::Result<ReadMember> {
    let mut packed = crc32fast::Hasher::new();
    let mut plain = Plain { hasher: Hasher::default(), crc: crc32fast::Hasher::new(), size: 0 };
    let mut inflater =
        Inflater { state: Decompress::new(false), buffer: vec![0; 256 << 10], over: Over::No };
    stream.take(entry.compressed, &mut |_, piece| {
        packed.update(piece);
        match entry.method {
            Method::Stored => plain.update(piece),
            Method::Deflated => inflater.update(piece, &mut plain),
        }
    })?;
    let whole = entry.method == Method::Stored || matches!(inflater.over, Over::Whole);
    Ok(ReadMember {
        digest: plain.hasher.finish(),
        crc: plain.crc.finalize(),
        packed_crc: packed.finalize(),
        size: plain.size,
        whole,
    })
}

struct Plain {
    hasher: Hasher,
    crc: crc32fast::Hasher,
    size: u64,
}

impl Plain {
    fn update(&mut self, bytes: &[u8]) {
        self.hasher.update(bytes);
        self.crc.update(bytes);
        self.size += bytes.len() as u64;
    }
}

struct Inflater {
    state: Decompress,
    buffer: Vec<u8>,
    over: Over,
}

/// How a deflated stream stands.
enum Over {
    No,
    /// It ended, and its bytes with it.
    Whole,
    /// It broke off, or bytes follow its end.
    Broken,
}

impl Inflater {
    fn update(&mut self, mut bytes: &[u8], plain: &mut Plain) {
        while !bytes.is_empty() {
            if !matches!(self.over, Over::No) {
                self.over = Over::Broken;
                return;
            }
            let (read, made) = (self.state.total_in(), self.state.total_out());
            let status = self.state.decompress(bytes, &mut self.buffer, FlushDecompress::None);
            let taken = (self.state.total_in() - read) as usize;
            let given = (self.state.total_out() - made) as usize;
            plain.update(&self.buffer[..given]);
            bytes = &bytes[taken..];
            match status {
                Ok(Status::StreamEnd) => self.over = Over::Whole,
                Ok(_) if taken > 0 || given > 0 => {}
                _ => self.over = Over::Broken,
            }
        }
    }
}

/// Returns what was sealed and what was found, where they differ.
fn mismatch(
    entry: &Entry,
    read: &ReadMember,
    sealed: Option<&ExpectedMember>,
) -> Option<(String, String)> {
    let crc = |crc: u32| format!("crc32:{crc:08x}");
    let Some(sealed) = sealed else {
        let same = read.crc == entry.crc && read.size == entry.size && read.whole;
        return (!same).then(|| (crc(entry.crc), crc(read.crc)));
    };
    if sealed.digest != read.digest {
        return Some((sealed.digest.to_string(), read.digest.to_string()));
    }
    // A flip that deflate does not notice (the last block's mark, padding) leaves the content
    // whole: the bytes in the package tell.
    let packed = sealed.packed_crc.filter(|packed| *packed != read.packed_crc)?;
    Some((crc(packed), crc(read.packed_crc)))
}

/// Everything after the last member must be the directory and the end records of these members.
fn check_tail(
    stream: &mut Stream<'_>,
    name: &str,
    entries: &[Entry],
    directory: u64,
    found: &mut Verification,
) -> io::Result<()> {
    let mut records: Vec<(String, Vec<u8>)> = Vec::with_capacity(entries.len() + 1);
    for entry in entries {
        records.push((format!("direktori pusat '{}'", entry.name), entry.central_header()));
    }
    let size: usize = records.iter().map(|(_, bytes)| bytes.len()).sum();
    let end = end_records(entries.len() as u64, size as u64, directory);
    records.push(("catatan akhir ZIP".to_owned(), end));
    for (what, expected) in records {
        let start = stream.position();
        let mut bytes = Vec::with_capacity(expected.len());
        stream.take(expected.len() as u64, &mut |_, piece| bytes.extend_from_slice(piece))?;
        compare(found, name, start, &expected, &bytes, &what);
    }
    if stream.position() < stream.len() {
        found.fault(name, Some(stream.position()), "ada byte setelah catatan akhir ZIP");
    }
    Ok(())
}

fn compare(
    found: &mut Verification,
    name: &str,
    start: u64,
    expected: &[u8],
    bytes: &[u8],
    what: &str,
) {
    let differs = expected.iter().zip(bytes).position(|(a, b)| a != b);
    let short = (bytes.len() < expected.len()).then_some(bytes.len());
    if let Some(place) = differs.or(short) {
        found.fault(name, Some(start + place as u64), format!("{what} berubah"));
    }
}
