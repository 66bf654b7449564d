//! What was deleted from a `GeoPackage` and still stands in its pages.
//!
//! `SQLite` does not wipe what it deletes unless it is asked to: a dropped column stays readable in
//! the gaps between the cells, even when no page is free (<https://sqlite.org/fileformat2.html>).
//! Gaps also hold stale copies of what is live, so a gap is foreign only where it has text that
//! stands nowhere in the live data. Text is taken in windows of eight characters; a bitmap of
//! hashes remembers the live ones. Two walks: one finds what is live, one looks at the rest.

use std::fs::File;
use std::ops::Range;
use std::os::unix::fs::FileExt;
use std::path::Path;

use super::hidden::Hidden;

/// Adds what lies in the file besides its trees, which start at the pages `roots`.
pub(super) fn look(path: &Path, roots: Vec<u32>, hidden: &mut Hidden) -> Result<(), String> {
    let file = File::open(path).map_err(|error| error.to_string())?;
    let mut pages = Pages::new(file)?;
    if pages.rest > 0 {
        hidden.add("(sisa di akhir berkas)");
    }
    let mut live = Windows::new();
    pages.walk(roots, &mut live)?;
    if pages.any_leftover(&live)? {
        hidden.add("(sisa data terhapus)");
    }
    Ok(())
}

/// The database as pages.
struct Pages {
    file: File,
    size: usize,
    /// Bytes of a page without what is reserved at its end.
    usable: usize,
    /// What each page is for; the first page is at 0.
    uses: Vec<Use>,
    /// Bytes behind the last page.
    rest: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    /// No tree reaches it.
    None,
    Tree,
    /// Goes on with a long row, for so many bytes.
    Overflow(u32),
}

/// A page of a tree, taken apart.
#[derive(Default)]
struct Parts {
    /// Header, cell pointers and cells, sorted.
    live: Vec<Range<usize>>,
    children: Vec<u32>,
    /// First overflow pages with the bytes that are in them and their followers.
    tails: Vec<(u32, u64)>,
}

const BROKEN: &str = "halaman basis data rusak";

impl Pages {
    fn new(file: File) -> Result<Self, String> {
        let mut head = [0; 100];
        file.read_exact_at(&mut head, 0).map_err(|error| error.to_string())?;
        let size = match u16_at(&head, 16)? {
            1 => 65_536,
            size => usize::from(size),
        };
        let usable = size.saturating_sub(usize::from(head[20]));
        if size < 512 || usable < 480 {
            return Err(BROKEN.to_owned());
        }
        let bytes = file.metadata().map_err(|error| error.to_string())?.len();
        let present = bytes / size as u64;
        // Old writers leave the count of pages to the file's size.
        let declared = u64::from(u32_at(&head, 28)?);
        let known = u32_at(&head, 24)? == u32_at(&head, 92)? && declared > 0;
        let count = if known { declared } else { present };
        if count > present {
            return Err(BROKEN.to_owned());
        }
        let rest = bytes - count * size as u64;
        Ok(Self { file, size, usable, uses: vec![Use::None; count as usize], rest })
    }

    fn read(&self, number: u32, page: &mut [u8]) -> Result<(), String> {
        let at = u64::from(number - 1) * self.size as u64;
        self.file.read_exact_at(page, at).map_err(|error| error.to_string())
    }

    /// Marks a page; an error where it is already of use or is none.
    fn mark(&mut self, number: u32, as_used: Use) -> Result<(), String> {
        let slot = (number as usize).checked_sub(1).and_then(|at| self.uses.get_mut(at));
        match slot {
            Some(slot @ Use::None) => *slot = as_used,
            _ => return Err(BROKEN.to_owned()),
        }
        Ok(())
    }

    /// Finds all that is live.
    fn walk(&mut self, roots: Vec<u32>, live: &mut Windows) -> Result<(), String> {
        let mut page = vec![0; self.size];
        let mut todo = roots;
        todo.push(1);
        while let Some(number) = todo.pop() {
            self.mark(number, Use::Tree)?;
            self.read(number, &mut page)?;
            let parts = self.parts(number, &page)?;
            parts.live.iter().for_each(|range| live.learn(&page[range.clone()]));
            todo.extend(parts.children);
            for (first, bytes) in parts.tails {
                self.follow(first, bytes, &mut page, live)?;
            }
        }
        Ok(())
    }

    fn follow(
        &mut self,
        first: u32,
        mut bytes: u64,
        page: &mut [u8],
        live: &mut Windows,
    ) -> Result<(), String> {
        let mut number = first;
        while bytes > 0 {
            let here = bytes.min(self.usable as u64 - 4);
            self.mark(number, Use::Overflow(here as u32))?;
            self.read(number, page)?;
            live.learn(&page[4..4 + here as usize]);
            bytes -= here;
            number = u32_at(page, 0)?;
        }
        Ok(())
    }

    /// Returns true when text stands where nothing is live.
    fn any_leftover(&self, live: &Windows) -> Result<bool, String> {
        let mut page = vec![0; self.size];
        for (number, kind) in (1..).zip(&self.uses) {
            self.read(number, &mut page)?;
            let used = match kind {
                Use::None => Vec::new(),
                Use::Tree => self.parts(number, &page)?.live,
                Use::Overflow(bytes) => std::iter::once(0..4 + *bytes as usize).collect(),
            };
            let mut end = 0;
            for range in used {
                if range.start > end && live.is_foreign(&page[end..range.start]) {
                    return Ok(true);
                }
                end = end.max(range.end);
            }
            if live.is_foreign(&page[end..]) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn parts(&self, number: u32, page: &[u8]) -> Result<Parts, String> {
        let start = if number == 1 { 100 } else { 0 };
        let (interior, table) = match page[start] {
            0x02 => (true, false),
            0x05 => (true, true),
            0x0A => (false, false),
            0x0D => (false, true),
            _ => return Err(BROKEN.to_owned()),
        };
        let cells = usize::from(u16_at(page, start + 3)?);
        let pointers = start + if interior { 12 } else { 8 };
        let mut parts = Parts::default();
        if interior {
            parts.children.push(u32_at(page, start + 8)?);
        }
        parts.live.push(0..pointers + 2 * cells);
        for cell in 0..cells {
            let first = usize::from(u16_at(page, pointers + 2 * cell)?);
            let mut at = first;
            if interior {
                parts.children.push(u32_at(page, at)?);
                at += 4;
            }
            if interior && table {
                varint(page, &mut at)?;
            } else {
                let payload = varint(page, &mut at)?;
                if table {
                    varint(page, &mut at)?;
                }
                let local = self.local(payload, table);
                at += local as usize;
                if local < payload {
                    parts.tails.push((u32_at(page, at)?, payload - local));
                    at += 4;
                }
            }
            if at > self.usable {
                return Err(BROKEN.to_owned());
            }
            parts.live.push(first..at);
        }
        parts.live.sort_unstable_by_key(|range| range.start);
        Ok(parts)
    }

    /// Returns how much of a payload stands in the tree's page itself (file format, 1.6).
    fn local(&self, payload: u64, table: bool) -> u64 {
        let usable = self.usable as u64;
        let most = if table { usable - 35 } else { (usable - 12) * 64 / 255 - 23 };
        if payload <= most {
            return payload;
        }
        let least = (usable - 12) * 32 / 255 - 23;
        let local = least + (payload - least) % (usable - 4);
        if local <= most { local } else { least }
    }
}

fn u16_at(page: &[u8], at: usize) -> Result<u16, String> {
    let bytes = page.get(at..).and_then(|rest| rest.first_chunk());
    bytes.map(|bytes| u16::from_be_bytes(*bytes)).ok_or_else(|| BROKEN.to_owned())
}

fn u32_at(page: &[u8], at: usize) -> Result<u32, String> {
    let bytes = page.get(at..).and_then(|rest| rest.first_chunk());
    bytes.map(|bytes| u32::from_be_bytes(*bytes)).ok_or_else(|| BROKEN.to_owned())
}

/// Reads a number of one to nine bytes.
fn varint(page: &[u8], at: &mut usize) -> Result<u64, String> {
    let mut value = 0;
    for place in 0..9 {
        let byte = *page.get(*at).ok_or(BROKEN)?;
        *at += 1;
        if place == 8 {
            return Ok(value << 8 | u64::from(byte));
        }
        value = value << 7 | u64::from(byte & 0x7F);
        if byte < 0x80 {
            break;
        }
    }
    Ok(value)
}

/// The windows of text that were seen in live data, as a bitmap of their hashes. Two windows of
/// one hash hide each other; a run of several hardly ever does.
struct Windows {
    bits: Vec<u64>,
}

/// Characters of a window.
const WINDOW: usize = 8;
/// Letters in a window that make it text: dates and codes are rewritten by every save.
const LETTERS: usize = 4;
/// Unknown windows in a row that are needed: the first may begin with a byte of a free block.
const RUN: usize = 3;
/// 2^27 bits are 16 MiB, of which the system gives only what is written to.
const BITS: u32 = 27;

impl Windows {
    fn new() -> Self {
        Self { bits: vec![0; 1 << (BITS - 6)] }
    }

    fn learn(&mut self, bytes: &[u8]) {
        for window in texts(bytes).flatten() {
            let bit = hash(window);
            self.bits[bit >> 6] |= 1 << (bit & 63);
        }
    }

    fn is_foreign(&self, bytes: &[u8]) -> bool {
        let mut run = 0;
        texts(bytes).any(|window| {
            let unknown = window.is_some_and(|window| {
                let bit = hash(window);
                self.bits[bit >> 6] & 1 << (bit & 63) == 0
            });
            run = if unknown { run + 1 } else { 0 };
            run == RUN
        })
    }
}

/// Returns at each place the window that begins there, `None` where it is no text.
fn texts(bytes: &[u8]) -> impl Iterator<Item = Option<[u8; WINDOW]>> {
    bytes.windows(WINDOW).map(|window| {
        let window: [u8; WINDOW] = *window.first_chunk()?;
        let text = window.iter().all(|b| matches!(b, 0x20..=0x7E))
            && window.iter().filter(|b| b.is_ascii_alphabetic()).count() >= LETTERS;
        text.then_some(window)
    })
}

fn hash(window: [u8; WINDOW]) -> usize {
    // Fibonacci hashing: the upper bits of the product depend on all bytes.
    (u64::from_le_bytes(window).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - BITS)) as usize
}
