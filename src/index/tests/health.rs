//! Tables that would harm a buyer or a respondent stop the sale of their product.

use super::*;
use crate::progress::Phase;

/// Makes a DBF of text columns, with records of one width. A record that begins with `*` is deleted.
fn dbf(names: &[&str], width: u8, records: &[&str]) -> Vec<u8> {
    let length = names.len() * usize::from(width) + 1;
    let mut file = vec![0; 32];
    file[0] = 3;
    file[4..8].copy_from_slice(&(records.len() as u32).to_le_bytes());
    file[8..10].copy_from_slice(&((33 + names.len() * 32) as u16).to_le_bytes());
    file[10..12].copy_from_slice(&(length as u16).to_le_bytes());
    for name in names {
        let mut field = [0; 32];
        field[..name.len()].copy_from_slice(name.as_bytes());
        (field[11], field[16]) = (b'C', width);
        file.extend_from_slice(&field);
    }
    file.push(0x0D);
    for record in records {
        assert_eq!(record.len(), length);
        file.extend_from_slice(record.as_bytes());
    }
    file
}

const KOR: (&str, &str) = ("kor", "kor");

#[test]
fn a_table_that_breaks_off_stops_the_sale() {
    let office = Office::new(&[KOR]);
    office.put("kor/a.csv", "a,b\n1,2\n3");
    office.put("kor/b.csv", "a,b\n1,\"2\n3,4\n");
    office.put("kor/c.csv", "a,b\n1,2\n3,4");
    let mut cut = dbf(&["A"], 2, &[" 01", " 02"]);
    cut.truncate(cut.len() - 1);
    office.put("kor/d.dbf", cut);
    assert_eq!(office.findings(), ["I19 kor stops", "I19 kor stops", "I13 kor stops"]);
}

#[test]
fn parts_that_are_joined_by_row_must_have_as_many_records() {
    let office = Office::new(&[KOR]);
    office.put("kor/ind1.dbf", dbf(&["NKS", "R1"], 2, &[" 0101", " 0202", "*0303"]));
    office.put("kor/ind2.dbf", dbf(&["NKS", "R2"], 2, &[" 0101", " 0202"]));
    assert!(office.findings().is_empty(), "a deleted record is none");
    office.put("kor/ind2.dbf", dbf(&["NKS", "R2"], 2, &[" 0101"]));
    for _ in 0..2 {
        assert_eq!(office.findings(), ["I20 kor stops"]);
    }
    let finding = &office.run(false).findings[0];
    assert!(
        finding.path.ends_with("ind2.dbf") && finding.reason.indonesian().contains("ind1.dbf"),
        "{finding:?}"
    );
}

#[test]
fn slices_by_rows_may_have_any_count_and_order() {
    let office = Office::new(&[KOR]);
    office.put("kor/blok41.csv", "prov,r1\n11,1\n12,1\n");
    office.put("kor/blok42.csv", "prov,r1\n81,x\n");
    office.put("kor/podes2020.csv", "prov,r1\n81,1\n");
    office.put("kor/podes2021.csv", "prov,r2\n81,1\n81,2\n");
    assert!(office.findings().is_empty());
}

#[test]
fn parts_whose_keys_run_in_another_order_stop_the_sale_until_they_agree() {
    let office = Office::new(&[KOR]);
    office.put("kor/ind1.dbf", dbf(&["NKS", "ART", "R1"], 2, &[" 010111", " 010222", " 020133"]));
    let other = dbf(&["NKS", "ART", "R2"], 2, &[" 010144", " 020155", " 010266"]);
    office.put("kor/ind2.dbf", other);
    for _ in 0..2 {
        assert_eq!(office.findings(), ["I21 kor stops"]);
    }
    let finding = &office.run(false).findings[0];
    assert!(finding.reason.indonesian().contains("nks, art"), "{finding:?}");
    office.put("kor/ind2.dbf", dbf(&["ART", "NKS", "R2"], 2, &[" 010144", " 020155", " 010266"]));
    assert!(office.findings().is_empty(), "by name, not by place");
    let deleted = ["*999999", " 0101 4", " 020177", " 010288"];
    office.put("kor/ind2.dbf", dbf(&["ART", "NKS", "X"], 2, &deleted));
    assert!(office.findings().is_empty(), "a deleted record is none");
}

#[test]
fn keys_of_texts_are_compared_as_well_and_padding_is_none() {
    let office = Office::new(&[KOR]);
    office.put("kor/p1.csv", "nks;r1\n0101;1\n0102;2\n");
    office.put("kor/p2.csv", "nks;r2\r\n\"0101\";x\r\n 0102;y\r\n");
    assert!(office.findings().is_empty());
    office.put("kor/p2.csv", "nks;r2\n0102;x\n0101;y\n");
    assert_eq!(office.findings(), ["I21 kor stops"]);
}

#[test]
fn parts_are_held_against_each_other_whatever_stands_behind_their_number() {
    let first = dbf(&["NKS", "R1"], 2, &[" 0101", " 0202"]);
    let counted = dbf(&["NKS", "R2"], 2, &[" 0101"]);
    let turned = dbf(&["NKS", "R2"], 2, &[" 0201", " 0102"]);
    for end in ["_revisi1", "_81", "_2025", ""] {
        let office = Office::new(&[KOR]);
        office.put(&format!("kor/ind1{end}.dbf"), &first);
        office.put(&format!("kor/ind2{end}.dbf"), &counted);
        assert_eq!(office.findings(), ["I20 kor stops"], "{end}");
        office.put(&format!("kor/ind2{end}.dbf"), &turned);
        for _ in 0..2 {
            assert_eq!(office.findings(), ["I21 kor stops"], "{end}");
        }
        office.put(&format!("kor/ind2{end}.dbf"), dbf(&["NKS", "R2"], 2, &[" 0103", " 0204"]));
        assert!(office.findings().is_empty(), "{end}");
    }
}

#[test]
fn a_key_that_is_a_text_here_and_a_number_there_is_compared_by_value() {
    let office = Office::new(&[KOR]);
    let number = |records: &[&str]| {
        let mut file = dbf(&["NKS", "R2"], 3, records);
        file[32 + 11] = b'N';
        file
    };
    office.put("kor/ind1.dbf", dbf(&["NKS", "R1"], 3, &[" 001  x", " 012  y"]));
    office.put("kor/ind2.dbf", number(&["   1  x", "  12  y"]));
    assert!(office.findings().is_empty());
    office.put("kor/ind2.dbf", number(&["  12  x", "   1  y"]));
    assert_eq!(office.findings(), ["I21 kor stops"]);
}

/// Counts the bytes that are announced for reading.
#[derive(Default)]
struct Read(std::sync::atomic::AtomicU64);

impl Progress for Read {
    fn begin(&self, _: Phase, total: u64) {
        self.0.fetch_add(total, std::sync::atomic::Ordering::Relaxed);
    }
}

#[test]
fn unchanged_parts_are_not_read_again() {
    let office = Office::new(&[KOR]);
    office.put("kor/ind1.csv", "nks,r1\n0101,1\n");
    office.put("kor/ind2.csv", "nks,r2\n0101,1\n");
    let bytes = || {
        let read = Read::default();
        let options = IndexOptions::default();
        index(&office.catalog, &office.set(), &office.db(), &options, &read).unwrap();
        read.0.into_inner()
    };
    assert_eq!(bytes(), 4 * 14, "each once for its digest and once for its keys");
    assert_eq!(bytes(), 0);
    office.put("kor/ind2.csv", "nks,r2\n0102,1\n");
    assert_eq!(bytes(), 2 * 14, "the changed one alone");
    assert_eq!(office.findings(), ["I21 kor stops"]);
}

#[test]
fn tables_of_one_product_share_an_encoding_that_ascii_fits() {
    let office = Office::new(&[KOR, ("lain", "lain")]);
    office.put("kor/a.csv", "nks,r\n1,é\n");
    office.put("kor/b.csv", "nks,s\n1,e\n");
    office.put("lain/c.csv", b"nks,r\n1,\xE9\n");
    let mut declared = dbf(&["A"], 2, &[" ab"]);
    declared[29] = 0x03;
    office.put("kor/d.dbf", &declared);
    assert!(office.findings().is_empty());
    let at = declared.len() - 1;
    declared[at] = 0xE9;
    office.put("kor/d.dbf", &declared);
    for _ in 0..2 {
        assert_eq!(office.findings(), ["I22 kor stops"]);
    }
    let finding = &office.run(false).findings[0];
    assert!(
        finding.path.ends_with("d.dbf") && finding.reason.indonesian().contains("windows-1252")
    );
}

#[test]
fn a_cpg_file_says_in_which_encoding_a_dbf_is() {
    let office = Office::new(&[KOR]);
    let letter = |driver: u8| {
        let mut table = dbf(&["A"], 2, &[" ab"]);
        table[29] = driver;
        *table.last_mut().unwrap() = 0x82;
        table
    };
    office.put("kor/a.dbf", letter(0x02));
    office.put("kor/b.dbf", letter(0x03));
    assert_eq!(office.findings(), ["I22 kor stops"]);
    office.put("kor/b.CPG", "OEM 850\r\n");
    assert!(office.findings().is_empty(), "what the driver declares does not count");
    office.put("kor/a.cpg", "1252");
    assert_eq!(office.findings(), ["I22 kor stops"]);
}

#[test]
fn a_cpg_file_in_letters_of_another_case_says_it_as_well() {
    let office = Office::new(&[KOR]);
    let letter = |driver: u8| {
        let mut table = dbf(&["A"], 2, &[" ab"]);
        table[29] = driver;
        *table.last_mut().unwrap() = 0x82;
        table
    };
    office.put("kor/induk.dbf", letter(0x02));
    office.put("kor/kor.dbf", letter(0x03));
    office.put("kor/lain/kor.cpg", "OEM 850");
    assert_eq!(office.findings(), ["I22 kor stops"], "it lies in another folder");
    office.put("kor/KOR.cpg", "OEM 850");
    assert!(office.findings().is_empty(), "the conversion reads it, and so does the index");
    office.put("kor/kor.cpg", "1252");
    let findings = office.findings();
    assert!(findings.contains(&"I22 kor stops".to_owned()), "the very name goes first");
}

#[test]
fn personal_data_stop_the_sale_by_name_and_by_value() {
    let office = Office::new(&[KOR]);
    office.put("kor/a.csv", "NKS,NAMA_KRT\n1,x\n");
    office.put("kor/b.csv", "NKS,NAMA_KRT,c\n1,x\n");
    let rows: String = (1..=6).map(|n| format!("{n},08123456780{n}\n")).collect();
    office.put("kor/c.csv", format!("NKS,R1802\n{rows}"));
    let names = ["NKS", "HUBUNGI"];
    let records: Vec<String> = (1..=6).map(|n| format!(" {n:<16}siti{n}@contoh.id ")).collect();
    let records: Vec<&str> = records.iter().map(String::as_str).collect();
    office.put("kor/d.dbf", dbf(&names, 16, &records));
    office.put("kor/aman.csv", "kdprov,nmprov,nama_desa\n81,MALUKU,Batu Merah\n");
    let findings = office.run(false).findings;
    let reasons: Vec<String> = findings.iter().map(|f| f.reason.indonesian()).collect();
    let told: Vec<_> = findings
        .iter()
        .zip(&reasons)
        .map(|(f, reason)| (&*f.code, f.blocking, &**reason))
        .collect();
    let reason = |what: &str| format!("Tampak memuat data pribadi: {what}.");
    let person = reason("NAMA_KRT (nama kepala rumah tangga)");
    let phone = reason("R1802 (isinya seperti nomor telepon)");
    let mail = reason("HUBUNGI (isinya seperti alamat surel)");
    let malformed = reasons[1].clone();
    assert_eq!(
        told,
        [
            ("I23", true, &*person),
            ("I14", false, &*malformed),
            ("I23", true, &*person),
            ("I23", true, &*phone),
            ("I23", true, &*mail),
        ]
    );
}

#[test]
fn a_text_that_may_be_a_table_is_looked_into_for_persons_alone() {
    let office = Office::new(&[KOR]);
    office.put("kor/a.txt", "prov;nama_krt;umur\n81;x;1\n81;y;2\n");
    office.put("kor/b.txt", "nik\nialah nomor induk kependudukan; ditulis 16 angka\n");
    office.put("kor/c.tab", "a\tb\n1\n");
    assert_eq!(office.findings(), ["I23 kor stops"]);
    assert_eq!(&*office.index().entries[0].profile, &Profile::Plain);
}

#[test]
fn a_changed_table_of_personal_columns_looks_at_all_tables_again() {
    let mut office = Office::new(&[KOR]);
    office.put("kor/a.csv", "NKS,PEMBERI_INFO\n1,x\n");
    office.put("kor/b.bin", "x");
    assert!(office.findings().is_empty());
    let row = office.catalog.personal[0].clone();
    let row = crate::catalog::PersonalColumn { pattern: "pemberi_*".into(), ..row };
    office.catalog.personal.push(row);
    assert_eq!(office.run(false).hashed, 1);
    for _ in 0..2 {
        assert_eq!(office.findings(), ["I23 kor stops"]);
    }
}
