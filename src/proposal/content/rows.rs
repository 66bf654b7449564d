//! How many rows a table has, as far as that is known without reading a large file.

use std::fs::File;
use std::path::Path;

use super::sample::read_part;
use crate::probe::{DbfHead, FIXED, Kind, delimiter};

/// A text up to this size is read to count its rows.
const COUNTED: u64 = 8 * 1024 * 1024;

/// Returns the number of rows of a table; `None` where it is not known.
pub(in crate::proposal) fn rows(path: &Path, kind: Kind, bytes: u64) -> Option<u64> {
    let file = File::open(path).ok()?;
    let head = read_part(&file, 0, bytes.min(4096)).ok()?;
    match kind {
        Kind::Dbf => {
            let length = DbfHead::length_of(head.get(..FIXED)?).ok()? as u64;
            let head = read_part(&file, 0, length).ok()?;
            Some(DbfHead::read(&head, bytes).ok()?.records)
        }
        Kind::Csv | Kind::Text if bytes <= COUNTED => {
            let text = read_part(&file, 0, bytes).ok()?;
            let mut reader = csv::ReaderBuilder::new()
                .delimiter(delimiter(&text))
                .flexible(true)
                .from_reader(text.as_slice());
            let mut record = csv::ByteRecord::new();
            let mut count = 0;
            while reader.read_byte_record(&mut record).ok()? {
                count += 1;
            }
            Some(count)
        }
        Kind::Stat(_) if head.starts_with(b"$FL") => of_spss(&head),
        Kind::Stat(_) => of_stata(&head),
        _ => None,
    }
}

/// The header of a `.sav`: at 64 the number 2 or 3, which tells the order of bytes, and at 80 the number of cases, -1
/// where it is not known.
fn of_spss(head: &[u8]) -> Option<u64> {
    let number = |at: usize, big: bool| {
        let bytes: [u8; 4] = head.get(at..at + 4)?.try_into().ok()?;
        Some(if big { i32::from_be_bytes(bytes) } else { i32::from_le_bytes(bytes) })
    };
    let big = !matches!(number(64, false)?, 2 | 3);
    u64::try_from(number(80, big)?).ok()
}

/// The header of a `.dta`: up to version 115 the number of observations stands at 6, later behind `<N>`.
fn of_stata(head: &[u8]) -> Option<u64> {
    let unsigned = |bytes: &[u8], big: bool| {
        let join = |number: u64, byte: &u8| number << 8 | u64::from(*byte);
        if big { bytes.iter().fold(0, join) } else { bytes.iter().rev().fold(0, join) }
    };
    if head.starts_with(b"<stata_dta>") {
        let big = memchr::memmem::find(head, b"MSF").is_some();
        let at = memchr::memmem::find(head, b"<N>")? + 3;
        let end = at + memchr::memmem::find(&head[at..], b"</N>")?;
        return Some(unsigned(&head[at..end], big));
    }
    let big = match *head.get(1)? {
        1 => true,
        2 => false,
        _ => return None,
    };
    Some(unsigned(head.get(6..10)?, big))
}
