//! Reads one CSV table. Faults are collected, so that they are reported at once: those of the header, or, where the
//! header is right, those of all rows and cells.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use csv::StringRecord;

use super::block_ends::complete;
use super::comments::is_comment;
use super::damage::of_letters;
use super::file_text::text_of;
use super::line_numbers::LineNumbers;
use super::lost_quotes::restored;
use super::note::TableForm;
use super::odd_rows::{self, OddRow, opened_with_another};
use super::row::Row;
use super::separator;
use crate::error::Fault;
use crate::message::{Message, in_a_row, message};
use crate::model::Letters;

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
    /// Rows of another length that are told one by one, each with the place of its fault.
    odd: Vec<(usize, OddRow)>,
    /// The form that the table was read in; `None` where it is no text.
    pub(in crate::catalog) form: Option<TableForm>,
    pub(in crate::catalog) faults: Vec<Fault>,
}

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
        self.take_header(&names, found.separator, header_line);
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

    fn take_header(&mut self, names: &[String], separator: u8, line: u64) {
        let last = names.iter().rposition(|name| !name.trim().is_empty());
        let filled = &names[..last.map_or(0, |last| last + 1)];
        self.names = filled.iter().map(|name| name.trim().to_owned()).collect();
        let places = self.names.iter().enumerate();
        self.header = places.map(|(place, name)| (name.clone(), place)).collect();
        let known = self.columns.iter().filter(|column| self.header.contains_key(**column)).count();
        let missing = self.columns.iter().filter(|column| !self.header.contains_key(**column));
        let missing: Vec<&str> = missing.copied().collect();
        let all = || message!("the columns {names} in the header", names = in_a_row(self.columns));
        // What another program has added to each line stands behind the last name.
        let padded = |column: &&str| {
            self.names.iter().any(|name| name.trim_end_matches([';', ',', '\t']) == *column)
        };
        if separator == b',' && missing.iter().any(padded) && missing.len() == 1 {
            let found = message!("separators of another kind at the end of the lines");
            let fault = Fault::of_row(self.file, line, found, all());
            self.faults.push(fault.hint(opened_with_another()));
        } else if known == 0 && self.names.len() == 1 && self.columns.len() > 1 {
            let found = message!("a header with one cell");
            let inner = |by: u8| separator::cells(&self.names[0], by).len() >= self.columns.len();
            let hint = if separator::SEPARATORS.into_iter().any(inner) {
                opened_with_another()
            } else {
                message!("part the cells by commas, semicolons or tabs")
            };
            self.faults.push(Fault::of_row(self.file, line, found, all()).hint(hint));
        } else {
            for column in missing {
                let expected = message!("a column '{column}' in the header", column);
                self.faults.push(Fault::of_cell(self.file, line, column, "", expected));
            }
        }
    }

    fn read_rows(&mut self, text: &str, found: separator::Found) {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(found.separator)
            .flexible(true)
            .from_reader(&text.as_bytes()[found.header_at..]);
        // The reader's own numbers are one too small where lines end with CR LF.
        let mut lines = LineNumbers::of(text.as_bytes());
        let (mut records, mut places) = (Vec::new(), Vec::new());
        for record in reader.records() {
            match record {
                Ok(record) => {
                    let place = record.position().map_or(0, csv::Position::byte);
                    places.push(place as usize + found.header_at);
                    records.push(record);
                }
                Err(error) => {
                    let found = Message::verbatim(error.to_string());
                    let fault = Fault::of_row(self.file, 1, found, message!("a row of CSV"));
                    self.faults.push(fault);
                }
            }
        }
        places.push(text.len());
        let width = self.names.len();
        for record in &mut records {
            let cells = record.iter().enumerate();
            let filled = cells.filter(|(_, cell)| !cell.trim().is_empty()).last();
            let length = filled.map_or(0, |(last, _)| last + 1);
            if record.len() > width {
                record.truncate(length.max(width));
            }
        }
        complete(&mut records, width);
        let mut odd = Vec::new();
        for (at, record) in records.into_iter().enumerate() {
            let empty = record.iter().all(|cell| cell.trim().is_empty());
            if empty || record.get(0).is_some_and(is_comment) {
                continue;
            }
            let line = lines.of_row(places[at] as u64);
            if record.len() == width {
                self.rows.push((line, record));
            } else {
                let raw = text[places[at]..places[at + 1]].trim().to_owned();
                odd.push(OddRow { line, record, raw });
            }
        }
        self.complete = self.faults.is_empty() && odd.is_empty();
        for (fault, single) in odd_rows::faults(self.file, &odd, width, found.separator) {
            self.odd.extend(single.map(|at| (self.faults.len(), odd[at].clone())));
            self.faults.push(fault);
        }
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
        let Self { file, columns, header, rows, faults, .. } = self;
        let mut taken = HashSet::new();
        let mut values = Vec::new();
        for (line, record) in rows.iter() {
            let mut found = Vec::new();
            let mut row = Row { file, header, line: *line, record, faults: &mut found };
            let spoilt: Vec<&str> =
                columns.iter().copied().filter(|column| refuse_letters(&mut row, column)).collect();
            let before = row.faults.len();
            if let Some(key) = key
                && !taken.insert(row.text(key).to_owned())
            {
                row.fault(key, message!("a value that no other row has"));
            }
            values.extend(build(&mut row));
            let others = found.split_off(before);
            faults.append(&mut found);
            faults.extend(
                others.into_iter().filter(|fault| !spoilt.contains(&fault.column.as_str())),
            );
        }
        self.tell_lost_quotes(build);
        values
    }

    /// Adds to the faults of rows with too many cells what they were, where that is certain.
    fn tell_lost_quotes<T>(&mut self, mut build: impl FnMut(&mut Row<'_>) -> Option<T>) {
        let Self { file, names, header, odd, faults, form, .. } = self;
        let Some(form) = form else { return };
        for (place, OddRow { line, record, .. }) in odd.iter() {
            if record.len() <= names.len() {
                continue;
            }
            let fits = |whole: &StringRecord| {
                let mut wrong = Vec::new();
                let mut row = Row { file, header, line: *line, record: whole, faults: &mut wrong };
                build(&mut row).is_some() && wrong.is_empty()
            };
            let fault = &mut faults[*place];
            fault.hint = Some(match restored(record, names, form.separator, fits) {
                Some(whole) => {
                    let quoted = names
                        .iter()
                        .zip(&whole)
                        .filter(|(_, cell)| cell.contains(char::from(form.separator)));
                    let quoted = quoted.map(|(name, cell)| format!("{name} \"{cell}\""));
                    message!(
                        "the quotation marks of a cell are lost; write {cells}",
                        cells = in_a_row(quoted)
                    )
                }
                None => message!(
                    "put a cell that contains '{separator}' in quotation marks",
                    separator = char::from(form.separator)
                ),
            });
        }
    }
}

/// Refuses a cell with letters that no column may hold.
fn refuse_letters(row: &mut Row<'_>, column: &str) -> bool {
    let Some(damage) = of_letters(row.text(column)) else { return false };
    let hint = damage.hint(|_| true);
    row.fault_with(column, message!("letters as they were written"), Some(hint));
    true
}
