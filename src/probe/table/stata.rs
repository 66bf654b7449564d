//! Stata files. From format 117 on a map says where the file ends; in older ones the number of records and the sizes of
//! all columns say it.
//!
//! Stata's own help describes each format (`help dta_115`, `help dta_117`, `help dta`).

use super::statistics_head::{Cursor, Stop, too_few};
use crate::message::Message;
use crate::probe::encoding::until_nul;

/// The first bytes of a file of format 117 or later.
pub(super) const MARK: &[u8] = b"<stata_dta>";

/// The last bytes of a file of format 117 or later.
pub(super) const END: &[u8] = b"</stata_dta>";

/// Returns true where a file begins like one of Stata.
pub(super) fn is_dta(head: &[u8]) -> bool {
    head.starts_with(MARK) || matches!(head, [105 | 108 | 110 | 111 | 113..=115, 1 | 2, 1, 0, ..])
}

/// Returns true for bytes that the next ones may complete to the beginning of a file of Stata.
pub(super) fn may_become(head: &[u8]) -> bool {
    MARK.starts_with(head)
        || (head.len() < 4 && matches!(head, [] | [105 | 108 | 110 | 111 | 113..=115, ..]))
}

/// Adds names to `names`, each of `width` bytes.
fn gather(bytes: &[u8], width: usize, names: &mut Vec<String>) {
    let text = |name: &[u8]| String::from_utf8_lossy(until_nul(name)).into_owned();
    names.extend(bytes.chunks_exact(width).map(text));
}

/// Returns where a file of format 117 or later ends, which the last of the fourteen numbers in its map says. Adds the
/// names of its variables to `names`.
pub(super) fn end(head: &[u8], names: &mut Vec<String>) -> Result<u64, Stop> {
    const BEGIN: &[u8] = b"<varnames>";
    // The label before the map has at most 320 bytes.
    const WITHIN: usize = 1024;
    let names_end = memchr::memmem::find(head, b"</varnames>").ok_or(Stop::More)?;
    let (before, _) = head.split_at(names_end);
    if let Some(start) = memchr::memmem::find(before, BEGIN) {
        let old = memchr::memmem::find(&before[..start], b"<release>117").is_some();
        gather(&before[start + BEGIN.len()..], if old { 33 } else { 129 }, names);
    }
    let after = |mark: &[u8]| {
        memchr::memmem::find(&head[..head.len().min(WITHIN)], mark).map(|at| at + mark.len())
    };
    let missing = if head.len() < WITHIN { Stop::More } else { Stop::Alien };
    let order = after(b"<byteorder>").ok_or(missing)?;
    let map = after(b"<map>").ok_or(missing)?;
    let big_endian = head[order..].starts_with(b"MSF");
    Cursor { head, at: map + 13 * 8, big_endian }.number(8)
}

/// Reads the header of a file before format 117, and adds the names of its variables to `names`. `bytes` is the size of
/// the whole file.
/// Returns why the file is incomplete, or `None` where it is complete.
pub(super) fn read(
    head: &[u8],
    bytes: u64,
    names: &mut Vec<String>,
) -> Result<Option<Message>, Stop> {
    let mut cursor = Cursor { head, at: 0, big_endian: false };
    let start = cursor.take(4)?;
    if !is_dta(start) {
        // This may be the cut mark of a later format.
        return Err(if MARK.starts_with(start) { Stop::More } else { Stop::Alien });
    }
    let format = start[0];
    cursor.big_endian = start[1] == 1;
    let variables = cursor.number(2)? as usize;
    let records = cursor.number(4)?;
    let name = if format >= 110 { 33 } else { 9 };
    let label = if format >= 108 { 81 } else { 32 };
    let shown = if format >= 114 { 49 } else { 12 };
    // The data label, and the date after it.
    cursor.skip(1, label + 18)?;
    let width = width(cursor.take(variables)?, format)?;
    gather(cursor.take(variables * name)?, name, names);
    cursor.skip(variables + 1, 2)?;
    cursor.skip(variables, shown + name + label)?;
    // Characteristics such as notes; an empty one ends them.
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

/// Returns the bytes of a record with columns of these types.
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
