//! Tables that earlier versions read: an office with them opens and goes on, and the check tells what is to be
//! corrected.

use std::fs;

use serde_json::json;

use crate::counter::{Counter, NUMBER};

/// An office whose tables have what earlier versions took: a hidden character in a title, a quotation mark that is not
/// closed in the last row, and a code of the Ministry of Home Affairs with too many digits.
fn old_office() -> Counter {
    let counter = Counter::open();
    for (name, was, becomes) in [
        ("datasets.csv", ",Susenas Maret 2024 KOR,", ",Susenas\u{200b} Maret\t2024 KOR,"),
        ("regions.csv", ",12.71,", ",12.71.00,"),
    ] {
        let table = counter.home().join("catalog").join(name);
        let text = fs::read_to_string(&table).unwrap();
        let damaged = text.replacen(was, becomes, 1);
        assert_ne!(text, damaged, "{name} has no {was:?}");
        fs::write(&table, damaged).unwrap();
    }
    let table = counter.home().join("catalog/datasets.csv");
    let text = fs::read_to_string(&table).unwrap();
    let (rows, root) = text.trim_end().rsplit_once(',').unwrap();
    fs::write(&table, format!("{rows},\"{root}\n")).unwrap();
    counter
}

#[test]
fn an_office_with_faults_that_were_taken_opens_and_goes_on() {
    let counter = old_office();
    counter.done(&["index"]);
    let file = counter.request(NUMBER, json!([{"id": "susenas-2025-03-kor-81"}]));
    counter.done(&["approve", &file, "--by", "Petugas A"]);
    let check = counter.kemas(&["--json", "catalog", "check"]);
    assert_eq!(check.status, 1, "{check:#?}");
    let check = check.json();
    let faults = check["faults"].as_array().unwrap();
    assert_eq!(faults.len(), 1, "{check:#}");
    assert_eq!(
        (&faults[0]["column"], &faults[0]["value"]),
        (&json!("kemendagri"), &json!("12.71.00"))
    );
    let notes = check["notes"].as_array().unwrap();
    assert_eq!(notes.len(), 2, "{check:#}");
    assert!(notes.iter().any(|note| note["what"].as_str().unwrap().contains("title")), "{check:#}");
    let hint = |end: &str| notes.iter().any(|note| note["hint"].as_str().unwrap().ends_with(end));
    assert!(hint("write Susenas Maret 2024 KOR") && hint("delete it"), "{check:#}");
    let doctor = counter.kemas(&["--json", "doctor"]).json().to_string();
    assert!(doctor.contains("12.71.00"), "{doctor}");
}
