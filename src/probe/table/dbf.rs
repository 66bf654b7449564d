//! What is inside a dBASE table, found while it is read: header, columns, records, deleted records.

use super::dbf_head::{DbfField, DbfHead, FIXED};
use super::sample::Sample;
use crate::message::{Message, message};
use crate::model::Profile;
use crate::probe::encoding::{ASCII, CellWatch, is_doubted};
use crate::probe::personal::{PersonalColumns, SHORTEST, ValueCounts};
use crate::probe::result::Finding;
use crate::probe::result::Inside;

/// Is fed the bytes of a `.dbf` (dBASE III to IV, `FoxPro`).
#[derive(Debug)]
pub(in crate::probe) struct DbfProbe {
    bytes: u64,
    head: Vec<u8>,
    /// Bytes of the header; 0 until its first 32 bytes are read.
    head_length: usize,
    body: Option<Body>,
    /// Why the header cannot be read.
    broken: Option<Message>,
}

/// The records, once the header is known.
#[derive(Debug)]
struct Body {
    head: DbfHead,
    /// The place of the next byte, counted from the first record.
    at: u64,
    deleted: u64,
    watch: CellWatch,
    /// The start of a record that the next block continues.
    begun: Vec<u8>,
    /// Records whose cells are searched for personal data.
    values: Sample,
}

impl DbfProbe {
    /// Starts with the file's size in bytes, which is compared with the header.
    pub(in crate::probe) fn new(bytes: u64) -> Self {
        Self { bytes, head: Vec::new(), head_length: 0, body: None, broken: None }
    }

    pub(in crate::probe) fn feed(&mut self, mut block: &[u8]) {
        while self.body.is_none() && self.broken.is_none() && !block.is_empty() {
            let wanted = self.head_length.max(FIXED);
            let take = (wanted - self.head.len()).min(block.len());
            self.head.extend_from_slice(&block[..take]);
            block = &block[take..];
            if self.head.len() == wanted {
                self.read_header();
            }
        }
        if let Some(body) = &mut self.body {
            body.feed(block);
        }
    }

    /// Called when the fixed part is complete, and reads the header's length from it; then when the whole header is
    /// complete, and reads it.
    fn read_header(&mut self) {
        if self.head_length > 0 {
            match DbfHead::read(&self.head, self.bytes) {
                Ok(head) => self.body = Some(Body::new(head)),
                Err(why) => self.broken = Some(why),
            }
        } else {
            match DbfHead::length_of(&self.head) {
                Ok(length) => self.head_length = length,
                Err(why) => self.broken = Some(why),
            }
        }
    }

    pub(in crate::probe) fn finish(self, personal: &PersonalColumns) -> Inside {
        match (self.body, self.broken) {
            (Some(body), _) => body.finish(personal),
            (None, Some(why)) => Inside::plain(vec![Finding::alien(message!("a DBF table"), why)]),
            (None, None) => Inside::plain(vec![Finding::cut_off(message!(
                "the file ends in the header of the DBF"
            ))]),
        }
    }
}

impl Body {
    fn new(head: DbfHead) -> Self {
        let watch = CellWatch::default();
        let values = Sample::all(head.records, head.record);
        Self { head, at: 0, deleted: 0, watch, begun: Vec::new(), values }
    }

    /// Counts the deletion marks, one byte in each record, looks at the characters, and keeps the sample. What follows
    /// the records is ignored.
    fn feed(&mut self, block: &[u8]) {
        let DbfHead { records, record, .. } = self.head;
        let end = (records * record).min(self.at + block.len() as u64);
        if self.at < end {
            let block = &block[..(end - self.at) as usize];
            let first = (record - self.at % record) % record;
            let marks = block.iter().skip(first as usize).step_by(record as usize);
            self.deleted += marks.filter(|mark| **mark == b'*').count() as u64;
            self.watch_letters(block);
            self.values.feed(self.at, block);
            self.at = end;
        }
    }

    /// Passes whole records on; one that spans blocks is put together first.
    fn watch_letters(&mut self, mut block: &[u8]) {
        let record = self.head.record as usize;
        if !self.begun.is_empty() {
            let take = (record - self.begun.len()).min(block.len());
            self.begun.extend_from_slice(&block[..take]);
            block = &block[take..];
            if self.begun.len() < record {
                return;
            }
            let begun = std::mem::take(&mut self.begun);
            self.watch_records(&begun);
        }
        let (records, rest) = block.split_at(block.len() - block.len() % record);
        self.watch_records(records);
        self.begun.extend_from_slice(rest);
    }

    /// Looks at the characters of whole records, without deleted ones. Most surveys are ASCII, which one look at many
    /// records shows.
    fn watch_records(&mut self, records: &[u8]) {
        if records.is_ascii() {
            return;
        }
        for record in records.chunks_exact(self.head.record as usize) {
            if record[0] != b'*' && !record.is_ascii() {
                for (place, field) in self.head.fields.iter().enumerate() {
                    self.watch.see(place, field.cell(record));
                }
            }
        }
    }

    fn finish(mut self, personal: &PersonalColumns) -> Inside {
        let binary = self.head.is_binary();
        let encoding = match self.head.encoding {
            Some(declared) => declared,
            None if binary => "windows-1252",
            None => self.watch.name(),
        };
        let mut findings = std::mem::take(&mut self.head.findings);
        let columns = self.head.columns();
        // Where cells hold binary numbers, they do not show the encoding of the texts beside them.
        let mut letters = if binary { None } else { self.watch.letters() };
        let declared = letters != Some(ASCII) && !binary && self.head.encoding.is_some();
        if let (true, Some((utf8, other))) =
            (!binary && self.head.encoding.is_none_or(is_doubted), self.watch.contradiction())
        {
            findings.push(Finding::mixed_letters(&columns[utf8].name, &columns[other].name));
        } else if declared {
            letters = Some(encoding);
        }
        let mut values = ValueCounts::new(columns.len());
        // Most columns of a survey hold codes that are too narrow for personal data.
        let wide = |(_, field): &(usize, &DbfField)| {
            b"CNF".contains(&field.letter) && field.width >= SHORTEST
        };
        let wide: Vec<_> = self.head.fields.iter().enumerate().filter(wide).collect();
        let record = self.head.record as usize;
        for record in self.values.ranges().iter().flat_map(|range| range.chunks_exact(record)) {
            if record.first() != Some(&b'*') {
                for (place, field) in &wide {
                    values.see(*place, field.cell(record));
                }
            }
        }
        findings.extend(Finding::same_names(columns.iter().map(|column| &*column.name)));
        findings.extend(personal.finding(columns.iter().map(|column| &*column.name), &values));
        let profile = Profile::Table {
            format: "dbf".to_owned(),
            records: self.head.records - self.deleted,
            deleted: self.deleted,
            encoding: encoding.to_owned(),
            columns,
        };
        Inside { profile, findings, memo: self.head.needs_memo(), letters }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::probe::result::findings_json;

    /// Makes a DBF of columns (name, type letter, width, decimals) and records (deletion mark and cells).
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

    /// Feeds the file in blocks of each size; returns the profile, and the findings as JSON.
    fn check(file: &[u8]) -> (Profile, String) {
        let run = |size: usize| {
            let mut probe = DbfProbe::new(file.len() as u64);
            file.chunks(size).for_each(|block| probe.feed(block));
            let inside = probe.finish(&PersonalColumns::default());
            (inside.profile, findings_json(&inside.findings))
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
        let (profile, findings) = check(&file);
        assert_eq!(counts(&profile), (2, 1, "windows-1252"));
        assert_eq!(findings, "[]");
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
    fn cells_that_contradict_each_other_stop_the_sale_and_a_cut_letter_does_not() {
        let file = |driver: u8, cells: &[&[u8]]| {
            let mut file = dbf(&[("A", b'C', 2, 0), ("KOTA", b'C', 10, 0)], driver, &[]);
            file[4] = cells.len() as u8;
            for cell in cells {
                file.extend_from_slice(
                    &[b" 01", *cell, &b" ".repeat(10 - cell.len())[..]].concat(),
                );
            }
            file
        };
        let (bali, latin) = ("Bali é".as_bytes(), &b"Bali \xE9"[..]);
        let cut = &"AAAAAAAAAé".as_bytes()[..10];
        let (profile, findings) = check(&file(0, &[bali, cut, "Ñusa".as_bytes()]));
        assert_eq!((counts(&profile), &*findings), ((3, 0, "UTF-8"), "[]"));
        for driver in [0, 0x57, 0x02] {
            let (_, findings) = check(&file(driver, &[bali, cut, latin]));
            assert!(findings.contains("I22") && findings.contains("KOTA"), "{findings}");
        }
        for (driver, cells) in [(0, [latin, cut]), (0x57, [latin, latin]), (0x50, [bali, latin])] {
            assert_eq!(check(&file(driver, &cells)).1, "[]");
        }
        let mut deleted = file(0, &[bali, latin]);
        let at = deleted.len() - 13;
        deleted[at] = b'*';
        assert_eq!(check(&deleted).1, "[]", "a deleted record is none");
    }

    #[test]
    fn a_truncated_file_counts_what_is_there_and_says_so() {
        let mut file = dbf(&TWO, 0, &[" 01  12.500", " 02   1.000"]);
        file.truncate(file.len() - 3);
        let (profile, findings) = check(&file);
        assert_eq!(counts(&profile).0, 1);
        assert!(
            findings.contains("I13") && findings.contains("tertulis 2 baris, yang ada 1"),
            "{findings}"
        );
    }

    #[test]
    fn a_record_length_that_forgets_the_mark_is_corrected() {
        let mut file = dbf(&TWO, 0, &[" 01  12.500", "*02   1.000"]);
        file[10] -= 1;
        let (profile, findings) = check(&file);
        assert_eq!(counts(&profile), (1, 1, "UTF-8"));
        assert!(findings.contains("I13"));
    }

    #[test]
    fn values_far_behind_the_first_records_are_looked_at() {
        let cell = |n: usize| match n {
            0..20_000 => " ".repeat(16),
            _ => format!(
                "{:016}",
                8_171_014_503_600_000 + n as u64 % 27 * 100_000_000 + n as u64 % 40 * 10_000
            ),
        };
        let records: Vec<String> = (0..30_000).map(|n| format!(" {}", cell(n))).collect();
        let records: Vec<&str> = records.iter().map(String::as_str).collect();
        let (_, findings) = check(&dbf(&[("R403", b'C', 16, 0)], 0, &records));
        assert!(findings.contains("R403 (isinya seperti NIK)"), "{findings}");
    }

    #[test]
    fn what_is_no_dbf_is_a_finding() {
        let sound = dbf(&TWO, 0, &[" 01  12.500"]);
        for (file, code) in [
            (&b"Not a table, but a text that is longer than a header"[..], "I24"),
            (&[0; 3000], "I24"),
            (b"\x03", "I19"),
            (&sound[..20], "I19"),
            (&sound[..60], "I19"),
        ] {
            let (profile, findings) = check(file);
            assert_eq!(profile, Profile::Plain);
            assert!(findings.contains(code), "{findings}");
        }
    }
}
