//! Tables of the catalogue after a new version of kemas has come: what the office has not changed follows it.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use crate::counter::Counter;

const RECORD: &str = "shipped.json";

fn file(counter: &Counter, name: &str) -> PathBuf {
    counter.home().join("catalog").join(name)
}

fn text(counter: &Counter, name: &str) -> String {
    fs::read_to_string(file(counter, name)).unwrap()
}

fn state<'a>(answer: &'a Value, name: &str) -> &'a Value {
    let tables = answer["tables"].as_array().unwrap();
    tables.iter().find(|table| table["table"] == name).unwrap()
}

/// Makes the office look as if it began with an earlier version of a table: the record then has the rows of `earlier`
/// as they are there, for rows that this version has changed, removed or added since.
fn began_with(counter: &Counter, name: &str, earlier: &str) {
    let other = Counter::open();
    other.put(&format!("catalog/{name}"), earlier.as_bytes());
    let mut record: Value = serde_json::from_str(&text(counter, RECORD)).unwrap();
    let table = &mut record["tables"][name];
    table["sha256"] = "0".repeat(64).into();
    let mut reader = csv::Reader::from_reader(earlier.as_bytes());
    let rows = reader.records().map(Result::unwrap).map(|row| {
        let cells: Vec<&str> = row.iter().collect();
        let digest = kemas::fixity::sha256(cells.join("\u{1f}").as_bytes()).to_string();
        (row[0].to_owned(), Value::from(&digest[..16]))
    });
    table["rows"] = Value::Object(rows.collect());
    counter.put(&format!("catalog/{RECORD}"), record.to_string().as_bytes());
}

#[test]
fn a_new_office_has_nothing_to_update() {
    let counter = Counter::open();
    let before = text(&counter, RECORD);
    let answer = counter.done(&["catalog", "update"]);
    let tables = answer["tables"].as_array().unwrap();
    assert_eq!(tables.len(), 13, "{answer:#}");
    assert!(tables.iter().all(|table| table["state"] == "current"), "{answer:#}");
    assert_eq!((&answer["written"], text(&counter, RECORD)), (&false.into(), before));
}

#[test]
fn rows_of_the_office_stay_and_the_others_follow() {
    let counter = Counter::open();
    let new = text(&counter, "topics.csv");
    // In the earlier version a label was another, one topic was not there yet, and one was there still.
    let earlier = new
        .replacen("Ketimpangan pengeluaran", "Ketimpangan", 1)
        .lines()
        .filter(|line| !line.starts_with("konsumsi,"))
        .map(|line| format!("{line}\n"))
        .collect::<String>()
        + "usang,Topik lama,lama\n";
    let own = earlier.replacen("Kemiskinan dan kesejahteraan", "Kemiskinan (kami)", 1)
        + "sagu,Sagu,sagu;papeda\n";
    counter.put("catalog/topics.csv", own.as_bytes());
    began_with(&counter, "topics.csv", &earlier);
    let planned = counter.done(&["catalog", "update", "--dry-run"]);
    assert_eq!(text(&counter, "topics.csv"), own);
    let answer = counter.done(&["catalog", "update"]);
    assert_eq!(planned["tables"], answer["tables"]);
    let table = state(&answer, "topics.csv");
    assert_eq!(table["state"], "merged", "{table:#}");
    for (what, rows) in [
        ("added", vec!["konsumsi"]),
        ("updated", vec!["ketimpangan"]),
        ("removed", vec!["usang"]),
        ("kept", vec![]),
    ] {
        assert_eq!(table[what], serde_json::json!(rows), "{what}");
    }
    let expected = new.replacen("Kemiskinan dan kesejahteraan", "Kemiskinan (kami)", 1)
        + "sagu,Sagu,sagu;papeda\n";
    assert_eq!(text(&counter, "topics.csv"), expected);
    assert_eq!(text(&counter, table["backup"].as_str().unwrap()), own);
    counter.done(&["catalog", "check"]);
    // Twice is once.
    let again = counter.done(&["catalog", "update"]);
    assert_eq!(
        (state(&again, "topics.csv")["state"].as_str(), &again["written"]),
        (Some("current"), &false.into())
    );
}

#[test]
fn an_old_office_is_known_by_the_versions_that_were_shipped() {
    let counter = Counter::open();
    fs::remove_file(file(&counter, RECORD)).unwrap();
    let new = text(&counter, "bundles.csv");
    let earlier = include_bytes!("../cases/catalog/bundles-earlier.csv");
    counter.put("catalog/bundles.csv", earlier);
    // Own rows beside all of this version: nothing to do. A changed row: it is not known what the office began with.
    counter
        .put("catalog/media.csv", format!("{}kue,Kue,,\n", text(&counter, "media.csv")).as_bytes());
    let topics = text(&counter, "topics.csv").replacen("Kemiskinan dan", "Kemiskinan,", 1);
    let topics = topics.replacen("Kemiskinan, kesejahteraan", "Kemiskinan", 1);
    counter.put("catalog/topics.csv", topics.as_bytes());
    let answer = counter.done(&["catalog", "update"]);
    for (name, is) in [
        ("bundles.csv", "replaced"),
        ("media.csv", "current"),
        ("topics.csv", "left"),
        ("datasets.csv", "current"),
    ] {
        assert_eq!(state(&answer, name)["state"], is, "{name}: {answer:#}");
    }
    assert_eq!(text(&counter, "bundles.csv"), new);
    let backup = state(&answer, "bundles.csv")["backup"].as_str().unwrap();
    assert_eq!(backup, "bundles.csv.lama-2026-11-24");
    assert_eq!(fs::read(file(&counter, backup)).unwrap(), earlier);
    assert_eq!(text(&counter, "topics.csv"), topics);
    let record: Value = serde_json::from_str(&text(&counter, RECORD)).unwrap();
    assert!(record["tables"]["media.csv"].is_object() && record["tables"]["topics.csv"].is_null());
}

#[test]
fn a_table_that_was_shipped_is_replaced_whatever_the_record_says() {
    let counter = Counter::open();
    let new = text(&counter, "bundles.csv");
    counter.put("catalog/bundles.csv", include_bytes!("../cases/catalog/bundles-earlier.csv"));
    let answer = counter.done(&["catalog", "update"]);
    assert_eq!(state(&answer, "bundles.csv")["state"], "replaced", "{answer:#}");
    assert_eq!(text(&counter, "bundles.csv"), new);
}

#[test]
fn a_broken_record_is_told_in_plain_words() {
    let counter = Counter::open();
    counter.put(&format!("catalog/{RECORD}"), b"{\n \"tables\": {");
    let answer = counter.kemas(&["--lang", "id", "catalog", "update"]);
    assert_eq!(answer.status, 2, "{answer:#?}");
    let shown: Vec<&str> = answer.stderr.split_whitespace().collect();
    assert!(shown.join(" ").contains("bukan catatan kemas yang utuh"), "{answer:#?}");
    assert!(!answer.stderr.contains("EOF"), "{answer:#?}");
}

#[test]
fn with_a_fault_nothing_is_written() {
    let counter = Counter::open();
    counter.put("catalog/bundles.csv", include_bytes!("../cases/catalog/bundles-earlier.csv"));
    counter.put("catalog/media.csv", b"kind,label,capacity,max_file\ncd,CD,\"4,7E+09\",\n");
    let before = files(&counter);
    let error = counter.fails(&["catalog", "update"]);
    assert_eq!(
        (&error["code"], &error["field"]),
        (&"catalog".into(), &"capacity".into()),
        "{error}"
    );
    assert!(error["hint"].as_str().unwrap().contains("nothing was written"), "{error}");
    assert_eq!(files(&counter), before);
    counter.put("catalog/media.csv", b"kind,label,capacity,max_file\ncd,CD,,\n");
    counter.put("catalog/shipped.json", b"{\"tables\":");
    let error = counter.fails(&["catalog", "update"]);
    assert!(error["hint"].as_str().unwrap().contains("delete the file"), "{error}");
}

/// The names and bytes of the catalogue's files.
fn files(counter: &Counter) -> Vec<(String, Vec<u8>)> {
    let folder = fs::read_dir(counter.home().join("catalog")).unwrap().map(Result::unwrap);
    let plain = folder.filter(|entry| entry.path().is_file());
    let mut all: Vec<_> = plain
        .map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap()))
        .collect();
    all.sort();
    all
}
