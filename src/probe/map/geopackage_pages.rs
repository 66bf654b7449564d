//! Checks that the B-trees of a `GeoPackage`'s tables and indexes are complete (<https://sqlite.org/fileformat2.html>).
//!
//! `SQLite` finds a broken page only when a query needs it. Here each tree is followed from its root to its last page,
//! and each row to the last of its overflow pages. The map is broken where a page does not exist, is reached twice, is
//! of no known kind, or refers to places beyond its end. What the rows hold is not looked at.

use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::Path;

use crate::message::{Message, message};

/// Follows the trees that start at the pages `roots`, and that of the schema; returns an error where one is broken.
pub(super) fn check(path: &Path, roots: Vec<u32>) -> Result<(), Message> {
    let file = File::open(path)?;
    Pages::new(file)?.follow_trees(roots)
}

/// The pages of the database.
struct Pages {
    file: File,
    /// Bytes of a page.
    size: usize,
    /// Bytes of a page without the reserved ones at its end.
    usable: usize,
    /// Whether each page was reached; the first page is at place 0.
    reached: Vec<bool>,
}

/// The pages that a page of a tree refers to.
#[derive(Default)]
struct Named {
    children: Vec<u32>,
    /// The first page of each overflow chain, with the bytes in the whole chain.
    tails: Vec<(u32, u64)>,
}

const BROKEN: Message = message!("a page of the database is broken");

impl Pages {
    fn new(file: File) -> Result<Self, Message> {
        let mut head = [0; 100];
        file.read_exact_at(&mut head, 0)?;
        let size = match u16_at(&head, 16)? {
            1 => 65_536,
            size => usize::from(size),
        };
        let usable = size.saturating_sub(usize::from(head[20]));
        if size < 512 || usable < 480 {
            return Err(BROKEN);
        }
        let bytes = file.metadata()?.len();
        let present = bytes / size as u64;
        // Old writers do not fill in the number of pages; the file's size gives it then.
        let declared = u64::from(u32_at(&head, 28)?);
        let known = u32_at(&head, 24)? == u32_at(&head, 92)? && declared > 0;
        let count = if known { declared } else { present };
        if count > present {
            return Err(BROKEN);
        }
        Ok(Self { file, size, usable, reached: vec![false; count as usize] })
    }

    /// Reads a page. It is an error where the page was reached before or does not exist.
    fn reach(&mut self, number: u32, page: &mut [u8]) -> Result<(), Message> {
        let place = (number as usize).checked_sub(1);
        match place.and_then(|place| self.reached.get_mut(place)) {
            Some(reached @ false) => *reached = true,
            _ => return Err(BROKEN),
        }
        let at = u64::from(number - 1) * self.size as u64;
        Ok(self.file.read_exact_at(page, at)?)
    }

    fn follow_trees(&mut self, roots: Vec<u32>) -> Result<(), Message> {
        let mut page = vec![0; self.size];
        let mut todo = roots;
        // The root of the schema table.
        todo.push(1);
        while let Some(number) = todo.pop() {
            self.reach(number, &mut page)?;
            let named = self.named_by(number, &page)?;
            todo.extend(named.children);
            for (first, bytes) in named.tails {
                self.follow_tail(first, bytes, &mut page)?;
            }
        }
        Ok(())
    }

    fn follow_tail(&mut self, first: u32, mut bytes: u64, page: &mut [u8]) -> Result<(), Message> {
        let mut number = first;
        while bytes > 0 {
            self.reach(number, page)?;
            bytes -= bytes.min(self.usable as u64 - 4);
            number = u32_at(page, 0)?;
        }
        Ok(())
    }

    fn named_by(&self, number: u32, page: &[u8]) -> Result<Named, Message> {
        let start = if number == 1 { 100 } else { 0 };
        let (interior, table) = match page[start] {
            0x02 => (true, false),
            0x05 => (true, true),
            0x0A => (false, false),
            0x0D => (false, true),
            _ => return Err(BROKEN),
        };
        let cells = usize::from(u16_at(page, start + 3)?);
        let pointers = start + if interior { 12 } else { 8 };
        let mut named = Named::default();
        if interior {
            named.children.push(u32_at(page, start + 8)?);
        }
        for cell in 0..cells {
            let mut at = usize::from(u16_at(page, pointers + 2 * cell)?);
            if interior {
                named.children.push(u32_at(page, at)?);
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
                    named.tails.push((u32_at(page, at)?, payload - local));
                    at += 4;
                }
            }
            if at > self.usable {
                return Err(BROKEN);
            }
        }
        Ok(named)
    }

    /// Returns how many bytes of a payload stand in the tree's page itself (section 1.6 of the file format).
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

fn u16_at(page: &[u8], at: usize) -> Result<u16, Message> {
    let bytes = page.get(at..).and_then(|rest| rest.first_chunk());
    bytes.map(|bytes| u16::from_be_bytes(*bytes)).ok_or(BROKEN)
}

fn u32_at(page: &[u8], at: usize) -> Result<u32, Message> {
    let bytes = page.get(at..).and_then(|rest| rest.first_chunk());
    bytes.map(|bytes| u32::from_be_bytes(*bytes)).ok_or(BROKEN)
}

/// Reads a variable-length number of one to nine bytes.
fn varint(page: &[u8], at: &mut usize) -> Result<u64, Message> {
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
