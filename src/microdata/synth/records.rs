//! Writing cells: fixed columns of a DBF, or lines of a CSV.

use super::format::SurveyFormat;

/// A column: its name, and for DBF its letter, width and decimals.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub(super) name: String,
    pub(super) letter: u8,
    pub(super) width: u8,
    pub(super) decimals: u8,
}

/// Returns the bytes before the records.
pub(super) fn header(format: SurveyFormat, columns: &[Column], records: u64) -> Vec<u8> {
    match format {
        SurveyFormat::Csv => {
            let names: Vec<&str> = columns.iter().map(|column| &*column.name).collect();
            (names.join(",") + "\n").into_bytes()
        }
        SurveyFormat::Dbf => dbf_header(columns, records),
    }
}

/// Returns the bytes after the records.
pub(super) fn footer(format: SurveyFormat) -> &'static [u8] {
    match format {
        SurveyFormat::Csv => b"",
        SurveyFormat::Dbf => b"\x1A",
    }
}

/// Returns a dBASE III header. Its date is always 1 March 2025, so that the bytes depend only on the options.
fn dbf_header(columns: &[Column], records: u64) -> Vec<u8> {
    let width: u16 = columns.iter().map(|column| u16::from(column.width)).sum();
    let mut header = vec![0x03, 125, 3, 1];
    header.extend_from_slice(&(records as u32).to_le_bytes());
    header.extend_from_slice(&((32 + 32 * columns.len() + 1) as u16).to_le_bytes());
    header.extend_from_slice(&(width + 1).to_le_bytes());
    header.resize(32, 0);
    for column in columns {
        let mut field = [0; 32];
        field[..column.name.len()].copy_from_slice(column.name.as_bytes());
        field[11] = column.letter;
        field[16] = column.width;
        field[17] = column.decimals;
        header.extend_from_slice(&field);
    }
    header.push(0x0D);
    header
}

/// Writes the cells of one record after another.
pub(super) struct Pen<'b> {
    out: &'b mut Vec<u8>,
    fixed: bool,
}

impl<'b> Pen<'b> {
    pub(super) fn new(out: &'b mut Vec<u8>, format: SurveyFormat) -> Self {
        Self { out, fixed: format == SurveyFormat::Dbf }
    }

    pub(super) fn begin(&mut self) {
        if self.fixed {
            self.out.push(b' ');
        }
    }

    /// Writes a code with its leading zeros.
    pub(super) fn code(&mut self, value: u64, width: usize) {
        let mut digits = [b'0'; 10];
        write_digits(value, &mut digits[..width]);
        self.out.extend_from_slice(&digits[..width]);
        self.comma();
    }

    /// Writes a number, aligned to the right in a fixed column.
    pub(super) fn number(&mut self, value: u64, width: usize) {
        let mut digits = [b' '; 16];
        let used = write_digits(value, &mut digits);
        self.right(&digits[16 - used..], width);
    }

    /// Writes a number of thousandths with three decimals.
    pub(super) fn thousandths(&mut self, value: u64, width: usize) {
        let mut text = [b' '; 16];
        let used = write_digits(value / 1000, &mut text[..12]);
        text[12] = b'.';
        text[13..].fill(b'0');
        write_digits(value % 1000, &mut text[13..]);
        self.right(&text[12 - used..], width);
    }

    /// Writes a code of one or two digits; where it has one, the first of the two bytes is a space.
    pub(super) fn short(&mut self, cell: [u8; 2], width: u8) {
        if width == 1 {
            self.out.push(cell[1]);
        } else if self.fixed || cell[0] != b' ' {
            self.out.extend_from_slice(&cell);
        } else {
            self.out.push(cell[1]);
        }
        self.comma();
    }

    /// Leaves a cell empty.
    pub(super) fn blank(&mut self, width: usize) {
        if self.fixed {
            self.out.resize(self.out.len() + width, b' ');
        }
        self.comma();
    }

    pub(super) fn end(&mut self) {
        if !self.fixed
            && let Some(last) = self.out.last_mut()
        {
            *last = b'\n';
        }
    }

    fn right(&mut self, text: &[u8], width: usize) {
        if self.fixed {
            self.out.resize(self.out.len() + width - text.len(), b' ');
        }
        self.out.extend_from_slice(text);
        self.comma();
    }

    fn comma(&mut self) {
        if !self.fixed {
            self.out.push(b',');
        }
    }
}

/// Writes a number's digits at the end of `out`, at least one, and returns how many. Digits that do not fit are left
/// out at the front.
fn write_digits(mut value: u64, out: &mut [u8]) -> usize {
    let length = out.len();
    for (used, digit) in out.iter_mut().rev().enumerate() {
        *digit = b'0' + (value % 10) as u8;
        value /= 10;
        if value == 0 {
            return used + 1;
        }
    }
    length
}
