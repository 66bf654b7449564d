//! Stata files: from format 117 on a map tells where the file ends, before it the sizes of all columns.
//!
//! Stata's own help describes each format (`help dta_115`, `help dta_117`, `help dta`).

use super::{Cursor, Stop, too_few};

/// The start of a file of format 117 and later.
pub(super) const MARK: &[u8] = b"<stata_dta>";

/// Its end.
pub(super) const END: &[u8] = b"</stata_dta>";

/// Returns true where a file begins as one of Stata.
pub(super) fn is_dta(head: &[u8]) -> bool {
    head.starts_with(MARK) || matches!(head, [105 | 108 | 110 | 111 | 113..=115, 1 | 2, 1, 0, ..])
}

/// Returns true for the first bytes of such a start.
pub(super) fn may_become(head: &[u8]) -> bool {
    MARK.starts_with(head)
        || (head.len() < 4 && matches!(head, [] | [105 | 108 | 110 | 111 | 113..=115, ..]))
}

/// The end of the names in a file of format 117 or later.
const NAMES_END: &[u8] = b"</varnames>";

/// Waits for the names of a file of format 117 or later.
pub(super) fn names_end(head: &[u8]) -> Result<(), Stop> {
    memchr::memmem::find(head, NAMES_END).map(|_| ()).ok_or(Stop::More)
}

/// Returns the names of the variables, of a file whose head could be read.
pub(super) fn names(head: &[u8]) -> Vec<String> {
    let fields = if head.starts_with(MARK) { marked_names(head) } else { older_names(head).ok() };
    let (names, width) = fields.unwrap_or((&[], 1));
    let text = |name: &[u8]| {
        String::from_utf8_lossy(name.split(|byte| *byte == 0).next().unwrap_or_default())
            .into_owned()
    };
    names.chunks_exact(width).map(text).collect()
}

/// Returns the bytes of all names, and of one, in a file of format 117 or later.
fn marked_names(head: &[u8]) -> Option<(&[u8], usize)> {
    const BEGIN: &[u8] = b"<varnames>";
    let start = memchr::memmem::find(head, BEGIN)? + BEGIN.len();
    let end = start + memchr::memmem::find(&head[start..], NAMES_END)?;
    let old = memchr::memmem::find(&head[..start], b"<release>117").is_some();
    Some((&head[start..end], if old { 33 } else { 129 }))
}

fn older_names(head: &[u8]) -> Result<(&[u8], usize), Stop> {
    let mut cursor = Cursor { head, at: 0, big_endian: head.get(1) == Some(&1) };
    let format = cursor.take(4)?[0];
    let variables = cursor.number(2)? as usize;
    cursor.skip(1, 4)?;
    let name = if format >= 110 { 33 } else { 9 };
    // The label of the data, the date behind it, and the types.
    cursor.skip(1, if format >= 108 { 81 } else { 32 } + 18)?;
    cursor.skip(variables, 1)?;
    Ok((cursor.take(variables.checked_mul(name).ok_or(Stop::Alien)?)?, name))
}

/// Returns where a file of format 117 or later ends, by the last of the fourteen places in its map.
pub(super) fn end(head: &[u8]) -> Result<u64, Stop> {
    // The label before it is of 320 bytes at most.
    const WITHIN: usize = 1024;
    let after = |mark: &[u8]| {
        memchr::memmem::find(&head[..head.len().min(WITHIN)], mark).map(|at| at + mark.len())
    };
    let missing = if head.len() < WITHIN { Stop::More } else { Stop::Alien };
    let order = after(b"<byteorder>").ok_or(missing)?;
    let map = after(b"<map>").ok_or(missing)?;
    let big_endian = head[order..].starts_with(b"MSF");
    Cursor { head, at: map + 13 * 8, big_endian }.number(8)
}

/// Reads the head of an older file of so many bytes; returns in words why it is not whole, where it is
/// not.
pub(super) fn read(head: &[u8], bytes: u64) -> Result<Option<String>, Stop> {
    let mut cursor = Cursor { head, at: 0, big_endian: false };
    let start = cursor.take(4)?;
    if !is_dta(start) {
        // The mark of later ones may be cut.
        return Err(if MARK.starts_with(start) { Stop::More } else { Stop::Alien });
    }
    let format = start[0];
    cursor.big_endian = start[1] == 1;
    let variables = cursor.number(2)? as usize;
    let records = cursor.number(4)?;
    let name = if format >= 110 { 33 } else { 9 };
    let label = if format >= 108 { 81 } else { 32 };
    let shown = if format >= 114 { 49 } else { 12 };
    // The date behind the label.
    cursor.skip(1, label + 18)?;
    let width = width(cursor.take(variables)?, format)?;
    cursor.skip(variables, name)?;
    cursor.skip(variables + 1, 2)?;
    cursor.skip(variables, shown + name + label)?;
    // Notes and the like, up to one that is empty.
    loop {
        let kind = cursor.number(1)?;
        let length = cursor.number(if format >= 110 { 4 } else { 2 })? as usize;
        if kind == 0 && length == 0 {
            break;
        }
        cursor.skip(1, length)?;
    }
    let data = bytes.saturating_sub(cursor.at as u64);
    let present = data.checked_div(width).unwrap_or(records);
    Ok((present < records).then(|| too_few(records, present)))
}

/// Returns the bytes of a record.
fn width(types: &[u8], format: u8) -> Result<u64, Stop> {
    let one = |letter: &u8| match (letter, format) {
        (1..=244, 111..) => Ok(u64::from(*letter)),
        (251, 111..) | (b'b', ..111) => Ok(1),
        (252, 111..) | (b'i', ..111) => Ok(2),
        (253 | 254, 111..) | (b'l' | b'f', ..111) => Ok(4),
        (255, 111..) | (b'd', ..111) => Ok(8),
        (0x80.., ..111) => Ok(u64::from(*letter - 0x7F)),
        _ => Err(Stop::Alien),
    };
    types.iter().map(one).sum()
}
