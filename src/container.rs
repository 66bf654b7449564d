//! The ZIP records of kemas as bytes (APPNOTE 6.3.10). All of them are made here.
//!
//! The form is fixed, so that the same members in the same method always give the same records: UTF-8 names, no data
//! descriptors, no comments, one fixed time. A member gets the zip64 extra field only where the bound on its size,
//! which is known before it is written, says that it may need it, or, in its central header, where its place needs 64
//! bits. `pack` writes these records; `verify` makes them again from what it found and compares.

/// How a member's bytes are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// As they are, not compressed.
    Stored,
    /// Deflated.
    Deflated,
}

impl Method {
    /// Returns the method's number.
    pub fn number(self) -> u16 {
        match self {
            Self::Stored => 0,
            Self::Deflated => 8,
        }
    }

    /// Returns the method with this number, if kemas writes it.
    pub fn from_number(number: u16) -> Option<Self> {
        match number {
            0 => Some(Self::Stored),
            8 => Some(Self::Deflated),
            _ => None,
        }
    }
}

/// A member as its two headers describe it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Path within the package, `/` between parts.
    pub name: String,
    /// Method.
    pub method: Method,
    /// CRC-32 of the uncompressed bytes.
    pub crc: u32,
    /// Bytes in the package.
    pub compressed: u64,
    /// Uncompressed bytes.
    pub size: u64,
    /// Where its local header starts.
    pub offset: u64,
    /// True when both headers carry 64-bit sizes; see [`needs_zip64`].
    pub zip64: bool,
}

/// Signature of a local header.
pub const LOCAL: [u8; 4] = *b"PK\x03\x04";
/// Signature of a central header.
pub const CENTRAL: [u8; 4] = *b"PK\x01\x02";
/// Signature of the end record.
pub const END: [u8; 4] = *b"PK\x05\x06";
/// Signature of the zip64 end record.
pub const END64: [u8; 4] = *b"PK\x06\x06";
/// Signature of the zip64 end locator.
pub const LOCATOR64: [u8; 4] = *b"PK\x06\x07";

/// Bytes of a local header before the name.
pub const LOCAL_FIXED: usize = 30;
/// Bytes of a central header before the name.
pub const CENTRAL_FIXED: usize = 46;
/// Bytes of the end record, which has no comment.
pub const END_FIXED: usize = 22;
/// Bytes of the zip64 end record.
pub const END64_FIXED: usize = 56;
/// Bytes of the zip64 end locator.
pub const LOCATOR64_FIXED: usize = 20;
/// Bytes of the zip64 extra field with both sizes.
pub const EXTRA64: usize = 20;

/// A 32-bit field with this value means that the real value is in a zip64 field.
const LATER32: u64 = 0xFFFF_FFFF;
/// A 16-bit count with this value means that the real count is in the zip64 end record.
const LATER16: u64 = 0xFFFF;
/// General purpose flags: names are UTF-8 (bit 11).
const FLAGS: u16 = 1 << 11;
/// 00:00, the only time that kemas writes.
const TIME: u16 = 0;
/// 1980-01-01, the first day that the format can express.
const DATE: u16 = 1 << 5 | 1;
/// Made on Unix (3) by version 4.5 of the format, so that readers understand the permissions.
const MADE_BY: u16 = 3 << 8 | VERSION_ZIP64;
/// The version that a reader needs, 2.0: deflated members and folders.
const VERSION: u16 = 20;
/// The version that a reader needs for zip64, 4.5.
const VERSION_ZIP64: u16 = 45;
/// A regular file that its owner may write and everyone read.
const ATTRIBUTES: u32 = 0o100_644 << 16;
/// The shortest stored block that libdeflate makes of what cannot be compressed. A block takes 5 bytes more than its
/// content.
const STORED_BLOCK: u64 = 5_000;

/// Returns an upper bound of the bytes that `size` bytes take in the package when they are deflated in `chunks`
/// independent chunks: 5 bytes for each stored block, and 16 for the end of each chunk.
pub fn most_bytes(size: u64, chunks: u64) -> u64 {
    size + 5 * (size / STORED_BLOCK + 1) + 16 * chunks
}

/// Returns true when a member of at most this many bytes may need 64-bit sizes.
pub fn needs_zip64(most: u64) -> bool {
    most >= LATER32
}

/// The uncompressed bytes of a chunk, which `pack` deflates independently, so that a reader can start at any of
/// them. A mebibyte keeps two cores busy inside one file and makes the result less than 0.1 % larger.
pub const CHUNK: u64 = 1 << 20;

/// Returns true for a member that can have a seek index: deflated, and of more than one chunk (SOZip 0.5).
pub fn is_seekable(method: Method, size: u64) -> bool {
    method == Method::Deflated && size > CHUNK
}

/// Returns how many bytes a member's seek index takes with its local header.
pub fn seek_index_length(name: &str, size: u64) -> u64 {
    LOCAL_FIXED as u64 + seek_index_name(name).len() as u64 + seek_index_size(size)
}

/// Returns the hidden seek index (SOZip 0.5) with its local header. It follows the member's bytes and is not listed
/// in the central directory. `offsets` are the places in the deflated bytes where each chunk but the first begins.
pub fn seek_index(name: &str, size: u64, compressed: u64, offsets: &[u64]) -> Vec<u8> {
    let mut content = Vec::with_capacity(seek_index_size(size) as usize);
    put32(&mut content, 1); // version
    put32(&mut content, 0); // bytes to skip
    put32(&mut content, CHUNK);
    put32(&mut content, 8); // bytes of an offset
    put64(&mut content, size);
    put64(&mut content, compressed);
    for offset in offsets {
        put64(&mut content, *offset);
    }
    let header = Entry {
        name: seek_index_name(name),
        method: Method::Stored,
        crc: crc32fast::hash(&content),
        compressed: content.len() as u64,
        size: content.len() as u64,
        offset: 0,
        zip64: false,
    };
    let mut bytes = header.local_header();
    bytes.append(&mut content);
    bytes
}

/// Returns how many bytes a member's seek index takes without its header.
pub fn seek_index_size(size: u64) -> u64 {
    32 + 8 * (size.saturating_sub(1) / CHUNK)
}

fn seek_index_name(name: &str) -> String {
    match name.rsplit_once('/') {
        Some((folder, file)) => format!("{folder}/.{file}.sozip.idx"),
        None => format!(".{name}.sozip.idx"),
    }
}

/// Returns true when the flags, time and date of a header have the values that kemas always writes. `fields` begin at
/// the flags. Other programs mostly set a time, or omit the flag for UTF-8 where a name does not need it.
pub fn is_our_form(fields: &[u8]) -> bool {
    let [f0, f1, _, _, t0, t1, d0, d1, ..] = fields else { return false };
    [[*f0, *f1], [*t0, *t1], [*d0, *d1]]
        == [FLAGS.to_le_bytes(), TIME.to_le_bytes(), DATE.to_le_bytes()]
}

impl Entry {
    fn version(&self) -> u16 {
        if self.zip64 || self.offset >= LATER32 { VERSION_ZIP64 } else { VERSION }
    }

    /// Returns the length of the local header.
    pub fn local_length(&self) -> u64 {
        (LOCAL_FIXED + self.name.len() + if self.zip64 { EXTRA64 } else { 0 }) as u64
    }

    /// Returns the local header. Its length does not depend on sizes and CRC, so that they can be filled in after
    /// the member is written.
    pub fn local_header(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.local_length() as usize);
        bytes.extend(LOCAL);
        put16(&mut bytes, if self.zip64 { VERSION_ZIP64 } else { VERSION });
        self.common(&mut bytes);
        put16(&mut bytes, if self.zip64 { EXTRA64 as u16 } else { 0 });
        bytes.extend(self.name.as_bytes());
        if self.zip64 {
            extra64(&mut bytes, &[self.size, self.compressed]);
        }
        bytes
    }

    /// Returns the member's header in the central directory.
    pub fn central_header(&self) -> Vec<u8> {
        let far = self.offset >= LATER32;
        let mut wide = Vec::new();
        if self.zip64 {
            wide.extend([self.size, self.compressed]);
        }
        if far {
            wide.push(self.offset);
        }
        let extra = if wide.is_empty() { 0 } else { 4 + 8 * wide.len() };
        let mut bytes = Vec::with_capacity(CENTRAL_FIXED + self.name.len() + extra);
        bytes.extend(CENTRAL);
        put16(&mut bytes, MADE_BY);
        put16(&mut bytes, self.version());
        self.common(&mut bytes);
        put16(&mut bytes, extra as u16);
        put16(&mut bytes, 0); // comment
        put16(&mut bytes, 0); // disk
        put16(&mut bytes, 0); // internal attributes
        put32(&mut bytes, u64::from(ATTRIBUTES));
        put32(&mut bytes, if far { LATER32 } else { self.offset });
        bytes.extend(self.name.as_bytes());
        if !wide.is_empty() {
            extra64(&mut bytes, &wide);
        }
        bytes
    }

    /// Writes the fields that both headers share, from the flags to the length of the name.
    fn common(&self, bytes: &mut Vec<u8>) {
        put16(bytes, FLAGS);
        put16(bytes, self.method.number());
        put16(bytes, TIME);
        put16(bytes, DATE);
        put32(bytes, u64::from(self.crc));
        put32(bytes, if self.zip64 { LATER32 } else { self.compressed });
        put32(bytes, if self.zip64 { LATER32 } else { self.size });
        put16(bytes, self.name.len() as u16);
    }
}

/// Returns the records that end a package. The central directory starts at `offset` and has `size` bytes and
/// `entries` headers. The zip64 records are there only where a value does not fit into the end record.
pub fn end_records(entries: u64, size: u64, offset: u64) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(END64_FIXED + LOCATOR64_FIXED + END_FIXED);
    if entries >= LATER16 || size >= LATER32 || offset >= LATER32 {
        bytes.extend(END64);
        put64(&mut bytes, END64_FIXED as u64 - 12);
        put16(&mut bytes, MADE_BY);
        put16(&mut bytes, VERSION_ZIP64);
        put32(&mut bytes, 0); // this disk
        put32(&mut bytes, 0); // the directory's disk
        put64(&mut bytes, entries);
        put64(&mut bytes, entries);
        put64(&mut bytes, size);
        put64(&mut bytes, offset);
        bytes.extend(LOCATOR64);
        put32(&mut bytes, 0); // the end record's disk
        put64(&mut bytes, offset + size);
        put32(&mut bytes, 1); // disks
    }
    bytes.extend(END);
    put16(&mut bytes, 0); // this disk
    put16(&mut bytes, 0); // the directory's disk
    put16(&mut bytes, entries.min(LATER16) as u16);
    put16(&mut bytes, entries.min(LATER16) as u16);
    put32(&mut bytes, size.min(LATER32));
    put32(&mut bytes, offset.min(LATER32));
    put16(&mut bytes, 0); // comment
    bytes
}

fn extra64(bytes: &mut Vec<u8>, wide: &[u64]) {
    put16(bytes, 1);
    put16(bytes, (8 * wide.len()) as u16);
    for value in wide {
        put64(bytes, *value);
    }
}

fn put16(bytes: &mut Vec<u8>, value: u16) {
    bytes.extend(value.to_le_bytes());
}

fn put32(bytes: &mut Vec<u8>, value: u64) {
    bytes.extend((value as u32).to_le_bytes());
}

fn put64(bytes: &mut Vec<u8>, value: u64) {
    bytes.extend(value.to_le_bytes());
}

#[cfg(test)]
mod tests {
    use std::fs::File;
    use std::os::unix::fs::FileExt;

    use super::*;

    fn stored(name: &str, size: u64, offset: u64) -> Entry {
        let zip64 = needs_zip64(size);
        let (name, method) = (name.to_owned(), Method::Stored);
        Entry { name, method, crc: 0, compressed: size, size, offset, zip64 }
    }

    /// Writes headers, directory and end records of stored members into a sparse file.
    fn sparse(entries: &[Entry]) -> File {
        let file = tempfile::tempfile().unwrap();
        let mut directory = Vec::new();
        let mut end = 0;
        for entry in entries {
            assert_eq!(entry.local_header().len() as u64, entry.local_length());
            file.write_all_at(&entry.local_header(), entry.offset).unwrap();
            directory.extend(entry.central_header());
            end = entry.offset + entry.local_length() + entry.compressed;
        }
        file.write_all_at(&directory, end).unwrap();
        let size = directory.len() as u64;
        file.write_all_at(&end_records(entries.len() as u64, size, end), end + size).unwrap();
        file
    }

    #[test]
    fn another_reader_finds_sizes_and_places_at_the_four_gigabyte_border() {
        for size in (1 << 32) - 3..=(1 << 32) + 1 {
            let large = stored("besar.dbf", size, 0);
            let far = stored("jauh.csv", 5, large.local_length() + size);
            let mut zip = zip::ZipArchive::new(sparse(&[large, far.clone()])).unwrap();
            let member = zip.by_index_raw(0).unwrap();
            assert_eq!((member.size(), member.compressed_size()), (size, size));
            drop(member);
            let member = zip.by_index_raw(1).unwrap();
            assert_eq!((member.size(), member.header_start()), (5, far.offset), "{size}");
        }
    }

    #[test]
    fn another_reader_counts_members_at_the_sixteen_bit_border() {
        for count in 65_534..=65_537u64 {
            let mut offset = 0;
            let entries: Vec<Entry> = (0..count)
                .map(|number| {
                    let entry = stored(&format!("{number:05}"), 0, offset);
                    offset += entry.local_length();
                    entry
                })
                .collect();
            let zip = zip::ZipArchive::new(sparse(&entries)).unwrap();
            assert_eq!(zip.len() as u64, count);
        }
    }

    #[test]
    fn the_wide_field_appears_only_when_the_bound_may_need_it() {
        let small = stored("a", 0xFFFF_FFFE, 0);
        assert!(!small.zip64 && stored("a", 0xFFFF_FFFF, 0).zip64);
        assert!(most_bytes(0xFFFF_0000, 4096) > 0xFFFF_FFFF);
    }
}
