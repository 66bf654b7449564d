//! Finds where the members of a package lie: by its central directory, or by its local headers where the directory is
//! broken.

use std::io;

use super::stream::Stream;
use crate::container::{
    CENTRAL, CENTRAL_FIXED, CHUNK, END, END_FIXED, END64, END64_FIXED, Entry, LOCAL, LOCAL_FIXED,
    LOCATOR64_FIXED, Method, is_our_form, is_seekable, seek_index_length, seek_index_size,
};

/// A member as one of its headers describes it.
#[derive(Debug, Clone)]
pub(super) struct Declared {
    pub(super) entry: Entry,
    /// False where the method is not known, or method and sizes contradict each other.
    pub(super) sound: bool,
    /// Bytes of the seek index after the member; 0 where there is none.
    pub(super) index: u64,
}

impl Declared {
    /// Returns the place of the first byte after the member's bytes; `None` where its numbers are too large to add.
    fn end(&self) -> Option<u64> {
        let header = self.entry.offset.checked_add(self.entry.local_length())?;
        header.checked_add(self.entry.compressed)
    }

    /// Returns the length that a seek index of this member would have; `None` where it needs none.
    fn index_length(&self) -> Option<u64> {
        let Entry { name, method, size, .. } = &self.entry;
        is_seekable(*method, *size).then(|| seek_index_length(name, *size))
    }
}

/// The members in the order of the file, and where the central directory starts.
#[derive(Debug)]
pub(super) struct Layout {
    pub(super) entries: Vec<Declared>,
    pub(super) directory: u64,
}

/// Returns a layout in which the members fill the package without a gap up to the central directory. Where neither
/// the directory nor the local headers give one, returns the byte where the local headers stop.
pub(super) fn find(stream: &mut Stream<'_>) -> io::Result<Result<Layout, u64>> {
    match from_directory(stream)? {
        Some(layout) => Ok(Ok(layout)),
        None => from_local_headers(stream),
    }
}

/// Returns true when the first local header or the first central header is in the form of kemas, or there is no
/// member. One header is enough, because the other may be damaged.
pub(super) fn is_ours(stream: &mut Stream<'_>, layout: &Layout) -> io::Result<bool> {
    let local = stream.peek(6, 8)?;
    let central = stream.peek(layout.directory + 8, 8)?;
    Ok(layout.entries.is_empty() || is_our_form(&local) || is_our_form(&central))
}

/// The most bytes of a local header that are read: with its name, and with 64 bytes for the extra field.
const LONGEST_HEADER: usize = LOCAL_FIXED + 65_535 + 64;

/// The most bytes of a central directory that is read into memory, which is enough for two million members with names
/// of 60 bytes. A larger one is not used.
pub(super) const LARGEST_DIRECTORY: u64 = 256 << 20;

/// Finds the members by the central directory; `None` where it is broken, too large or leaves gaps.
fn from_directory(stream: &mut Stream<'_>) -> io::Result<Option<Layout>> {
    let Some((start, size)) = directory_place(stream)? else { return Ok(None) };
    if size > LARGEST_DIRECTORY {
        return Ok(None);
    }
    let bytes = stream.peek(start, size as usize)?;
    // The capacity is an upper bound. Unused capacity takes no memory, and growing the vector would.
    let mut entries: Vec<Declared> = Vec::with_capacity(bytes.len() / CENTRAL_FIXED);
    let mut rest = &bytes[..];
    let mut next = Some(0);
    while !rest.is_empty() {
        let Some((declared, length)) = central(rest) else { return Ok(None) };
        if !follows(entries.last_mut(), next, declared.entry.offset) {
            return Ok(None);
        }
        next = declared.end();
        entries.push(declared);
        rest = &rest[length..];
    }
    let whole = follows(entries.last_mut(), next, start);
    Ok(whole.then_some(Layout { entries, directory: start }))
}

/// Returns true when `place` directly follows the member before it, or follows its seek index, whose length is then
/// recorded.
fn follows(before: Option<&mut Declared>, end: Option<u64>, place: u64) -> bool {
    let Some(gap) = end.and_then(|end| place.checked_sub(end)) else { return false };
    match before {
        _ if gap == 0 => true,
        Some(declared) if declared.index_length() == Some(gap) => {
            declared.index = gap;
            true
        }
        _ => false,
    }
}

/// Returns offset and size of the central directory, by the end records; `None` where these are broken.
fn directory_place(stream: &mut Stream<'_>) -> io::Result<Option<(u64, u64)>> {
    let total = stream.len();
    let tail_length = total.min((END_FIXED + LOCATOR64_FIXED + END64_FIXED) as u64);
    let tail = stream.peek(total - tail_length, tail_length as usize)?;
    let Some(end_at) = tail.len().checked_sub(END_FIXED) else { return Ok(None) };
    let end = &tail[end_at..];
    if !end.starts_with(&END) {
        return Ok(None);
    }
    let (mut size, mut start) = (get32(end, 12), get32(end, 16));
    let mut after = END_FIXED as u64;
    if tail.starts_with(&END64) {
        (size, start) = (get64(&tail, 40), get64(&tail, 48));
        after = tail_length;
    }
    let fits = start.checked_add(size).and_then(|s| s.checked_add(after)) == Some(total);
    Ok(fits.then_some((start, size)))
}

/// Finds the members by their local headers, from the start of the file to the central directory.
fn from_local_headers(stream: &mut Stream<'_>) -> io::Result<Result<Layout, u64>> {
    let start = directory_place(stream)?.map(|(start, _)| start);
    let mut entries = Vec::new();
    let mut next = 0;
    loop {
        let head = stream.peek(next, LOCAL_FIXED + 256)?;
        // One of the two signs of the directory is enough, because the other may be damaged.
        if head.starts_with(&CENTRAL) || start == Some(next) {
            return Ok(Ok(Layout { entries, directory: next }));
        }
        let head = if head.len() >= LOCAL_FIXED && get16(&head, 26) > 200 {
            stream.peek(next, LONGEST_HEADER)?
        } else {
            head
        };
        let Some(mut declared) = local(&head, next) else { return Ok(Err(next)) };
        let Some(end) = declared.end().filter(|end| *end < stream.len()) else {
            return Ok(Err(next));
        };
        if let Some(length) = declared.index_length() {
            // A local header whose name has the right length is taken for a seek index whatever the name, because the
            // name may be damaged.
            let behind = stream.peek(end, LOCAL_FIXED)?;
            let name = length - seek_index_size(declared.entry.size) - LOCAL_FIXED as u64;
            if behind.starts_with(&LOCAL) && u64::from(get16(&behind, 26)) == name {
                declared.index = length;
            }
        }
        next = end + declared.index;
        entries.push(declared);
    }
}

/// Reads a central header. Returns the member and the length of the header; `None` where it is no such header.
fn central(bytes: &[u8]) -> Option<(Declared, usize)> {
    if bytes.len() < CENTRAL_FIXED || !bytes.starts_with(&CENTRAL) {
        return None;
    }
    let (name, extra) = (get16(bytes, 28) as usize, get16(bytes, 30) as usize);
    let length = CENTRAL_FIXED + name + extra;
    let text = bytes.get(CENTRAL_FIXED..CENTRAL_FIXED + name)?;
    let mut wide = Wide::of(bytes.get(CENTRAL_FIXED + name..length)?);
    let (zip64, size, compressed) = sizes(bytes, 20, &mut wide)?;
    let offset = wide.or(get32(bytes, 42))?;
    let crc = get32(bytes, 16) as u32;
    let declared = declared(text, get16(bytes, 10), crc, compressed, size, offset, zip64);
    Some((declared, length))
}

/// Splits off the first of several central headers that kemas made. Returns it, its name, and the others.
pub(super) fn first_central(headers: &[u8]) -> (&[u8], String, &[u8]) {
    let length = central(headers).map_or(headers.len(), |(_, length)| length);
    let (header, rest) = headers.split_at(length);
    let name = header.get(CENTRAL_FIXED..CENTRAL_FIXED + get16(header, 28) as usize);
    (header, String::from_utf8_lossy(name.unwrap_or_default()).into_owned(), rest)
}

/// Reads a local header; `offset` is where it starts in the file. `None` where it is no local header.
pub(super) fn local(bytes: &[u8], offset: u64) -> Option<Declared> {
    if bytes.len() < LOCAL_FIXED || !bytes.starts_with(&LOCAL) {
        return None;
    }
    let (name, extra) = (get16(bytes, 26) as usize, get16(bytes, 28) as usize);
    let text = bytes.get(LOCAL_FIXED..LOCAL_FIXED + name)?;
    let mut wide = Wide::of(bytes.get(LOCAL_FIXED + name..LOCAL_FIXED + name + extra)?);
    let (zip64, size, compressed) = sizes(bytes, 18, &mut wide)?;
    let crc = get32(bytes, 14) as u32;
    Some(declared(text, get16(bytes, 8), crc, compressed, size, offset, zip64))
}

fn declared(
    name: &[u8],
    method: u16,
    crc: u32,
    compressed: u64,
    size: u64,
    offset: u64,
    zip64: bool,
) -> Declared {
    let name = String::from_utf8_lossy(name).into_owned();
    let guess = if compressed == size { Method::Stored } else { Method::Deflated };
    let known = Method::from_number(method);
    let entry =
        Entry { name, method: known.unwrap_or(guess), crc, compressed, size, offset, zip64 };
    let sound = match known {
        None => false,
        Some(Method::Stored) => compressed == size,
        Some(Method::Deflated) => compressed > 0,
    };
    Declared { entry, sound, index: 0 }
}

/// Reads the two sizes at `at`, compressed size first. Returns whether both are 64-bit values in the extra field,
/// then the size and the compressed size.
fn sizes(bytes: &[u8], at: usize, wide: &mut Wide<'_>) -> Option<(bool, u64, u64)> {
    let (compressed, size) = (get32(bytes, at), get32(bytes, at + 4));
    let zip64 = compressed == 0xFFFF_FFFF && size == 0xFFFF_FFFF;
    let size = wide.or(size)?;
    let compressed = wide.or(compressed)?;
    Some((zip64, size, compressed))
}

/// The values of a zip64 extra field, which are taken in their order.
struct Wide<'a>(&'a [u8]);

impl<'a> Wide<'a> {
    fn of(extra: &'a [u8]) -> Self {
        Self(extra.get(4..).unwrap_or_default())
    }

    /// Returns a 32-bit value, or the next 64-bit one where the 32-bit field says so.
    fn or(&mut self, narrow: u64) -> Option<u64> {
        if narrow != 0xFFFF_FFFF {
            return Some(narrow);
        }
        let (value, rest) = self.0.split_at_checked(8)?;
        self.0 = rest;
        Some(get64(value, 0))
    }
}

fn get16(bytes: &[u8], at: usize) -> u16 {
    bytes.get(at..at + 2).map_or(0, |b| u16::from_le_bytes([b[0], b[1]]))
}

fn get32(bytes: &[u8], at: usize) -> u64 {
    u64::from(get16(bytes, at)) | u64::from(get16(bytes, at + 2)) << 16
}

fn get64(bytes: &[u8], at: usize) -> u64 {
    get32(bytes, at) | get32(bytes, at + 4) << 32
}

/// Reads a seek index with its header. Returns where the chunks but the first begin; `None` unless the index is
/// complete, belongs to this member and is plausible.
pub(super) fn seek_offsets(bytes: &[u8], entry: &Entry) -> Option<Vec<u64>> {
    let header = local(bytes, 0)?.entry;
    let content = bytes.get(header.local_length() as usize..)?;
    let declared = (get32(content, 0), get32(content, 8), get32(content, 12));
    let fits = declared == (1, CHUNK, 8)
        && get64(content, 16) == entry.size
        && get64(content, 24) == entry.compressed
        && content.len() as u64 == seek_index_size(entry.size)
        && header.crc == crc32fast::hash(content);
    let offsets: Vec<u64> = content.get(32..)?.chunks_exact(8).map(|c| get64(c, 0)).collect();
    let ascending = offsets.is_sorted_by(|a, b| a < b) && offsets.first() > Some(&0);
    let inside = offsets.last().is_some_and(|last| *last < entry.compressed);
    (fits && ascending && inside).then_some(offsets)
}
