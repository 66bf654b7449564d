//! The start of a table of text: its delimiter, its columns, and what their cells look like.

use memchr::{memchr, memchr_iter, memchr2, memrchr};

use super::sample::START;
use crate::message::{Message, message};
use crate::model::Column;
use crate::probe::encoding::decode;
use crate::probe::personal::ValueCounts;
use crate::probe::result::clip;

/// Returns the delimiter by which the most of the first [`SNIFFED_RECORDS`] records have as many cells as the very
/// first one; of equals, that by which the first record has the most cells, then the first in [`DELIMITERS`]. A comma
/// where no delimiter is in the first record.
pub(crate) fn delimiter(start: &[u8]) -> u8 {
    let score = |delimiter: u8| {
        let cells: Vec<usize> =
            Records { rest: start, delimiter }.take(SNIFFED_RECORDS).map(|r| r.len()).collect();
        let columns = cells.first().copied().unwrap_or(0);
        let even = cells.iter().filter(|cells| **cells == columns).count();
        if columns > 1 { (even, columns) } else { (0, 0) }
    };
    // Of equals, `max_by_key` takes the last one, so that the order of preference is reversed.
    DELIMITERS.into_iter().rev().max_by_key(|d| score(*d)).unwrap_or(b',')
}

/// The most columns that are kept.
pub(super) const MOST_COLUMNS: usize = 4096;
/// The most records that the columns' types are read from.
const TYPED_RECORDS: usize = 5_000;
/// The delimiters, in order of preference.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// The records that the delimiter is chosen by.
const SNIFFED_RECORDS: usize = 20;
/// A record that begins within so many bytes of the head's end may be incomplete and is not used, unless the head is
/// the whole file.
const LONGEST_RECORD: usize = 64 * 1024;

/// What the first records of a table show.
pub(super) struct Head {
    /// The names of the columns, in full.
    pub(super) header: Vec<String>,
    kinds: Vec<Cell>,
    /// Counts of the cells of the first records, and of some further on.
    pub(super) values: ValueCounts,
}

impl Head {
    /// Reads the first records; `whole` says that `text` is the whole file. It is an error where there are none, or
    /// where one of them has not as many cells as the header.
    pub(super) fn read(
        text: &[u8],
        delimiter: u8,
        whole: bool,
        encoding: &str,
    ) -> Result<Self, Message> {
        // The last line may continue behind the text, and so may a quoted cell with everything after it.
        let kept = if whole { text.len() } else { text.len() - text.len().min(LONGEST_RECORD) };
        let mut records = Records { rest: text, delimiter };
        let header = header(&mut records, encoding);
        if header.is_empty() {
            return Err(message!("there is no content"));
        }
        let mut values = ValueCounts::new(header.len());
        let mut kinds = vec![Cell::Blank; header.len()];
        // Where `;` separates the cells, a comma is likely to be a decimal comma.
        let comma = delimiter == b';';
        for _ in 0..TYPED_RECORDS {
            let at = text.len() - records.rest.len();
            if at >= kept {
                break;
            }
            let Some(cells) = records.next() else { break };
            if !whole && records.rest.is_empty() {
                break;
            }
            if cells.len() != kinds.len() {
                let line = 2 + memchr_iter(b'\n', text[..at].trim_ascii_end()).count();
                return Err(message!(
                    "the number of cells in line {line} is not that of the header",
                    line
                ));
            }
            for (place, (kind, cell)) in kinds.iter_mut().zip(cells).enumerate() {
                let cell = cell.trim_ascii();
                *kind = (*kind).max(Cell::of(cell, comma));
                if at < START as usize {
                    values.see(place, cell);
                }
            }
        }
        Ok(Self { header, kinds, values })
    }

    /// Counts the cells in the whole lines of a part of the table, which may begin and end within a line.
    pub(super) fn see_more(&mut self, part: &[u8], delimiter: u8) {
        let Some(first) = memchr(b'\n', part) else { return };
        let Some(last) = memrchr(b'\n', part) else { return };
        // A part that begins inside quotes may give lines with a wrong number of cells, which are left out.
        let records = Records { rest: &part[first..last], delimiter };
        for cells in records.filter(|cells| cells.len() == self.kinds.len()) {
            for (place, cell) in cells.iter().enumerate() {
                self.values.see(place, cell);
            }
        }
    }

    /// Returns the first columns, at most [`MOST_COLUMNS`], with what their cells look like. Long names are shortened,
    /// because in a table without a header they are the values of its first row.
    pub(super) fn columns(self) -> Vec<Column> {
        let columns = self.header.into_iter().zip(self.kinds).take(MOST_COLUMNS);
        let column = |(name, kind): (String, Cell)| Column {
            name: clip(&name),
            kind: kind.word().to_owned(),
        };
        columns.map(column).collect()
    }
}

/// Returns the number of cells in the first line that is not empty.
pub(super) fn width(text: &[u8], delimiter: u8) -> usize {
    Records { rest: text, delimiter }.next().map_or(0, |cells| cells.len())
}

/// Returns the names in the first line of a table that may be broken elsewhere.
pub(super) fn names(text: &[u8], delimiter: u8, encoding: &str) -> Vec<String> {
    header(&mut Records { rest: text, delimiter }, encoding)
}

fn header(records: &mut Records<'_>, encoding: &str) -> Vec<String> {
    let name = |cell: &[u8]| decode(cell.trim_ascii(), encoding).replace("\"\"", "\"");
    records.next().unwrap_or_default().into_iter().map(name).collect()
}

/// Splits a text into records of raw cells: without the quotes around them, with doubled quotes inside. Empty lines are
/// skipped. The csv crate does this well, but it takes 20 µs to build its state machine, which is longer than it takes
/// to read a small file.
struct Records<'t> {
    rest: &'t [u8],
    delimiter: u8,
}

impl<'t> Iterator for Records<'t> {
    type Item = Vec<&'t [u8]>;

    fn next(&mut self) -> Option<Self::Item> {
        let blank = self.rest.iter().take_while(|b| matches!(b, b'\n' | b'\r')).count();
        self.rest = &self.rest[blank..];
        if self.rest.is_empty() {
            return None;
        }
        let mut cells = Vec::new();
        loop {
            let quoted = if self.rest.first() == Some(&b'"') { closing(self.rest) } else { None };
            let from = quoted.map_or(0, |end| end + 1);
            let end = memchr2(self.delimiter, b'\n', &self.rest[from..]);
            let end = end.map_or(self.rest.len(), |end| end + from);
            let cell = quoted.map_or(&self.rest[..end], |close| &self.rest[1..close]);
            let more = self.rest.get(end) == Some(&self.delimiter);
            cells.push(if more { cell } else { cell.strip_suffix(b"\r").unwrap_or(cell) });
            self.rest = self.rest.get(end + 1..).unwrap_or_default();
            if !more {
                return Some(cells);
            }
        }
    }
}

/// Returns the place of the quote that closes the quote at the start; `None` where none does.
fn closing(text: &[u8]) -> Option<usize> {
    let mut at = 1;
    loop {
        at += memchr(b'"', &text[at..])?;
        if text.get(at + 1) != Some(&b'"') {
            return Some(at);
        }
        at += 2;
    }
}

/// What a cell looks like. A column has the last of these that one of its cells has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Cell {
    Blank,
    Integer,
    Decimal,
    Text,
}

impl Cell {
    fn of(cell: &[u8], comma: bool) -> Self {
        let digits = cell.strip_prefix(b"-").unwrap_or(cell);
        let all_digits = |text: &[u8]| !text.is_empty() && text.iter().all(u8::is_ascii_digit);
        // `0101` is a code, which would lose its zero as a number.
        let whole = |text: &[u8]| all_digits(text) && (text.len() == 1 || text[0] != b'0');
        if cell.is_empty() {
            return Self::Blank;
        }
        if whole(digits) {
            return if digits.len() <= 18 { Self::Integer } else { Self::Text };
        }
        let point = digits.iter().position(|b| *b == b'.' || (comma && *b == b','));
        match point {
            Some(at) if (at == 0 || whole(&digits[..at])) && all_digits(&digits[at + 1..]) => {
                Self::Decimal
            }
            _ => Self::Text,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Blank | Self::Text => "text",
            Self::Integer => "integer",
            Self::Decimal => "decimal",
        }
    }
}
