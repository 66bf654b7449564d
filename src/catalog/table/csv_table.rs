//! Reads one CSV table. Faults are collected, so that they are reported at once: those of the header, or, where the
//! header is right, those of all rows and cells.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use csv::StringRecord;

use super::block_ends::complete;
use super::cell_faults::{form_of_sheet, of_open_mark, wrong_letters};
use super::comments::is_comment;
use super::damage::{is_free_text, is_only_hidden};
use super::file_text::text_of;
use super::header::Header;
use super::line_numbers::LineNumbers;
use super::lost_quotes::restored;
use super::note::TableForm;
use super::odd_rows::{self, OddRow};
use super::row::Row;
use super::separator;
use crate::error::Fault;
use crate::message::{in_a_row, message};
use crate::model::{Letters, csv_rows};

/// The rows of one file, and the faults found in them.
pub(in crate::catalog) struct Table<'a> {
    file: &'a Path,
    columns: &'a [&'a str],
    /// The names in the header, without the empty ones behind the last.
    names: Vec<String>,
    header: HashMap<String, usize>,
    /// True where the header has all columns and every row as many cells.
    pub(in crate::catalog) complete: bool,
    rows: Vec<(u64, StringRecord)>,
    /// Rows of another length. They are told once rows are made into values, by which a row that has lost its
    /// quotation marks is put together again.
    odd: Vec<OddRow>,
    /// The form that the table was read in; `None` where it is no text.
    pub(in crate::catalog) form: Option<TableForm>,
    pub(in crate::catalog) faults: Vec<Fault>,
    /// Faults with which the table is used all the same, as earlier versions did. A check of the tables tells them.
    pub(in crate::catalog) of_check: Vec<Fault>,
    /// What a person should look at, such as hidden characters in a title. Nothing is refused because of it.
    pub(in crate::catalog) doubts: Vec<Fault>,
}

/// The most rows of a table that are put together again, the most that cannot be, and the most ways that are tried for
/// all of them.
const MOST_RESTORED: usize = 200;
const MOST_FAILED: usize = 200;
const MOST_TRIED: usize = 20_000;

/// A column of codes: hidden characters in it are a fault, though it takes any text.
const CODES: &str = "kemendagri";

impl<'a> Table<'a> {
    /// Reads the text of a table. The header must have all `columns`, in any order; others are allowed. Where one is
    /// missing, that is a fault and no row is read. Rows without any text are nothing, and so are comments and
    /// columns without a name behind the last one that has a name.
    pub(in crate::catalog) fn read(file: &'a Path, bytes: &[u8], columns: &'a [&'a str]) -> Self {
        let mut table = Self {
            file,
            columns,
            names: Vec::new(),
            header: HashMap::new(),
            complete: false,
            rows: Vec::new(),
            odd: Vec::new(),
            form: None,
            faults: Vec::new(),
            of_check: Vec::new(),
            doubts: Vec::new(),
        };
        match text_of(bytes) {
            Ok(read) => table.read_text(&read.text, read.form.letters),
            Err(line) => {
                let found = message!("bytes of an unknown encoding");
                let fault = Fault::of_row(file, line, found, message!("UTF-8 text"));
                let hint = message!("save the table anew as \"CSV UTF-8\"");
                table.faults.push(fault.hint(hint));
            }
        }
        table
    }

    fn read_text(&mut self, text: &str, letters: Letters) {
        let found = separator::find(text, self.columns);
        let mut form = TableForm { separator: found.separator, letters, letters_in: None };
        let names = separator::cells(&text[found.header_at..], found.separator);
        let header_line = LineNumbers::of(text.as_bytes()).of_row(found.header_at as u64);
        let mut first = csv_rows(&text[found.header_at..], found.separator, self.columns.len());
        if first.next().is_some_and(|header| header.open) {
            self.faults.push(of_open_mark(self.file, header_line));
        } else {
            self.take_header(&names);
            let below = &text[found.header_at..];
            let header = Header { file: self.file, line: header_line, columns: self.columns };
            self.faults = header.faults(&self.names, found.separator, below);
        }
        self.complete = self.faults.is_empty();
        // Without a column, every cell of it would be reported as well.
        if self.complete {
            self.read_rows(text, found);
        }
        if letters == Letters::Windows1252 {
            form.letters_in = self.first_foreign();
        }
        self.form = Some(form);
    }

    fn take_header(&mut self, names: &[String]) {
        let last = names.iter().rposition(|name| !name.trim().is_empty());
        let filled = &names[..last.map_or(0, |last| last + 1)];
        self.names = filled.iter().map(|name| name.trim().to_owned()).collect();
        let places = self.names.iter().enumerate();
        self.header = places.map(|(place, name)| (name.clone(), place)).collect();
    }

    fn read_rows(&mut self, text: &str, found: separator::Found) {
        // The reader's own numbers are one too small where lines end with CR LF.
        let mut lines = LineNumbers::of(text.as_bytes());
        let (mut records, mut places) = (Vec::new(), Vec::new());
        let width = self.names.len();
        for row in csv_rows(&text[found.header_at..], found.separator, width).skip(1) {
            let place = row.at + found.header_at;
            let is_comment = row.cells.get(0).is_some_and(is_comment);
            let end = row.end + found.header_at;
            if row.open && !is_comment {
                let fault = of_open_mark(self.file, lines.of_row(place as u64));
                // Behind the last row nothing is lost.
                if row.cells.len() != width || !text[end..].trim().is_empty() {
                    self.faults.push(fault);
                    continue;
                }
                self.doubts.push(fault.hint(message!("close it or delete it")));
            }
            places.push(place..end);
            records.push(row.cells);
        }
        let mut lines = LineNumbers::of(text.as_bytes());
        for record in &mut records {
            let cells = record.iter().enumerate();
            let filled = cells.filter(|(_, cell)| !cell.trim().is_empty()).last();
            let length = filled.map_or(0, |(last, _)| last + 1);
            if record.len() > width {
                record.truncate(length.max(width));
            }
        }
        complete(&mut records, width);
        for (at, record) in records.into_iter().enumerate() {
            let empty = record.iter().all(|cell| cell.trim().is_empty());
            if empty || record.get(0).is_some_and(is_comment) {
                continue;
            }
            let line = lines.of_row(places[at].start as u64);
            if record.len() == width {
                self.rows.push((line, record));
            } else {
                let raw = text[places[at].clone()].trim().to_owned();
                self.odd.push(OddRow { line, record, raw });
            }
        }
        let form = (width, found.separator);
        if let Some(fault) = odd_rows::of_table(self.file, &self.odd, self.rows.len(), form) {
            self.faults.push(fault);
            self.rows.clear();
            self.odd.clear();
        }
        self.complete = self.faults.is_empty() && self.odd.is_empty();
    }

    /// Returns the first word that is not ASCII, and the line of its row.
    fn first_foreign(&self) -> Option<(u64, String)> {
        self.rows.iter().find_map(|(line, record)| {
            let cell = record.iter().find(|cell| !cell.is_ascii())?;
            let mut words = cell.split([' ', ';', '\n', '\r']);
            Some((*line, words.find(|word| !word.is_ascii())?.to_owned()))
        })
    }

    /// Makes a value of each row. Rows for which `build` returns `None` are left out; their faults are kept. With a
    /// `key`, two rows with the same value in that column are a fault.
    pub(in crate::catalog) fn map<T>(
        &mut self,
        key: Option<&str>,
        mut build: impl FnMut(&mut Row<'_>) -> Option<T>,
    ) -> Vec<T> {
        let of_form = self.faults.len();
        let Self { file, columns, header, rows, faults, of_check, doubts, .. } = self;
        let mut taken = HashSet::new();
        let mut values = Vec::new();
        for (line, record) in rows.iter() {
            let mut found = Vec::new();
            let mut row = Row { file, header, line: *line, record, faults: &mut found, of_check };
            let wrong = columns.iter().filter_map(|column| wrong_letters(&row, column));
            let (hidden, wrong): (Vec<_>, Vec<_>) =
                wrong.partition(|fault| is_only_hidden(row.text(&fault.column)));
            let mut spoilt: Vec<String> = wrong.iter().map(|fault| fault.column.clone()).collect();
            row.faults.extend(wrong);
            let forms: Vec<_> =
                columns.iter().filter_map(|column| form_of_sheet(&row, column)).collect();
            let (before, told_before) = (row.faults.len(), row.of_check.len());
            let twin = key.filter(|key| !taken.insert(row.text(key).to_owned()));
            if let Some(key) = twin {
                row.fault(key, message!("a value that no other row has"));
            }
            values.extend(build(&mut row));
            let mut others = found.split_off(before);
            // Two damaged values are alike for that reason.
            let is_damaged = |key| others.iter().skip(1).any(|fault| fault.column == key);
            if twin.is_some_and(is_damaged) {
                others.remove(0);
            }
            for fault in hidden {
                if others.iter().any(|other| other.column == fault.column) {
                    spoilt.push(fault.column.clone());
                    found.push(fault);
                } else if fault.column == CODES {
                    of_check.push(fault);
                } else {
                    doubts.push(fault);
                }
            }
            for fault in forms {
                let known = found.iter().chain(&others).chain(&of_check[told_before..]);
                if known.chain(&*doubts).any(|own| own.line == *line && own.column == fault.column)
                {
                    continue;
                }
                if is_free_text(&fault.column) {
                    doubts.push(fault);
                } else {
                    of_check.push(fault);
                }
            }
            faults.append(&mut found);
            faults.extend(others.into_iter().filter(|fault| !spoilt.contains(&fault.column)));
        }
        let odd = self.odd_faults(build);
        self.faults.splice(of_form..of_form, odd);
        values
    }

    /// Returns the faults of rows that have not as many cells as the header. One that is certain to have lost quotation
    /// marks is told by itself with its right cells, however many there are.
    fn odd_faults<T>(&self, mut build: impl FnMut(&mut Row<'_>) -> Option<T>) -> Vec<Fault> {
        let Self { file, names, header, odd, form: Some(form), .. } = self else {
            return Vec::new();
        };
        let (width, separator) = (names.len(), form.separator);
        let (mut faults, mut others, mut rest) = (Vec::new(), Vec::new(), Vec::new());
        let (mut tried, mut failed) = (0, 0);
        for row in odd {
            let has_more = row.has_more_cells(width, separator);
            let is_much =
                faults.len() >= MOST_RESTORED || failed >= MOST_FAILED || tried >= MOST_TRIED;
            if has_more && is_much {
                rest.push(row.clone());
                continue;
            }
            let fits = |whole: &StringRecord| {
                tried += 1;
                let (line, mut wrong, of_check) = (row.line, Vec::new(), &mut Vec::new());
                let mut row =
                    Row { file, header, line, record: whole, faults: &mut wrong, of_check };
                build(&mut row).is_some() && wrong.is_empty()
            };
            let whole = has_more.then(|| restored(&row.record, names, separator, fits)).flatten();
            if let Some(whole) = whole {
                let cells = names.iter().zip(&whole);
                let quoted = cells.filter(|(_, cell)| cell.contains(char::from(separator)));
                let quoted = quoted.map(|(name, cell)| format!("{name} \"{cell}\""));
                faults.push(odd_rows::of_one(file, row, width).hint(message!(
                    "the quotation marks of a cell are lost; write {cells}",
                    cells = in_a_row(quoted)
                )));
            } else {
                failed += usize::from(has_more);
                others.push(row.clone());
            }
        }
        faults.extend(odd_rows::faults(file, &others, width, separator));
        faults.extend(odd_rows::of_rest(file, &rest, width));
        faults.sort_by_key(|fault| fault.line);
        faults
    }
}
