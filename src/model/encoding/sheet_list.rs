//! Lists that people open in a spreadsheet program.

use std::io;

use super::sheet_cell::as_sheet_cell;

/// A list as CSV: cells between quotation marks, lines that end in CRLF, and no cell that a spreadsheet runs.
pub struct SheetList<const N: usize>(csv::Writer<Vec<u8>>);

impl<const N: usize> SheetList<N> {
    /// Begins a list with the names of its columns, which have no quotation marks.
    pub fn new(columns: [&str; N]) -> Self {
        let head = [&columns.join(","), "\r\n"].concat().into_bytes();
        let mut list = csv::WriterBuilder::new();
        list.quote_style(csv::QuoteStyle::Always).terminator(csv::Terminator::CRLF);
        Self(list.from_writer(head))
    }

    /// Adds a line.
    pub fn line(&mut self, cells: [&str; N]) -> io::Result<()> {
        let cells = cells.map(as_sheet_cell);
        self.0.write_record(cells.iter().map(|cell| &**cell)).map_err(io::Error::from)
    }

    /// Returns the bytes of the list.
    pub fn into_bytes(self) -> io::Result<Vec<u8>> {
        self.0.into_inner().map_err(csv::IntoInnerError::into_error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_none_is_run() {
        let mut list = SheetList::new(["nomor", "alasan"]);
        list.line(["B-001/2026", "=1+1, \"salah\""]).unwrap();
        let text = String::from_utf8(list.into_bytes().unwrap()).unwrap();
        assert_eq!(text, "nomor,alasan\r\n\"B-001/2026\",\"'=1+1, \"\"salah\"\"\"\r\n");
    }
}
