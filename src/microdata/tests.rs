//! Tests of tables as CSV, each on a DBF made for it.

use std::path::PathBuf;

use tempfile::TempDir;

use super::cell_values::value;
use super::compare::compare;
use super::{Converted, make, measure};
use crate::error::{ErrorKind, Result};
use crate::fixity::sha256;
use crate::model::{BagPath, Profile, Role};
use crate::plan::{Conversion, Member};
use crate::probe::{DbfHead, Letters, stamp_of};
use crate::progress::Silent;

/// Makes a DBF of columns (name, letter, width, decimals) and records.
fn dbf(columns: &[(&str, u8, u8, u8)], records: &[&[u8]]) -> Vec<u8> {
    let width: usize = columns.iter().map(|c| usize::from(c.2)).sum::<usize>() + 1;
    let mut file = vec![0; 32];
    file[0] = 3;
    file[4..8].copy_from_slice(&(records.len() as u32).to_le_bytes());
    file[8..10].copy_from_slice(&((33 + columns.len() * 32) as u16).to_le_bytes());
    file[10..12].copy_from_slice(&(width as u16).to_le_bytes());
    for (name, letter, width, decimals) in columns {
        let mut field = [0; 32];
        field[..name.len()].copy_from_slice(name.as_bytes());
        (field[11], field[16], field[17]) = (*letter, *width, *decimals);
        file.extend_from_slice(&field);
    }
    file.push(0x0D);
    for record in records {
        assert_eq!(record.len(), width, "{}", String::from_utf8_lossy(record));
        file.extend_from_slice(record);
    }
    file.push(0x1A);
    file
}

/// A table on disk, with what the index records of it.
struct Case {
    folder: TempDir,
    conversion: Conversion,
}

impl Case {
    fn new(bytes: &[u8], encoding: &str) -> Self {
        let folder = TempDir::new().unwrap();
        let profile = Profile::Table {
            format: "dbf".into(),
            records: 0,
            deleted: 0,
            encoding: encoding.into(),
            columns: Vec::new(),
        };
        let source = Self::member(&folder, "a.dbf", bytes, profile);
        let path = BagPath::parse("a.csv").unwrap();
        Self { folder, conversion: Conversion { path, source, code_page: None } }
    }

    fn member(folder: &TempDir, name: &str, bytes: &[u8], profile: Profile) -> Member {
        let source = folder.path().join(name);
        std::fs::write(&source, bytes).unwrap();
        Member {
            path: BagPath::parse(name).unwrap(),
            stamp: stamp_of(&source.metadata().unwrap()),
            digest: sha256(bytes),
            role: Role::Data,
            profile: profile.into(),
            source: source.into(),
        }
    }

    fn with_cpg(mut self, text: &str) -> Self {
        let file = Self::member(&self.folder, "a.cpg", text.as_bytes(), Profile::Plain);
        self.conversion.code_page = Some(file);
        self
    }

    fn csv(&self) -> PathBuf {
        self.folder.path().join("a.csv")
    }

    fn make(&self) -> Result<Converted> {
        make(&self.conversion, &self.csv(), &Silent)
    }

    /// Makes the CSV, checks that it is as measured, and returns its text.
    fn text(&self) -> String {
        let made = self.make().unwrap();
        assert_eq!(measure(&self.conversion, &Silent).unwrap(), made.size);
        let text = std::fs::read_to_string(self.csv()).unwrap();
        assert_eq!(
            (made.size.bytes, made.size.sha256),
            (text.len() as u64, sha256(text.as_bytes()))
        );
        text
    }
}

#[test]
fn every_kind_of_cell_has_its_form() {
    let columns = [
        ("NAMA", b'C', 6, 0),
        ("N", b'N', 6, 2),
        ("F", b'F', 4, 0),
        ("TGL", b'D', 8, 0),
        ("YA", b'L', 1, 0),
    ];
    let record = |mark: &str, [text, n, f, day, yes]: [&str; 5]| {
        format!("{mark}{text:<6}{n:>6}{f:>4}{day:<8}{yes:<1}").into_bytes()
    };
    let cases = [
        (["a b", "1.50", "7", "20250301", "T"], "a b,1.50,7,2025-03-01,true"),
        (["  x  -", "12.0", "-1", "", "f"], "  x  -,12.0,-1,,false"),
        (["ab\0\0\0\0", ".", ".   ", "00000000", "?"], "ab,,,,"),
        (["a,b", "******", "****", "20251301", ""], "\"a,b\",,,20251301,"),
        (["\"q\"", "001.0", "1e5", "20250231", "Y"], "\"\"\"q\"\"\",001.0,1e5,20250231,true"),
        (["AB\0 ,x", "1\0x9", "2\0x", "20240229", "N"], "AB,1,2,2024-02-29,false"),
        (["\0junk", "\0 7\0", " \0", "19000229", ""], ",7,,19000229,"),
        (["a \0b", "*\0x5", "-\0", "20000229", ""], "a,,,2000-02-29,"),
        (["\"a\0\"", "", "", "20250431", ""], "\"\"\"a\",,,20250431,"),
        (["\0\0\0\0\0\0", "\0\0\0\0\0\0", "\0\0\0\0", "\0\0\0\0\0\0\0\0", "\0"], ",,,,"),
        (["l1\nl2", "123456", "+9", "20250301", "n"], "\"l1\nl2\",123456,+9,2025-03-01,false"),
        (["", "\09.  ", "007", "x", "N"], ",9.,007,x,false"),
    ];
    let mut records: Vec<Vec<u8>> = cases.iter().map(|(cells, _)| record(" ", *cells)).collect();
    records.insert(3, record("*", ["gone", "1", "1", "20250301", "T"]));
    let records: Vec<&[u8]> = records.iter().map(Vec::as_slice).collect();
    let text = Case::new(&dbf(&columns, &records), "UTF-8").text();
    let want: String = cases.iter().map(|(_, line)| format!("{line}\n")).collect();
    assert_eq!(text, format!("NAMA,N,F,TGL,YA\n{want}"));
}

#[test]
fn letters_come_out_as_utf8_whatever_they_were() {
    let table = |cell: &[u8]| {
        dbf(&[("A", b'C', 8, 0)], &[&[b" ", cell, &b" ".repeat(8 - cell.len())[..]].concat()])
    };
    let text = |cell: &[u8], encoding: &str| Case::new(&table(cell), encoding).text();
    assert_eq!(text(b"Z\x81rich", "cp850"), "A\nZürich\n");
    assert_eq!(text(b"caf\xE9", "windows-1252"), "A\ncafé\n");
    assert_eq!(text(b"caf\xC3\xA9", "UTF-8"), "A\ncafé\n");
    assert_eq!(text(b"\xD6\xD0\xB9\xFA", "GBK"), "A\n中国\n");
    let case = Case::new(&table(b"Z\x81rich"), "windows-1252").with_cpg("850\r\n");
    assert_eq!(case.text(), "A\nZürich\n", "the .cpg file knows better");
}

#[test]
fn a_lone_empty_cell_is_still_a_record() {
    let text = Case::new(&dbf(&[("A", b'C', 2, 0)], &[b"   ", b" x "]), "UTF-8").text();
    assert_eq!(text, "A\n\"\"\nx\n");
    assert_eq!(Case::new(&dbf(&[("A", b'C', 2, 0)], &[]), "UTF-8").text(), "A\n");
}

#[test]
fn what_would_be_lost_is_refused_by_its_column() {
    let garbled = dbf(&[("KODE", b'C', 2, 0), ("NAMA", b'C', 2, 0)], &[b" 0102", b" 02\xC3 "]);
    for (case, word) in [
        (Case::new(&dbf(&[("ISI", b'M', 10, 0)], &[]), "UTF-8"), "ISI is a memo"),
        (Case::new(&dbf(&[("X", b'B', 8, 0)], &[]), "UTF-8"), "X is of type B"),
        (Case::new(&garbled, "UTF-8"), "NAMA of record 2"),
        (Case::new(&dbf(&[("X", b'C', 8, 0)], &[]), "UTF-8").with_cpg("rahasia"), "rahasia"),
        (Case::new(b"no table, but a text that is longer than a header", "UTF-8"), "DBF"),
    ] {
        let error = measure(&case.conversion, &Silent).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Microdata, "{error}");
        assert!(error.message().english().contains(word), "{error}");
    }
}

#[test]
fn text_in_utf8_is_never_read_as_another_encoding_that_nobody_vouched_for() {
    let table = dbf(&[("KOTA", b'C', 6, 0)], &[b" Ambon ", b" caf\xC3\xA9 "]);
    for encoding in ["windows-1252", "cp850", "cp437"] {
        let error = measure(&Case::new(&table, encoding).conversion, &Silent).unwrap_err();
        assert!(error.message().english().contains("KOTA of record 2 is UTF-8"), "{error}");
    }
    assert_eq!(Case::new(&table, "windows-1252").with_cpg("1252").text(), "KOTA\nAmbon\ncafÃ©\n");
    let cut = dbf(&[("KOTA", b'C', 4, 0)], &[b" caf\xC3"]);
    let error = measure(&Case::new(&cut, "UTF-8").conversion, &Silent).unwrap_err();
    assert!(error.message().english().contains("KOTA of record 1 ends in the middle"), "{error}");
}

#[test]
fn a_table_other_than_the_index_knows_is_refused_with_both_digests() {
    let bytes = dbf(&[("A", b'C', 2, 0)], &[b" 01"]);
    let case = Case::new(&bytes, "UTF-8");
    let mut other = bytes.clone();
    let at = other.len() - 2;
    other[at] = b'9';
    std::fs::write(&case.conversion.source.source, &other).unwrap();
    let error = case.make().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::SourceChanged);
    for bytes in [&bytes, &other] {
        assert!(error.message().english().contains(&sha256(bytes).to_string()), "{error}");
    }
}

#[test]
fn a_csv_that_differs_is_told_by_record_and_column() {
    let columns = [("KODE", b'C', 2, 0), ("NILAI", b'N', 2, 0)];
    let records: [&[u8]; 3] = [b" 01 1", b"*02 2", b" 03 3"];
    let case = Case::new(&dbf(&columns, &records), "UTF-8");
    let made = case.make().unwrap();
    let sound = std::fs::read_to_string(case.csv()).unwrap();
    assert_eq!(sound, "KODE,NILAI\n01,1\n03,3\n");
    for (text, word) in [
        ("KODE,NILAI\n01,1\n03,4\n", "column NILAI of record 3"),
        ("KODE,NILAI\n01,1\n", "record 3 is missing"),
        ("KODE,NILAI\n01,1\n03,3\n04,4\n", "other records"),
        ("KODE,NILAI2\n01,1\n03,3\n", "columns"),
        ("KODE,NILAI\n01,1\n03,\"3\"\n", "bytes"),
    ] {
        std::fs::write(case.csv(), text).unwrap();
        let error = compare(&case.conversion, &case.csv(), &made, &Silent).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Microdata);
        assert!(error.message().english().contains(word), "{text:?}: {error}");
    }
}

#[test]
fn both_readings_of_a_table_agree_on_any_bytes() {
    let mut state = 7_u64;
    let mut dice = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) as usize % below
    };
    let bytes = b" \0.*-+?01923,\"\nTFynx\x81\xC3\xA9";
    let columns = [
        ("C", b'C', 5, 0),
        ("N", b'N', 4, 1),
        ("F", b'F', 3, 0),
        ("D", b'D', 8, 0),
        ("L", b'L', 2, 0),
    ];
    let width: usize = columns.iter().map(|c| usize::from(c.2)).sum();
    let records: Vec<Vec<u8>> = (0..3000)
        .map(|_| {
            let mut record = vec![b' '];
            // Few different bytes in a record, so that special ones are frequent.
            let few: Vec<u8> = (0..3).map(|_| bytes[dice(bytes.len())]).collect();
            record.extend((0..width).map(|_| few[dice(few.len())]));
            record
        })
        .collect();
    let records: Vec<&[u8]> = records.iter().map(Vec::as_slice).collect();
    let file = dbf(&columns, &records);
    for encoding in ["windows-1252", "cp850", "GBK"] {
        let letters = Letters::of(encoding).unwrap();
        let head = DbfHead::read(&file[..33 + 32 * columns.len()], file.len() as u64).unwrap();
        let sound = |record: &&[u8]| {
            head.fields.iter().all(|field| value(field, field.cell(record), letters).is_some())
        };
        let sound: Vec<&[u8]> = records.iter().copied().filter(sound).collect();
        assert!(sound.len() > 500, "{encoding}: {}", sound.len());
        Case::new(&dbf(&columns, &sound), "UTF-8").with_cpg(encoding).text();
    }
}
