//! Records of a DBF as lines of CSV, in a fast way.
//!
//! The CSV is UTF-8 with commas, and with a line feed at the end of a line: readers accept that, and a buyer pays by
//! the byte. Quotes are where RFC 4180 needs them, and around an empty cell that is the only one of its line. Texts
//! lose the spaces on their right, other values those on both sides. A text ends at its first NUL, another value at the
//! first NUL after its start. Dates are `YYYY-MM-DD`, logical values `true` and `false`; a date or logical value that
//! is none of these stays as it is. A cell whose value is missing is empty.

use super::held_table::Garbled;
use crate::probe::{DbfHead, Letters, until_nul};

/// Appends the line with the columns' names.
pub(super) fn header(head: &DbfHead, out: &mut Vec<u8>) {
    let start = out.len();
    for (place, field) in head.fields.iter().enumerate() {
        if place > 0 {
            out.push(b',');
        }
        put(field.name.as_bytes(), out);
    }
    end(head, start, out);
}

/// How texts are read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading {
    pub(super) letters: Letters,
    /// True where the encoding is not certain, so that a text that is valid UTF-8 beyond ASCII is refused.
    pub(super) doubted: bool,
}

/// Appends the line of a record.
///
/// # Errors
/// The index of a column whose cell cannot be read, and why.
pub(super) fn line(
    head: &DbfHead,
    reading: Reading,
    record: &[u8],
    out: &mut Vec<u8>,
) -> Result<(), (usize, Garbled)> {
    let start = out.len();
    for (place, field) in head.fields.iter().enumerate() {
        if place > 0 {
            out.push(b',');
        }
        let cell = field.cell(record);
        // Most answers of a survey are one digit or empty.
        match cell {
            [digit @ b'0'..=b'9'] if field.letter != b'D' => {
                out.push(*digit);
                continue;
            }
            [b' ' | 0] => continue,
            _ => {}
        }
        let done = match field.letter {
            b'C' => text(until_nul(cell), reading, out),
            letter => non_text(letter, trimmed(cell), reading, out),
        };
        done.map_err(|why| (place, why))?;
    }
    end(head, start, out);
    Ok(())
}

/// Ends the line that began at `start`. A single empty cell is quoted, since readers skip an empty line.
fn end(head: &DbfHead, start: usize, out: &mut Vec<u8>) {
    if head.fields.len() == 1 && out.len() == start {
        out.extend_from_slice(b"\"\"");
    }
    out.push(b'\n');
}

/// What a byte needs: quotes, or decoding from the table's encoding.
const QUOTE: u8 = 1;
const BEYOND_ASCII: u8 = 2;

const NEEDS: [u8; 256] = {
    let mut needs = [0; 256];
    needs[b',' as usize] = QUOTE;
    needs[b'"' as usize] = QUOTE;
    needs[b'\n' as usize] = QUOTE;
    needs[b'\r' as usize] = QUOTE;
    let mut byte = 0x80;
    while byte < 256 {
        needs[byte] = BEYOND_ASCII;
        byte += 1;
    }
    needs
};

fn is_blank(byte: u8) -> bool {
    byte == b' ' || byte == 0
}

fn text(mut cell: &[u8], reading: Reading, out: &mut Vec<u8>) -> Result<(), Garbled> {
    while let [rest @ .., last] = cell
        && is_blank(*last)
    {
        cell = rest;
    }
    let needs = cell.iter().fold(0, |needs, byte| needs | NEEDS[usize::from(*byte)]);
    match needs {
        0 => out.extend_from_slice(cell),
        QUOTE => put(cell, out),
        _ => {
            let utf8 = std::str::from_utf8(cell);
            if reading.doubted && utf8.is_ok() {
                return Err(Garbled::Utf8);
            }
            let (text, broken) = reading.letters.decode(cell);
            if broken {
                let cut = utf8.is_err_and(|error| error.error_len().is_none());
                return Err(if cut { Garbled::Cut } else { Garbled::NoText });
            }
            put(text.as_bytes(), out);
        }
    }
    Ok(())
}

fn trimmed(mut cell: &[u8]) -> &[u8] {
    while let [first, rest @ ..] = cell
        && is_blank(*first)
    {
        cell = rest;
    }
    cell = until_nul(cell);
    while let [rest @ .., last] = cell
        && is_blank(*last)
    {
        cell = rest;
    }
    cell
}

/// Appends a value of a column that is no text column. A point, a sign or stars alone give an empty cell: programs
/// write them for an empty value, and stars for a number that is too large for its column. So do question marks alone
/// as a logical value, and zeros alone as a date.
fn non_text(letter: u8, cell: &[u8], reading: Reading, out: &mut Vec<u8>) -> Result<(), Garbled> {
    match (letter, cell) {
        (_, [] | [b'.' | b'-' | b'+']) => {}
        (_, [b'*', ..]) if cell.iter().all(|byte| *byte == b'*' || is_blank(*byte)) => {}
        (b'L', [b'T' | b't' | b'Y' | b'y', ..]) => out.extend_from_slice(b"true"),
        (b'L', [b'F' | b'f' | b'N' | b'n', ..]) => out.extend_from_slice(b"false"),
        (b'L', _) if cell.iter().all(|byte| *byte == b'?') => {}
        (b'D', _) if cell.iter().all(|byte| *byte == b'0' || is_blank(*byte)) => {}
        (b'D', _) if is_day(cell) => day(cell, out),
        _ => text(cell, reading, out)?,
    }
    Ok(())
}

fn is_day(cell: &[u8]) -> bool {
    cell.len() == 8 && cell.iter().all(u8::is_ascii_digit) && {
        let two = |at: usize| (cell[at] - b'0') * 10 + (cell[at + 1] - b'0');
        let year = u32::from(two(0)) * 100 + u32::from(two(2));
        let days = match two(4) {
            2 if year.is_multiple_of(4)
                && (!year.is_multiple_of(100) || year.is_multiple_of(400)) =>
            {
                29
            }
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        matches!(two(4), 1..=12) && (1..=days).contains(&two(6))
    }
}

fn day(cell: &[u8], out: &mut Vec<u8>) {
    out.extend_from_slice(&cell[..4]);
    out.push(b'-');
    out.extend_from_slice(&cell[4..6]);
    out.push(b'-');
    out.extend_from_slice(&cell[6..]);
}

/// Appends a cell, with quotes where it needs them.
fn put(cell: &[u8], out: &mut Vec<u8>) {
    if !cell.iter().any(|byte| NEEDS[usize::from(*byte)] == QUOTE) {
        out.extend_from_slice(cell);
        return;
    }
    out.push(b'"');
    for byte in cell {
        if *byte == b'"' {
            out.push(b'"');
        }
        out.push(*byte);
    }
    out.push(b'"');
}
