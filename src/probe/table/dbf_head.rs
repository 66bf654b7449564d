//! The header of a dBASE table (dBASE III to IV, `FoxPro`): columns and records, and whether both fit the file's
//! size.

use crate::message::{Message, message};
use crate::model::Column;
use crate::probe::encoding::{decode, of_language_driver};
use crate::probe::result::Finding;

/// Bytes of the header before the columns, and of the description of each column.
pub(crate) const FIXED: usize = 32;

/// The values of the first byte that are accepted: those of dBASE before version 7, of `FoxPro`, and of programs that
/// write the same form. dBASE 7 describes its columns differently.
const VERSIONS: [u8; 14] =
    [0x02, 0x03, 0x05, 0x30, 0x31, 0x32, 0x43, 0x63, 0x7B, 0x83, 0x8B, 0xCB, 0xF5, 0xFB];

/// A header.
#[derive(Debug, Clone)]
pub(crate) struct DbfHead {
    /// Columns in order.
    pub(crate) fields: Vec<DbfField>,
    /// Records that the header declares, or fewer where the file ends before; deleted ones included.
    pub(crate) records: u64,
    /// Bytes of a record with its deletion mark, as the records are read.
    pub(crate) record: u64,
    /// The encoding that the language driver declares; `None` where it declares none.
    pub(crate) encoding: Option<&'static str>,
    /// Findings where the header disagrees with its own columns or with the file's size.
    pub(crate) findings: Vec<Finding>,
}

/// A column.
#[derive(Debug, Clone)]
pub(crate) struct DbfField {
    /// Name.
    pub(crate) name: String,
    /// The letter of its type.
    pub(crate) letter: u8,
    /// Where its cell begins in a record; the deletion mark is at 0.
    pub(crate) start: usize,
    /// Bytes of its cell.
    pub(crate) width: usize,
    decimals: u8,
}

impl DbfHead {
    /// Returns the length of the header that begins with these 32 bytes, or why they are not a header.
    pub(crate) fn length_of(fixed: &[u8]) -> Result<usize, Message> {
        if fixed.len() < FIXED {
            return Err(message!("the file ends in the header of the DBF"));
        }
        if !VERSIONS.contains(&fixed[0]) {
            return Err(message!("no DBF that is known"));
        }
        match usize::from(u16_at(fixed, 8)) {
            length if length > FIXED => Ok(length),
            _ => Err(message!("the length of the DBF's header is impossible")),
        }
    }

    /// Reads a whole header; `bytes` is the size of the file. A header without a column is an error. One that disagrees
    /// with its columns or with the size is kept, with a finding.
    pub(crate) fn read(head: &[u8], bytes: u64) -> Result<Self, Message> {
        let declared = u64::from(u32::from_le_bytes([head[4], head[5], head[6], head[7]]));
        let written = u64::from(u16_at(head, 10));
        let encoding = of_language_driver(head[29]);
        let mut fields: Vec<DbfField> = Vec::new();
        let mut widths = 1;
        for field in head[FIXED..].chunks_exact(FIXED) {
            // 0x0D ends the columns. In FoxPro the path of its database follows.
            if field[0] == 0x0D {
                break;
            }
            let field = DbfField::read(field, widths, encoding.unwrap_or("UTF-8"));
            widths += field.width;
            fields.push(field);
        }
        if fields.is_empty() {
            return Err(message!("there is no column"));
        }
        let widths = widths as u64;
        let room = bytes.saturating_sub(head.len() as u64);
        let mut findings = Vec::new();
        let mut record = written;
        if written != widths {
            let why = message!(
                "a record of {written} bytes is declared, the columns sum to {widths} bytes",
                written,
                widths
            );
            findings.push(Finding::dbf_size(why));
            // Some writers do not count the byte of the deletion mark. The sum of the columns is used where it fits the
            // file's size and the declared length does not, or where the declared length is 0.
            let fits =
                |record: u64| (0..=1).contains(&(i128::from(room) - i128::from(declared * record)));
            if written == 0 || (fits(widths) && !fits(written)) {
                record = widths;
            }
        }
        let present = room / record;
        if present < declared {
            let why =
                message!("{declared} records are declared, {present} are there", declared, present);
            findings.push(Finding::dbf_size(why));
        } else if present > declared {
            let why = message!(
                "{declared} records are declared, and {record} bytes stand behind them",
                declared,
                record = room - declared * record
            );
            findings.push(Finding::dbf_size(why));
        }
        Ok(Self { fields, records: declared.min(present), record, encoding, findings })
    }

    /// Returns true where a memo file must lie beside the table: it has records, and a column whose values are in that
    /// file.
    pub(crate) fn needs_memo(&self) -> bool {
        self.records > 0 && self.fields.iter().any(|f| matches!(f.letter, b'M' | b'G' | b'P'))
    }

    /// Returns true where a column has a type whose cells are binary and not text.
    pub(crate) fn is_binary(&self) -> bool {
        self.fields.iter().any(|field| b"IBYTO0VQ+@".contains(&field.letter))
    }

    /// Returns the columns, as a profile has them.
    pub(crate) fn columns(&self) -> Vec<Column> {
        self.fields.iter().map(DbfField::column).collect()
    }
}

impl DbfField {
    fn read(field: &[u8], start: usize, encoding: &str) -> Self {
        let name = field[..11].split(|b| *b == 0).next().unwrap_or_default();
        let letter = field[11];
        let (width, decimals) = match letter {
            // Clipper keeps the high byte of a text column's width where other columns have their decimals.
            b'C' => (usize::from(u16_at(field, 16)), 0),
            _ => (usize::from(field[16]), field[17]),
        };
        Self { name: decode(name.trim_ascii(), encoding), letter, start, width, decimals }
    }

    /// Returns the cell of a record; empty where the record is too short for it.
    pub(crate) fn cell<'r>(&self, record: &'r [u8]) -> &'r [u8] {
        record.get(self.start..self.start + self.width).unwrap_or_default()
    }

    fn column(&self) -> Column {
        let (letter, width) = (char::from(self.letter), self.width);
        let kind = match self.decimals {
            0 => format!("{letter}{width}"),
            decimals => format!("{letter}{width}.{decimals}"),
        };
        Column { name: self.name.clone(), kind }
    }
}

fn u16_at(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([bytes[at], bytes[at + 1]])
}
