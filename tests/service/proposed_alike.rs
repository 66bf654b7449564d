//! What an unknown drive has twice: copies, later issues, one table in several formats. None is taken for another.

use std::fs;

use serde_json::Value;

use crate::counter::Counter;
use crate::drive::put;

const ROWS: &[u8] = b"prov,kab,a\n81,71,1\n81,71,2\n";
const OTHER: &[u8] = b"prov,kab,a\n81,71,3\n81,71,2\n";

/// Proposes a drive of these files in the office's store.
fn proposed(counter: &Counter, files: &[(&str, &[u8])]) -> Value {
    let drive = counter.home().join("store/disk-lama");
    for (path, bytes) in files {
        put(&drive, path, bytes);
    }
    counter.done(&["catalog", "propose", drive.to_str().unwrap()])
}

fn products(answer: &Value) -> Vec<(&str, &str)> {
    let products = answer["products"].as_array().unwrap().iter();
    products.map(|p| (p["state"].as_str().unwrap(), p["id"].as_str().unwrap_or("?"))).collect()
}

fn cell<'v>(product: &'v Value, column: &str) -> &'v Value {
    product["cells"].as_array().unwrap().iter().find(|cell| cell["column"] == column).unwrap()
}

#[test]
fn a_later_issue_is_an_edition_of_its_own() {
    for (original, later, edition) in [
        ("podes2011_desa.csv", "podes2011_desa_revisi1.csv", "revisi1"),
        ("podes2011_desa.csv", "podes2011_desa rev2.csv", "rev2"),
        ("podes2011_desa.csv", "podes2011_desa_final.csv", "final"),
        ("podes2011_desa.csv", "podes2011_desa_v2.csv", "v2"),
    ] {
        let counter = Counter::open();
        let answer = proposed(&counter, &[(original, ROWS), (later, OTHER)]);
        let id = format!("podes-2011-8171-{edition}");
        let expected = [("new", "podes-2011-8171"), ("new", &*id)];
        let mut found = products(&answer);
        found.sort_unstable();
        assert_eq!(found, expected, "{answer:#}");
        assert!(answer.to_string().contains("edisi lain"), "{answer:#}");
    }
}

#[test]
fn issues_of_which_parts_are_missing_are_unclear() {
    let counter = Counter::open();
    let files: &[(&str, &[u8])] = &[
        ("podes2011_desa_1.csv", ROWS),
        ("podes2011_desa_2.csv", OTHER),
        ("podes2011_desa_2_rev.csv", b"prov,kab,a\n81,71,5\n"),
    ];
    let answer = proposed(&counter, files);
    assert!(products(&answer).iter().all(|(state, _)| *state == "unclear"), "{answer:#}");
    assert!(answer.to_string().contains("podes 2011 desa 1"), "{answer:#}");
}

#[test]
fn a_copy_with_the_same_bytes_is_told_and_never_sold_with_the_product() {
    for copy in
        ["podes2011_desa - Salin.csv", "Copy of podes2011_desa.csv", "podes2011_desa (1).csv"]
    {
        let counter = Counter::open();
        let answer =
            proposed(&counter, &[("p/podes2011_desa.csv", ROWS), (&format!("p/{copy}"), ROWS)]);
        assert_eq!(products(&answer), [("new", "podes-2011-8171")], "{answer:#}");
        let product = &answer["products"][0];
        assert_eq!(cell(product, "root")["value"], "disk-lama/p/podes2011_desa.csv");
        let left = &answer["left"][0];
        assert!(left["path"].as_str().unwrap().ends_with(copy), "{answer:#}");
        assert!(left["why"].as_str().unwrap().contains("salinan"), "{answer:#}");
    }
}

#[test]
fn a_copy_with_other_bytes_is_unclear_with_its_original() {
    let counter = Counter::open();
    let files = [("podes2011_desa.csv", ROWS), ("podes2011_desa (1).csv", OTHER)];
    let answer = proposed(&counter, &files);
    assert_eq!(products(&answer).len(), 2, "{answer:#}");
    for product in answer["products"].as_array().unwrap() {
        let edition = cell(product, "edition");
        assert_eq!(edition["sure"], "unclear", "{answer:#}");
        assert!(edition["why"].as_str().unwrap().contains("podes2011_desa (1).csv"));
    }
}

#[test]
fn a_table_in_several_formats_is_one_product_of_one_format() {
    let counter = Counter::open();
    let files: &[(&str, &[u8])] = &[
        ("2018/CSV/ssn201803_kor_rt.csv", ROWS),
        ("2018/CSV/ssn201803_kor_ind.csv", OTHER),
        ("2018/SPSS/ssn201803_kor_rt.sav", &spss(2)),
        ("2018/SPSS/ssn201803_kor_ind.sav", &spss(2)),
    ];
    let answer = proposed(&counter, files);
    assert_eq!(products(&answer).len(), 1, "{answer:#}");
    let product = &answer["products"][0];
    assert_eq!(cell(product, "root")["value"], "disk-lama/2018/SPSS", "{answer:#}");
    assert_eq!(product["files"].as_array().unwrap().len(), 2);
    assert_eq!(answer["left"].as_array().unwrap().len(), 2, "{answer:#}");
    assert!(product["notes"][0].as_str().unwrap().contains("format"), "{answer:#}");
}

#[test]
fn tables_of_one_name_with_other_rows_are_unclear() {
    let counter = Counter::open();
    let files: &[(&str, &[u8])] = &[("ssn201803_kor.csv", ROWS), ("ssn201803_kor.sav", &spss(7))];
    let answer = proposed(&counter, files);
    assert_eq!(products(&answer).len(), 1, "{answer:#}");
    let root = cell(&answer["products"][0], "root");
    assert_eq!(root["sure"], "unclear");
    let why = root["why"].as_str().unwrap();
    assert!(why.contains('7') && why.contains('2'), "{why}");
}

#[test]
fn what_was_taken_is_not_proposed_again_with_its_copies_and_formats() {
    let counter = Counter::open();
    let files: &[(&str, &[u8])] = &[
        ("Podes 2011/podes2011_desa.csv", ROWS),
        ("Podes 2011/podes2011_desa - Copy.csv", ROWS),
        ("Podes 2011/podes2011_desa_rev1.csv", OTHER),
        ("Susenas/ssn201803_kor.csv", b"prov,kab,a\n81,71,9\n81,71,2\n"),
        ("Susenas/ssn201803_kor.sav", &spss(2)),
    ];
    let first = proposed(&counter, files);
    assert_eq!(products(&first).len(), 3, "{first:#}");
    let drive = counter.home().join("store/disk-lama");
    let path = drive.to_str().unwrap();
    let tables = counter.home().join("catalog/datasets.csv");
    let before = fs::read_to_string(&tables).unwrap();
    fs::write(&tables, format!("# catatan kantor\n{before}")).unwrap();
    let before = fs::read_to_string(&tables).unwrap();
    let written = counter.done(&["catalog", "propose", path, "--write"]);
    assert_eq!(written["written"].as_array().unwrap().len(), 3, "{written:#}");
    let after = fs::read_to_string(&tables).unwrap();
    let kept: Vec<&str> = after.lines().filter(|line| before.lines().any(|b| b == *line)).collect();
    assert_eq!(kept, before.lines().collect::<Vec<_>>());
    counter.done(&["catalog", "check"]);
    let index = counter.done(&["index"]);
    assert!(
        !index["findings"].to_string().contains("disk-lama/Podes 2011/podes2011_desa.csv"),
        "{index:#}"
    );
    let again = counter.done(&["catalog", "propose", path]);
    assert!(products(&again).iter().all(|(state, _)| *state == "known"), "{again:#}");
}

/// Returns the start of an SPSS file without compression, with a variable and so many cases.
fn spss(cases: i32) -> Vec<u8> {
    let mut bytes = b"$FL2".to_vec();
    bytes.extend(format!("{:60}", "@(#) SPSS DATA FILE").into_bytes());
    for number in [2, 1, 0, 0, cases] {
        bytes.extend(i32::to_le_bytes(number));
    }
    bytes.extend(100.0_f64.to_le_bytes());
    bytes.extend(format!("{:17}{:64}", "01 Jan 2412:00:00", "").into_bytes());
    bytes.extend([0; 3]);
    for number in [2, 0, 0, 0, 0x0005_0800, 0x0005_0800] {
        bytes.extend(i32::to_le_bytes(number));
    }
    bytes.extend(b"R1      ");
    bytes.extend(i32::to_le_bytes(999));
    bytes.extend(i32::to_le_bytes(0));
    for case in 0..cases {
        bytes.extend(f64::from(case).to_le_bytes());
    }
    bytes
}
