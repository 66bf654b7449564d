//! `kemas code`: the sale that a seal code belongs to.

use std::fs;

use serde_json::{Value, json};

use crate::counter::{Counter, NUMBER, both};

/// Packs what was agreed onto a medium, verifies it and hands it over; returns the seal code and the handover's number.
fn handed_over(counter: &Counter, medium: &str) -> (String, String) {
    let medium = counter.medium(medium);
    counter.done(&["pack", NUMBER, "--to", &medium, "--form", "plain"]);
    let verified = counter.done(&["verify", &medium]);
    let code = verified["bags"][0]["short_code"].as_str().unwrap().to_owned();
    let handover = counter.done(&["handover", NUMBER])["number"].as_str().unwrap().to_owned();
    (code, handover)
}

#[test]
fn a_code_that_is_read_out_finds_sale_edition_and_corrections() {
    let counter = Counter::open();
    counter.agreed(NUMBER, both());
    let invoice = counter.done(&["invoice", NUMBER])["number"].as_str().unwrap().to_owned();
    counter.done(&["pay", &invoice, "--ntpn", "ABCDEFGH12345678"]);
    counter.done(&["receipt", &invoice]);
    let (code, handover) = handed_over(&counter, "usb");
    let spoken = code.to_lowercase().replace('0', "o").replace('1', "i");
    let parts: Vec<&str> = spoken.split('-').collect();
    let found = counter.done(&[&["code"][..], &parts].concat());
    assert_eq!(found["code"], json!(code));
    let sale = &found["sales"][0];
    assert_eq!((&sale["request"], &sale["current"]), (&json!(NUMBER), &json!(true)), "{found:#}");
    assert_eq!(sale["verified"], "lengkap");
    assert_eq!(sale["handovers"][0]["number"], json!(handover));
    assert_eq!(sale["corrections"], json!([]));
    let items = both().as_array().unwrap().len();
    assert_eq!(sale["items"].as_array().unwrap().len(), items, "{found:#}");
    assert!(sale["items"].as_array().unwrap().iter().all(|item| item["edition"] != ""));

    counter.done(&["correct", NUMBER, "--because", "peta tidak terbuka"]);
    let open = counter.done(&["code", &code]);
    assert_eq!(open["sales"][0]["corrections"][0]["answer"], Value::Null, "{open:#}");
    let (_, again) = handed_over(&counter, "usb-2");
    let answered = counter.done(&["code", &code]);
    let correction = &answered["sales"][0]["corrections"][0];
    assert_eq!(
        (&correction["because"], &correction["answer"]),
        (&json!("peta tidak terbuka"), &json!(again)),
        "{answered:#}"
    );
    let shown = counter.kemas(&["code", &code]).stdout;
    for words in [NUMBER, "edition", "handed over on", "answered by", &again] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
}

#[test]
fn another_edition_of_the_catalogue_is_told() {
    let counter = Counter::open();
    counter.agreed(NUMBER, both());
    let medium = counter.medium("usb");
    counter.done(&["invoice", NUMBER]);
    counter.done(&["pack", NUMBER, "--to", &medium, "--form", "plain"]);
    let verified = counter.done(&["verify", &medium]);
    let code = verified["bags"][0]["short_code"].as_str().unwrap();
    assert_eq!(counter.done(&["code", code])["sales"][0]["handovers"], json!([]));
    let table = counter.home().join("catalog/datasets.csv");
    let text = fs::read_to_string(&table).unwrap();
    let id = both()[0]["id"].as_str().unwrap().to_owned();
    let revised: String = text
        .lines()
        .map(|line| {
            let is_sold = line.starts_with(&id);
            let line = if is_sold { line.replacen(",1,", ",rev1,", 1) } else { line.to_owned() };
            line + "\n"
        })
        .collect();
    assert_ne!(text, revised);
    fs::write(&table, revised).unwrap();
    let found = counter.done(&["code", code]);
    let product = &found["products"][0];
    assert_eq!(
        (&product["edition"], &product["other_edition"]),
        (&json!("rev1"), &json!(true)),
        "{found:#}"
    );
    assert!(counter.kemas(&["code", code]).stdout.contains("edition rev1 today"));
}

#[test]
fn what_is_no_code_is_refused_and_an_unknown_one_is_told() {
    let counter = Counter::open();
    for (text, words) in [
        ("MYV1-X0WD", "is no seal code"),
        ("8100-2026-0002", "wrong, or two changed places"),
        ("", "is no seal code"),
    ] {
        let error = counter.fails(&["code", text]);
        assert_eq!(error["code"], "usage", "{error}");
        assert!(error["message"].as_str().unwrap().contains(words), "{text}: {error}");
    }
    let unknown = counter.kemas(&["--json", "code", "0000 0000 0000"]);
    assert_eq!((unknown.status, &unknown.json()["sales"]), (1, &json!([])));
}
