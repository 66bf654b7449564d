//! What is inside a dBASE table, read as it streams by: header, columns, records, deleted rows.

use super::encoding::{Utf8Watch, decode, of_language_driver};
use super::entry::{Column, Profile};
use super::flaw::{self, Flaw};
use super::probe::Inside;

/// Watches the bytes of a `.dbf` (dBASE III to IV, `FoxPro`) go by.
#[derive(Debug)]
pub(super) struct DbfProbe {
    bytes: u64,
    head: Vec<u8>,
    /// Bytes of the header, 0 until its first 32 bytes are there.
    head_length: usize,
    body: Option<Body>,
    broken: Option<&'static str>,
}

/// The records, once the header is known.
#[derive(Debug)]
struct Body {
    columns: Vec<Column>,
    declared: u64,
    record: u64,
    /// Where in the records the next byte lies.
    at: u64,
    deleted: u64,
    watch: Option<Utf8Watch>,
    encoding: &'static str,
    memo: bool,
    flaws: Vec<Flaw>,
}

impl DbfProbe {
    /// Begins with the file's size, which tells a wrong header.
    pub(super) fn new(bytes: u64) -> Self {
        Self { bytes, head: Vec::new(), head_length: 0, body: None, broken: None }
    }

    pub(super) fn feed(&mut self, mut block: &[u8]) {
        while self.body.is_none() && self.broken.is_none() && !block.is_empty() {
            let wanted = self.head_length.max(FIXED);
            let take = (wanted - self.head.len()).min(block.len());
            self.head.extend_from_slice(&block[..take]);
            block = &block[take..];
            if self.head.len() == wanted {
                self.grow();
            }
        }
        if let Some(body) = &mut self.body {
            body.feed(block);
        }
    }

    /// The fixed part is complete: look how long the header is; or all of it is: read it.
    fn grow(&mut self) {
        if self.head_length > 0 {
            match Body::new(&self.head, self.bytes) {
                Ok(body) => self.body = Some(body),
                Err(why) => self.broken = Some(why),
            }
        } else if !VERSIONS.contains(&self.head[0]) {
            self.broken = Some("bukan DBF yang dikenal");
        } else {
            self.head_length = usize::from(u16_at(&self.head, 8));
            if self.head_length <= FIXED {
                self.broken = Some("panjang kepala DBF mustahil");
            }
        }
    }

    pub(super) fn finish(self) -> Inside {
        match (self.body, self.broken) {
            (Some(body), _) => body.finish(),
            (None, why) => {
                let why = why.unwrap_or("berkas berakhir di dalam kepala DBF");
                Inside::plain(vec![flaw::broken_table(why)])
            }
        }
    }
}

/// Bytes of the header before the columns, and of each column.
const FIXED: usize = 32;

/// First bytes of dBASE III, IV and `FoxPro` tables. dBASE 7 has other columns and is not met.
const VERSIONS: [u8; 14] =
    [0x02, 0x03, 0x05, 0x30, 0x31, 0x32, 0x43, 0x63, 0x7B, 0x83, 0x8B, 0xCB, 0xF5, 0xFB];

impl Body {
    fn new(head: &[u8], bytes: u64) -> Result<Self, &'static str> {
        let declared = u64::from(u32::from_le_bytes([head[4], head[5], head[6], head[7]]));
        let told = u64::from(u16_at(head, 10));
        let declared_encoding = of_language_driver(head[29]);
        let mut columns = Vec::new();
        let mut widths = 1;
        let mut memo = false;
        for field in head[FIXED..].chunks_exact(FIXED) {
            // 0x0D ends the columns; what follows in FoxPro is a path to its database.
            if field[0] == 0x0D {
                break;
            }
            let (width, column) = column(field, declared_encoding.unwrap_or("UTF-8"));
            widths += width;
            memo |= matches!(field[11], b'M' | b'G' | b'P');
            columns.push(column);
        }
        if columns.is_empty() {
            return Err("tidak ada kolom");
        }
        let room = bytes.saturating_sub(head.len() as u64);
        let mut flaws = Vec::new();
        let mut record = told;
        if told != widths {
            let why = format!("panjang baris tertulis {told} byte, jumlah kolom {widths} byte");
            flaws.push(flaw::dbf_size(&why));
            // Some writers forget the byte of the deletion mark: believe what fits the size.
            let fits =
                |record: u64| (0..=1).contains(&(i128::from(room) - i128::from(declared * record)));
            if told == 0 || (fits(widths) && !fits(told)) {
                record = widths;
            }
        }
        let present = room / record;
        if present < declared {
            let why = format!("tertulis {declared} baris, yang ada {present}");
            flaws.push(flaw::dbf_size(&why));
        } else if present > declared {
            let why = format!(
                "tertulis {declared} baris, sesudahnya masih ada {} byte",
                room - declared * record
            );
            flaws.push(flaw::dbf_size(&why));
        }
        let binary = columns
            .iter()
            .any(|c| c.kind.starts_with(['I', 'B', 'Y', 'T', 'O', '0', 'V', 'Q', '+', '@']));
        Ok(Self {
            columns,
            declared: declared.min(present),
            record,
            at: 0,
            deleted: 0,
            watch: (declared_encoding.is_none() && !binary).then(Utf8Watch::default),
            encoding: declared_encoding.unwrap_or("windows-1252"),
            memo: memo && declared > 0,
            flaws,
        })
    }

    /// Looks at the deletion marks only: one byte a record.
    fn feed(&mut self, block: &[u8]) {
        let end = (self.declared * self.record).min(self.at + block.len() as u64);
        if self.at < end {
            let block = &block[..(end - self.at) as usize];
            let first = (self.record - self.at % self.record) % self.record;
            let marks = block.iter().skip(first as usize).step_by(self.record as usize);
            self.deleted += marks.filter(|mark| **mark == b'*').count() as u64;
            if let Some(watch) = &mut self.watch {
                watch.feed(block);
            }
            self.at = end;
        }
    }

    fn finish(self) -> Inside {
        let profile = Profile::Table {
            format: "dbf".to_owned(),
            records: self.declared - self.deleted,
            deleted: self.deleted,
            encoding: self.watch.map_or(self.encoding, |watch| watch.name()).to_owned(),
            columns: self.columns,
        };
        Inside { profile, flaws: self.flaws, memo: self.memo }
    }
}

fn column(field: &[u8], encoding: &str) -> (u64, Column) {
    let name = field[..11].split(|b| *b == 0).next().unwrap_or_default();
    let name = decode(name.trim_ascii(), encoding);
    let letter = char::from(field[11]);
    let (width, decimals) = match letter {
        // Clipper keeps the high byte of a long text column where others keep decimals.
        'C' => (u64::from(u16::from_le_bytes([field[16], field[17]])), 0),
        _ => (u64::from(field[16]), field[17]),
    };
    let kind = match decimals {
        0 => format!("{letter}{width}"),
        _ => format!("{letter}{width}.{decimals}"),
    };
    (width, Column { name, kind })
}

fn u16_at(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([bytes[at], bytes[at + 1]])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Makes a DBF of columns (name, letter, width, decimals) and records (mark and cells).
    fn dbf(columns: &[(&str, u8, u8, u8)], driver: u8, records: &[&str]) -> Vec<u8> {
        let width: usize = columns.iter().map(|c| usize::from(c.2)).sum::<usize>() + 1;
        let mut file = vec![0x03, 95, 7, 26];
        file.extend_from_slice(&(records.len() as u32).to_le_bytes());
        file.extend_from_slice(&((FIXED + columns.len() * FIXED + 1) as u16).to_le_bytes());
        file.extend_from_slice(&(width as u16).to_le_bytes());
        file.resize(FIXED, 0);
        file[29] = driver;
        for (name, letter, width, decimals) in columns {
            let mut field = [0; FIXED];
            field[..name.len()].copy_from_slice(name.as_bytes());
            field[11] = *letter;
            field[16] = *width;
            field[17] = *decimals;
            file.extend_from_slice(&field);
        }
        file.push(0x0D);
        for record in records {
            assert_eq!(record.len(), width);
            file.extend_from_slice(record.as_bytes());
        }
        file
    }

    /// Feeds in blocks of each size; returns the profile and the findings' text.
    fn check(file: &[u8]) -> (Profile, String) {
        let run = |size: usize| {
            let mut probe = DbfProbe::new(file.len() as u64);
            file.chunks(size).for_each(|block| probe.feed(block));
            let inside = probe.finish();
            (inside.profile, serde_json::to_string(&inside.flaws).unwrap())
        };
        let whole = run(file.len());
        for size in [1, 5, 31, 64] {
            assert_eq!(run(size), whole, "in blocks of {size}");
        }
        whole
    }

    fn counts(profile: &Profile) -> (u64, u64, &str) {
        match profile {
            Profile::Table { records, deleted, encoding, .. } => (*records, *deleted, encoding),
            other => panic!("{other:?}"),
        }
    }

    const TWO: [(&str, u8, u8, u8); 2] = [("KAB", b'C', 2, 0), ("FWT", b'N', 8, 3)];

    #[test]
    fn deleted_rows_are_counted_apart() {
        let mut file = dbf(&TWO, 0x03, &[" 01  12.500", "*02   1.000", " 71    0.25"]);
        file.push(0x1A);
        let (profile, flaws) = check(&file);
        assert_eq!(counts(&profile), (2, 1, "windows-1252"));
        assert_eq!(flaws, "[]");
        let Profile::Table { columns, .. } = profile else { unreachable!() };
        let shown: Vec<_> = columns.iter().map(|c| format!("{} {}", c.name, c.kind)).collect();
        assert_eq!(shown, ["KAB C2", "FWT N8.3"]);
    }

    #[test]
    fn a_header_without_records_is_a_table() {
        assert_eq!(counts(&check(&dbf(&TWO, 0, &[])).0), (0, 0, "UTF-8"));
    }

    #[test]
    fn nul_padded_numbers_and_code_page_850_are_read() {
        let file = dbf(&TWO, 0x02, &[" 01\0\0\0\0\0\0\0\0"]);
        assert_eq!(counts(&check(&file).0), (1, 0, "cp850"));
    }

    #[test]
    fn a_truncated_file_counts_what_is_there_and_says_so() {
        let mut file = dbf(&TWO, 0, &[" 01  12.500", " 02   1.000"]);
        file.truncate(file.len() - 3);
        let (profile, flaws) = check(&file);
        assert_eq!(counts(&profile).0, 1);
        assert!(flaws.contains("I13") && flaws.contains("tertulis 2 baris, yang ada 1"), "{flaws}");
    }

    #[test]
    fn a_record_length_that_forgets_the_mark_is_corrected() {
        let mut file = dbf(&TWO, 0, &[" 01  12.500", "*02   1.000"]);
        file[10] -= 1;
        let (profile, flaws) = check(&file);
        assert_eq!(counts(&profile), (1, 1, "UTF-8"));
        assert!(flaws.contains("I13"));
    }

    #[test]
    fn what_is_no_dbf_is_a_finding() {
        for file in
            [&b"Not a table, but a text that is longer than a header"[..], b"\x03", &[3; 40]]
        {
            let (profile, flaws) = check(file);
            assert_eq!(profile, Profile::Plain);
            assert!(flaws.contains("I14"));
        }
    }
}
