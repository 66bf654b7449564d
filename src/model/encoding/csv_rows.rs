//! The rows of a CSV text, also where a quotation mark was left open: a reader of CSV takes all up to the next mark,
//! however many rows that are, for one cell.

use csv::{Reader, ReaderBuilder, StringRecord};

/// A row of a CSV text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CsvRow {
    /// The byte where it begins; there may be empty lines before its text.
    pub at: usize,
    /// The byte behind it; its line end may stand there still.
    pub end: usize,
    /// Its cells.
    pub cells: StringRecord,
    /// True where a quotation mark in it is not closed. It then is its first line alone.
    pub open: bool,
}

/// The rows of a text, from its beginning.
pub struct CsvRows<'t> {
    text: &'t str,
    separator: u8,
    width: usize,
    /// Where the reader begins in the text.
    start: usize,
    reader: Reader<&'t [u8]>,
    opened: usize,
}

/// How many open quotation marks are found in one text. Each may be read up to the end of the text.
const MOST_OPEN: usize = 50;

/// Returns the rows of a text. Rows usually have `width` cells: where the reader takes such a row for a part of a cell,
/// that cell's quotation mark is open. The rows behind it are read as usual.
pub fn csv_rows(text: &str, separator: u8, width: usize) -> CsvRows<'_> {
    let reader = reader(text, separator);
    CsvRows { text, separator, width, start: 0, reader, opened: 0 }
}

/// Returns the cells of the first row of a text.
pub fn first_cells(text: &str, separator: u8) -> StringRecord {
    reader(text, separator).records().next().and_then(Result::ok).unwrap_or_default()
}

fn reader(text: &str, separator: u8) -> Reader<&[u8]> {
    let mut builder = ReaderBuilder::new();
    builder.delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes())
}

impl CsvRows<'_> {
    fn place(&self) -> usize {
        self.start + usize::try_from(self.reader.position().byte()).unwrap_or(usize::MAX)
    }
}

impl Iterator for CsvRows<'_> {
    type Item = CsvRow;

    fn next(&mut self) -> Option<CsvRow> {
        let at = self.place();
        let mut cells = StringRecord::new();
        // The bytes are those of a text, and rows may be of any length, so that reading does not fail.
        if !self.reader.read_record(&mut cells).unwrap_or(false) {
            return None;
        }
        let end = self.place();
        let row = &self.text[at..end];
        let blank = row.len() - row.trim_start_matches(['\r', '\n']).len();
        let row = &row[blank..];
        let is_open = self.opened < MOST_OPEN
            && row.contains('"')
            && is_open(row, self.separator, self.width, &cells);
        if !is_open {
            return Some(CsvRow { at, end, cells, open: false });
        }
        self.opened += 1;
        let line = row.split(['\r', '\n']).next().unwrap_or_default();
        self.start = at + blank + line.len();
        let rest = &self.text[self.start..];
        self.reader = reader(rest, self.separator);
        let cells = first_cells(line, self.separator);
        Some(CsvRow { at, end: self.start, cells, open: true })
    }
}

/// Returns true where a row has swallowed others, or the text ends in a cell that has no closing quotation mark.
fn is_open(row: &str, separator: u8, width: usize, cells: &StringRecord) -> bool {
    let (well_formed, ends_inside) = quoting(row, separator);
    if ends_inside {
        return true;
    }
    let is_padded =
        cells.len() > width && cells.iter().skip(width).all(|cell| cell.trim().is_empty());
    let fits = cells.len() == width || is_padded;
    if width < 2 || (fits && well_formed) {
        return false;
    }
    let mut lines = row.split(['\r', '\n']).skip(1).filter(|line| !line.is_empty());
    lines.any(|line| first_cells(line, separator).len() == width)
}

/// Returns whether each closing quotation mark of a row stands at the end of its cell, and whether the row ends before
/// such a mark.
fn quoting(row: &str, separator: u8) -> (bool, bool) {
    enum At {
        Start,
        Plain,
        Quoted,
        Closed,
    }
    let (mut at, mut well_formed) = (At::Start, true);
    for byte in row.bytes() {
        at = match (at, byte) {
            (At::Quoted, b'"') => At::Closed,
            (At::Start | At::Closed, b'"') | (At::Quoted, _) => At::Quoted,
            (_, b'\r' | b'\n') => At::Start,
            (_, byte) if byte == separator => At::Start,
            (At::Closed, _) => {
                well_formed = false;
                At::Plain
            }
            _ => At::Plain,
        };
    }
    (well_formed, matches!(at, At::Quoted))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes rows as text: cells with `|` between them, and `!` before an open row.
    fn rows(text: &str, width: usize) -> Vec<String> {
        let shown = |row: CsvRow| {
            let cells = row.cells.iter().collect::<Vec<_>>().join("|");
            format!("{}{cells}", if row.open { "!" } else { "" })
        };
        csv_rows(text, b',', width).map(shown).collect()
    }

    #[test]
    fn an_open_quotation_mark_takes_no_other_rows() {
        for (text, width, expected) in [
            ("a,\"b,c\nd,e,f\ng,h,i\n", 3, &["!a|b,c", "d|e|f", "g|h|i"][..]),
            ("a,\"b,c\r\nd,\"e, f\",g\r\nh,i,j\r\n", 3, &["!a|b,c", "d|e, f|g", "h|i|j"]),
            ("\"a\",\"b\",\"c\n\"d\",\"e\",\"f\"\n", 3, &["!a|b|c", "d|e|f"]),
            ("a,b,c\nd,e,\"f", 3, &["a|b|c", "!d|e|f"]),
            ("a,b,c\nd,e,\"f\n", 3, &["a|b|c", "!d|e|f"]),
            ("a,b,\"c\n\nd,e,f\n", 3, &["!a|b|c", "d|e|f"]),
            ("a,\"b\nd,\"e\ng,h\n", 2, &["!a|b", "!d|e", "g|h"]),
        ] {
            assert_eq!(rows(text, width), expected, "{text:?}");
        }
    }

    #[test]
    fn cells_of_several_lines_and_marks_inside_cells_stay() {
        for (text, width, expected) in [
            ("a,\"b\nc\",d\ne,f,g\n", 3, &["a|b\nc|d", "e|f|g"][..]),
            ("a,\"b, x\nc, y\"\ne,f\n", 2, &["a|b, x\nc, y", "e|f"]),
            ("a,5\" disk,b\nc,d,e\n", 3, &["a|5\" disk|b", "c|d|e"]),
            ("a,\"say \"\"b\"\"\",c\n", 3, &["a|say \"b\"|c"]),
            ("a,\"b\nc\"\n", 3, &["a|b\nc"]),
            ("\n\na,b\n", 2, &["a|b"]),
            ("", 2, &[]),
        ] {
            assert_eq!(rows(text, width), expected, "{text:?}");
        }
    }
}
