//! Reads one CSV table. Faults are collected, so that they are reported at once: those of the header, or, where the
//! header is right, those of all rows and cells.

use std::collections::HashMap;
use std::path::Path;

use csv::StringRecord;

use super::line_numbers::LineNumbers;
use crate::error::Fault;
use crate::message::{Message, message};

/// The rows of one file, and the faults found in them.
pub(super) struct Table<'a> {
    file: &'a Path,
    header: HashMap<String, usize>,
    /// True where the header can be read and has all columns, so that rows were read.
    pub(super) has_rows: bool,
    rows: Vec<(u64, StringRecord)>,
    pub(super) faults: Vec<Fault>,
}

/// One row of a table. Its methods that check a cell record a fault and return `None` where the cell is wrong.
pub(super) struct Row<'a> {
    file: &'a Path,
    header: &'a HashMap<String, usize>,
    line: u64,
    record: &'a StringRecord,
    faults: &'a mut Vec<Fault>,
}

impl<'a> Table<'a> {
    /// Reads the text of a table. The header must have all `columns`, in any order; others are allowed. Where one is
    /// missing, that is a fault and no row is read.
    pub(super) fn read(file: &'a Path, text: &[u8], columns: &[&str]) -> Self {
        let (header, rows, faults) = (HashMap::new(), Vec::new(), Vec::new());
        let mut table = Self { file, header, has_rows: false, rows, faults };
        let text = text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text);
        // The reader's own numbers are one too small where lines end with CR LF.
        let mut lines = LineNumbers::of(text);
        let mut reader = csv::ReaderBuilder::new().from_reader(text);
        match reader.headers() {
            Ok(header) => {
                let named = header.iter().enumerate().map(|(i, h)| (h.trim().to_owned(), i));
                table.header = named.collect();
            }
            Err(error) => table.broken(1, &error),
        }
        for column in columns {
            if !table.header.contains_key(*column) {
                let expected = message!("a column '{column}' in the header", column);
                table.fault(1, column, "", expected);
            }
        }
        // Without a column, every cell of it would be reported as well.
        table.has_rows = table.faults.is_empty();
        if table.has_rows {
            for record in reader.records() {
                let mut line = |place: Option<&csv::Position>| {
                    place.map_or(1, |place| lines.of_row(place.byte()))
                };
                match record {
                    Ok(record) => table.rows.push((line(record.position()), record)),
                    Err(error) => table.broken(line(error.position()), &error),
                }
            }
        }
        table
    }

    /// Makes a value of each row. Rows for which `build` returns `None` are left out; their faults are kept.
    pub(super) fn map<T>(&mut self, mut build: impl FnMut(&mut Row<'_>) -> Option<T>) -> Vec<T> {
        let Self { file, header, rows, faults, .. } = self;
        let values = rows.iter().filter_map(|(line, record)| {
            build(&mut Row { file, header, line: *line, record, faults })
        });
        values.collect()
    }

    /// Records that a row, or the header, cannot be read as CSV.
    fn broken(&mut self, line: u64, error: &csv::Error) {
        let (found, expected) = match error.kind() {
            csv::ErrorKind::UnequalLengths { expected_len, len, .. } => (
                message!("{count} cells", count = len),
                message!("{count} cells as in the header", count = expected_len),
            ),
            csv::ErrorKind::Utf8 { .. } => (message!("bytes"), message!("UTF-8 text")),
            _ => (Message::verbatim(error.to_string()), message!("a row of CSV")),
        };
        self.faults.push(Fault::of_row(self.file, line, found, expected));
    }

    fn fault(&mut self, line: u64, column: &str, value: &str, expected: Message) {
        self.faults.push(Fault::of_cell(self.file, line, column, value, expected));
    }
}

impl Row<'_> {
    /// Returns a cell without white space around it; empty where the column is missing.
    pub(super) fn text(&self, column: &str) -> &str {
        self.header.get(column).and_then(|&i| self.record.get(i)).unwrap_or("").trim()
    }

    /// Returns a cell, which must not be empty.
    pub(super) fn filled(&mut self, column: &str) -> Option<String> {
        self.parse(column, message!("some text"), |text| {
            (!text.is_empty()).then(|| text.to_owned())
        })
    }

    /// Parses a cell; `expected` says in the fault what should stand there.
    pub(super) fn parse<T>(
        &mut self,
        column: &str,
        expected: Message,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let value = parse(self.text(column));
        if value.is_none() {
            self.fault(column, expected);
        }
        value
    }

    /// Parses a cell that may be empty: `Some(None)` where it is empty, `None` where it is wrong.
    #[allow(clippy::option_option)]
    pub(super) fn optional<T>(
        &mut self,
        column: &str,
        expected: Message,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Option<Option<T>> {
        if self.text(column).is_empty() {
            return Some(None);
        }
        self.parse(column, expected, parse).map(Some)
    }

    /// Parses the values of a cell that are separated by `;`. An empty cell has none; one wrong value makes the whole
    /// cell wrong.
    pub(super) fn many<T>(
        &mut self,
        column: &str,
        expected: Message,
        parse: impl FnMut(&str) -> Option<T>,
    ) -> Option<Vec<T>> {
        let cell = self.text(column);
        let parts = cell.split(';').map(str::trim).filter(|part| !part.is_empty());
        let values = parts.map(parse).collect::<Option<Vec<T>>>();
        if values.is_none() {
            self.fault(column, expected);
        }
        values
    }

    /// Records that a cell is wrong.
    pub(super) fn fault(&mut self, column: &str, expected: Message) {
        let fault = Fault::of_cell(self.file, self.line, column, self.text(column), expected);
        self.faults.push(fault);
    }
}
