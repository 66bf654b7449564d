//! A table as it is written: each row with its bytes, so that rows can be put in and all else stays as it is.

use csv::{QuoteStyle, StringRecord, WriterBuilder};

use super::comments::is_comment;
use super::file_text::text_of;
use super::separator;
use crate::model::{TextForm, as_sheet_cell, from_sheet_cell};

/// The text of a table in pieces: what stands before the first row, and then row by row. Rows that are put in have the
/// separator, line ends, encoding and number of cells of the file.
#[derive(Debug, Clone)]
pub(in crate::catalog) struct WrittenTable {
    form: TextForm,
    separator: u8,
    line_end: &'static str,
    /// True where the cells of the header are in quotation marks, and so are those of new rows.
    quoted: bool,
    /// The names in the header, with the empty ones behind the last.
    names: Vec<String>,
    /// All before the first row: a mangled mark, the line `sep=`, comments, the header.
    head: String,
    rows: Vec<WrittenRow>,
}

/// A row as it stands in the file.
#[derive(Debug, Clone)]
pub(in crate::catalog) struct WrittenRow {
    /// Its text, with the line end and the empty lines behind it.
    text: String,
    /// Its cells; `None` for a comment or a row without text.
    cells: Option<StringRecord>,
}

impl WrittenTable {
    /// Reads a table with these columns; `None` where its bytes are no text.
    pub(in crate::catalog) fn read(bytes: &[u8], columns: &[&str]) -> Option<Self> {
        let file = text_of(bytes).ok()?;
        let text = file.text;
        let found = separator::find(&text, columns);
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(found.separator)
            .has_headers(false)
            .flexible(true)
            .from_reader(&text.as_bytes()[found.header_at..]);
        let records: Vec<StringRecord> = reader.records().collect::<Result<_, _>>().ok()?;
        let place = |record: &StringRecord| {
            let at = record.position().map_or(0, csv::Position::byte) as usize + found.header_at;
            // Empty lines belong to the row before them.
            text.len() - text[at..].trim_start_matches(['\r', '\n']).len()
        };
        let mut places: Vec<usize> = records.iter().map(place).collect();
        places.push(text.len());
        let mut records = records.into_iter();
        let header = records.next().unwrap_or_default();
        let head_end = places.get(1).copied().unwrap_or(text.len());
        let rows = records.zip(places.windows(2).skip(1)).map(|(record, place)| WrittenRow {
            text: text[place[0]..place[1]].to_owned(),
            cells: Some(record).filter(|record| {
                let filled = record.iter().any(|cell| !cell.trim().is_empty());
                filled && !record.get(0).is_some_and(is_comment)
            }),
        });
        let mut table = Self {
            form: file.form,
            separator: found.separator,
            line_end: first_line_end(&text[found.header_at..]).unwrap_or("\n"),
            quoted: text[found.header_at..].trim_start().starts_with('"'),
            names: header.iter().map(|name| name.trim().to_owned()).collect(),
            head: format!("{}{}", file.mangled_mark, &text[..head_end]),
            rows: rows.collect(),
        };
        table.complete_rows();
        Some(table)
    }

    /// Adds empty cells to rows that lack their last ones. Excel leaves out the empty last cells of 16 rows at once;
    /// with a row more, these would no longer be the same 16.
    fn complete_rows(&mut self) {
        let last = self.names.iter().rposition(|name| !name.is_empty());
        let width = last.map_or(0, |last| last + 1);
        for row in &mut self.rows {
            let Some(cells) = &row.cells else { continue };
            let missing = width.saturating_sub(cells.len());
            let end = row.text.trim_end_matches(['\r', '\n']).len();
            let separators = char::from(self.separator).to_string().repeat(missing);
            row.text.insert_str(end, &separators);
        }
    }

    /// Returns the names in the header, with the empty ones behind the last.
    pub(in crate::catalog) fn names(&self) -> &[String] {
        &self.names
    }

    /// Returns the rows of the file. Their number here is that which [`Self::insert`] takes.
    pub(in crate::catalog) fn rows(&self) -> &[WrittenRow] {
        &self.rows
    }

    /// Returns a cell of a row as [`Row::text`](super::row::Row::text) does; empty for a comment, and where the column
    /// is missing.
    pub(in crate::catalog) fn cell<'t>(&self, row: &'t WrittenRow, column: &str) -> &'t str {
        let place = self.names.iter().position(|name| name == column);
        let cells = row.cells.as_ref();
        from_sheet_cell(place.and_then(|place| cells?.get(place)).unwrap_or("").trim())
    }

    /// Puts a row in at this place among the rows. `cell` returns what stands in each column of the file; columns
    /// that it does not know are empty.
    pub(in crate::catalog) fn insert(&mut self, at: usize, cell: impl Fn(&str) -> String) {
        let at = at.min(self.rows.len());
        let cells: StringRecord =
            self.names.iter().map(|name| as_sheet_cell(&cell(name)).into_owned()).collect();
        let (separator, line_end) = (self.separator, self.line_end);
        let mut text = line(&cells, separator, self.quoted);
        // What stood behind the row before, its line end and empty lines, stands behind the new one.
        let before = match at {
            0 => &mut self.head,
            _ => &mut self.rows[at - 1].text,
        };
        let end = before.trim_end_matches(['\r', '\n']).len();
        let behind = before.split_off(end);
        before.push_str(first_line_end(&behind).unwrap_or(line_end));
        text.push_str(&behind);
        self.rows.insert(at, WrittenRow { text, cells: Some(cells) });
    }

    /// Gives a row other cells in these columns; its further ones stay.
    pub(in crate::catalog) fn set(
        &mut self,
        at: usize,
        columns: &[String],
        cell: impl Fn(&str) -> String,
    ) {
        let row = &self.rows[at];
        let now = self.names.iter().enumerate().map(|(place, name)| {
            let own = || row.cells.as_ref().and_then(|cells| cells.get(place)).unwrap_or("");
            let new = || as_sheet_cell(&cell(name)).into_owned();
            if columns.contains(name) { new() } else { own().to_owned() }
        });
        let cells: StringRecord = now.collect();
        let behind = &row.text[row.text.trim_end_matches(['\r', '\n']).len()..];
        let text = format!("{}{behind}", line(&cells, self.separator, self.quoted));
        self.rows[at] = WrittenRow { text, cells: Some(cells) };
    }

    /// Takes a row out, without the empty lines behind it.
    pub(in crate::catalog) fn remove(&mut self, at: usize) {
        let row = self.rows.remove(at);
        let behind = &row.text[row.text.trim_end_matches(['\r', '\n']).len()..];
        let end = first_line_end(behind).map_or(0, str::len);
        let before = match at {
            0 => &mut self.head,
            _ => &mut self.rows[at - 1].text,
        };
        before.push_str(&behind[end..]);
    }

    /// Returns the number of the line on which a row begins.
    pub(in crate::catalog) fn line_of(&self, row: usize) -> u64 {
        let texts = self.rows[..row].iter().map(|row| row.text.as_str());
        let before: String = [self.head.as_str()].into_iter().chain(texts).collect();
        1 + line_ends(&before)
    }

    /// Returns the text of a row as it stands in the file, without its line end.
    pub(in crate::catalog) fn text_of_row(&self, row: usize) -> &str {
        self.rows[row].text.trim_end_matches(['\r', '\n'])
    }

    /// Returns the bytes of the file.
    ///
    /// # Errors
    /// The first letter that the file's encoding does not have.
    pub(in crate::catalog) fn bytes(&self) -> Result<Vec<u8>, char> {
        let texts = self.rows.iter().map(|row| row.text.as_str());
        let text: String = [self.head.as_str()].into_iter().chain(texts).collect();
        self.form.encoded(&text)
    }
}

impl WrittenRow {
    /// Returns true for a row with cells: no comment, and not empty.
    pub(in crate::catalog) fn has_cells(&self) -> bool {
        self.cells.is_some()
    }
}

fn line(cells: &StringRecord, separator: u8, quoted: bool) -> String {
    let style = if quoted { QuoteStyle::Always } else { QuoteStyle::Necessary };
    let mut writer =
        WriterBuilder::new().delimiter(separator).quote_style(style).from_writer(Vec::new());
    let written = writer.write_record(cells).ok().and_then(|()| writer.into_inner().ok());
    let text = String::from_utf8(written.unwrap_or_default()).unwrap_or_default();
    text.trim_end_matches('\n').to_owned()
}

fn first_line_end(text: &str) -> Option<&'static str> {
    let at = text.find(['\r', '\n'])?;
    Some(match &text.as_bytes()[at..] {
        [b'\r', b'\n', ..] => "\r\n",
        [b'\r', ..] => "\r",
        _ => "\n",
    })
}

/// Counts the line ends of a text: LF, CR LF or CR.
fn line_ends(text: &str) -> u64 {
    let bytes = text.as_bytes();
    let ends = (0..bytes.len()).filter(|at| match bytes[*at] {
        b'\n' => true,
        b'\r' => bytes.get(at + 1) != Some(&b'\n'),
        _ => false,
    });
    ends.count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: &[&str] = &["id", "label"];

    fn with_row(text: &[u8], at: usize, cells: [&str; 2]) -> (String, u64) {
        let mut table = WrittenTable::read(text, COLUMNS).unwrap();
        assert_eq!(table.bytes().unwrap(), text);
        table.insert(at, |column| match column {
            "id" => cells[0].to_owned(),
            "label" => cells[1].to_owned(),
            _ => String::new(),
        });
        (String::from_utf8_lossy(&table.bytes().unwrap()).into_owned(), table.line_of(at))
    }

    #[test]
    fn a_row_has_the_form_of_its_file_and_all_else_stays() {
        for (text, at, cells, becomes, line) in [
            ("id,label\na,A\n", 1, ["b", "B, C"], "id,label\na,A\nb,\"B, C\"\n", 3),
            ("id,label\na,A", 1, ["b", "B"], "id,label\na,A\nb,B", 3),
            ("id,label\na,A", 0, ["b", "B"], "id,label\nb,B\na,A", 2),
            ("id,label", 0, ["b", "B"], "id,label\nb,B", 2),
            (
                "label;id\r\nA;a\r\n\r\nC;c\r\n",
                1,
                ["b", "x;y"],
                "label;id\r\nA;a\r\n\"x;y\";b\r\n\r\nC;c\r\n",
                3,
            ),
            (
                "# Ini, itu\nid,label,note\n# b\na,A,x\n",
                1,
                ["b", "B"],
                "# Ini, itu\nid,label,note\n# b\nb,B,\na,A,x\n",
                4,
            ),
            (
                "sep=;\r\nid;label;;\r\na;A;;\r\n;;;\r\n",
                1,
                ["b", "B"],
                "sep=;\r\nid;label;;\r\na;A;;\r\nb;B;;\r\n;;;\r\n",
                4,
            ),
            (
                "\"id\",\"label\"\n\"a\",\"A\"\n",
                1,
                ["b", "B"],
                "\"id\",\"label\"\n\"a\",\"A\"\n\"b\",\"B\"\n",
                3,
            ),
            (
                "\u{feff}id\tlabel\na\t\"A\nB\"\n",
                1,
                ["b", "é"],
                "\u{feff}id\tlabel\na\t\"A\nB\"\nb\té\n",
                4,
            ),
            // A cell that begins like a formula gets an apostrophe, which is no part of it.
            ("id,label\na,A\n", 1, ["b", "=1+1"], "id,label\na,A\nb,'=1+1\n", 3),
            ("id,label\ra,A\r", 1, ["b", "B"], "id,label\ra,A\rb,B\r", 3),
        ] {
            assert_eq!(
                with_row(text.as_bytes(), at, cells),
                (becomes.to_owned(), line),
                "{text:?}"
            );
        }
    }

    #[test]
    fn the_encoding_stays_and_a_letter_that_it_lacks_is_told() {
        let mut table = WrittenTable::read(b"id,label\na,caf\xE9\n", COLUMNS).unwrap();
        table.insert(1, |_| "b – c".to_owned());
        assert_eq!(table.bytes().unwrap(), b"id,label\na,caf\xE9\nb \x96 c,b \x96 c\n");
        table.insert(2, |_| "≥".to_owned());
        assert_eq!(table.bytes(), Err('≥'));
    }

    #[test]
    fn short_rows_of_a_spreadsheet_are_filled_up() {
        let text = b"id;label;note\na;A\nb;B\n".as_slice();
        let mut table = WrittenTable::read(text, COLUMNS).unwrap();
        table.insert(2, str::to_owned);
        let bytes = table.bytes().unwrap();
        assert_eq!(bytes, b"id;label;note\na;A;\nb;B;\nid;label;note\n");
    }
}
