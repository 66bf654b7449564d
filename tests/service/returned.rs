//! Requests that are returned to be corrected, or refused.

use std::fs;

use rusqlite::Connection;
use serde_json::{Value, json};

use crate::counter::{Counter, NUMBER, TODAY, request, signed_scan};

const SURVEY: &str = "susenas-2025-03-kor-81";
const NOTE: [&str; 4] = ["--note", "metode belum jelas", "--by", "Petugas B"];

fn survey() -> Value {
    json!([{"id": SURVEY}])
}

fn words(answer: &Value) -> (&Value, &Value, &Value) {
    (&answer["decision"], &answer["standing"]["goods"], &answer["standing"]["stage"])
}

#[test]
fn a_returned_request_goes_on_once_it_is_approved_again() {
    let counter = Counter::open();
    counter.agreed(NUMBER, survey());
    let invoice = counter.done(&["invoice", NUMBER])["number"].as_str().unwrap().to_owned();
    let approved = counter.done(&["status", NUMBER]);
    assert_eq!(words(&approved), (&json!("approved"), &json!("agreed"), &json!("open")));

    let returned = counter.done(&[&["return", NUMBER][..], &NOTE].concat());
    assert_eq!(returned["superseded"], json!([invoice]));
    assert_eq!(returned["by"], "Petugas B");
    let status = counter.done(&["status", NUMBER]);
    assert_eq!(words(&status), (&json!("returned"), &json!("returned"), &json!("open")));
    assert_eq!(status["standing"]["money"], "quoted");
    let last = status["steps"].as_array().unwrap().last().unwrap();
    assert_eq!((&last["step"], &last["what"]), (&json!("returned"), &json!(NOTE[1])));
    let today = counter.done(&["today"]);
    assert_eq!(today["waiting"][0]["decision"], "returned");
    assert_eq!(today["unpaid"], json!([]));

    let medium = counter.medium("usb");
    let scan = counter.outside("sppd.pdf").to_str().unwrap().to_owned();
    let agree = ["agree", NUMBER, "--signed-by", "Siti", "--on", TODAY, "--scan", &scan];
    let pay = ["pay", &invoice, "--cash", "--treasurer", "Maria"];
    for step in
        [&agree[..], &["pack", NUMBER, "--to", &medium], &["plan", NUMBER], &["invoice", NUMBER]]
    {
        let refused = counter.fails(step);
        assert_eq!(refused["code"], "state", "{step:?}: {refused}");
        let message = refused["message"].as_str().unwrap();
        assert!(message.contains(NOTE[1]), "{step:?}: {message}");
    }
    let refused = counter.fails(&pay);
    assert!(refused["message"].as_str().unwrap().contains("was returned"), "{refused}");

    // Approved again as it stands, it needs a new signature and a new invoice.
    counter.done(&["approve", NUMBER, "--by", "Petugas A"]);
    let status = counter.done(&["status", NUMBER]);
    assert_eq!(words(&status), (&json!("approved"), &json!("approved"), &json!("open")));
    assert_eq!(counter.fails(&["pack", NUMBER, "--to", &medium])["code"], "state");
    assert_eq!(counter.fails(&pay)["code"], "state");
    counter.done(&agree);
    let again = counter.done(&["invoice", NUMBER])["number"].as_str().unwrap().to_owned();
    assert_ne!(again, invoice);
    counter.done(&["pay", &again, "--cash", "--treasurer", "Maria"]);
    counter.done(&["receipt", &again]);
    counter.done(&["pack", NUMBER, "--to", &medium]);
    counter.done(&["verify", &medium]);
    let paid = counter.fails(&[&["return", NUMBER][..], &NOTE].concat());
    assert_eq!(paid["code"], "state", "{paid}");
    counter.done(&["handover", NUMBER]);
    counter.done(&["ledger", "verify"]);
}

#[test]
fn of_a_request_that_nobody_handed_in_nothing_is_decided() {
    let counter = Counter::open();
    let status = counter.kemas(&["--json", "status", NUMBER]);
    assert_eq!((status.status, &status.json()["decision"]), (1, &json!("none")), "{status:#?}");
}

#[test]
fn every_step_on_a_refused_request_says_that_it_was_refused() {
    let counter = Counter::open();
    let (agreed, returned, approved) = ("8100-2026-0001", "8100-2026-0002", "8100-2026-0003");
    counter.agreed(agreed, survey());
    for number in [returned, approved] {
        counter.done(&["approve", &counter.request(number, survey()), "--by", "Petugas A"]);
    }
    counter.done(&[&["return", returned][..], &NOTE].concat());
    let medium = counter.medium("usb");
    let scan = counter.outside("sppd.pdf").to_str().unwrap().to_owned();
    for number in [agreed, returned, approved] {
        counter.done(&["refuse", number, "--because", "di luar kewenangan"]);
        let sign = ["agree", number, "--signed-by", "Siti", "--on", TODAY, "--scan", &scan];
        for step in [
            &sign[..],
            &["pack", number, "--to", &medium],
            &["plan", number],
            &["invoice", number],
            &["approve", number, "--by", "Petugas A"],
            &["handover", number],
            &["return", number, "--note", "lagi"],
        ] {
            let error = counter.fails(step);
            let message = error["message"].as_str().unwrap();
            assert!(message.contains("was refused on"), "{step:?}: {error}");
            assert!(error["hint"].as_str().unwrap().contains("new number"), "{step:?}: {error}");
        }
    }
    let today = counter.done(&["today"]);
    let numbers: Vec<&Value> =
        today["refused"].as_array().unwrap().iter().map(|one| &one["request"]).collect();
    assert_eq!(numbers, [agreed, returned, approved]);
    let shown = counter.kemas(&["today"]).stdout;
    assert!(shown.contains("8100-2026-0002: refused today: di luar kewenangan"), "{shown}");
    counter.done(&["ledger", "verify"]);
}

#[test]
fn an_agreed_request_takes_a_new_version_once_it_is_returned() {
    let counter = Counter::open();
    counter.agreed(NUMBER, survey());
    let mut asked = request(NUMBER, survey());
    asked["abstraction"]["method"] = json!("Regresi logistik dan peta tematik menurut kecamatan.");
    let file = counter.outside("baru.json");
    fs::write(&file, asked.to_string()).unwrap();
    let approve = ["approve", file.to_str().unwrap(), "--by", "Petugas A"];
    assert_eq!(counter.fails(&approve)["code"], "state");
    let returned = counter.done(&[&["return", NUMBER][..], &NOTE].concat());
    let undone: Vec<&Value> =
        returned["undoes"].as_array().unwrap().iter().map(|one| &one["what"]).collect();
    assert_eq!(undone, ["approval", "agreement"], "{returned}");
    counter.done(&approve);
    assert_eq!(counter.done(&["status", NUMBER])["decision"], "approved");
    // The scan in `sppd.pdf` is that of another version.
    for (name, is_taken) in [("sppd.pdf", false), ("baru.pdf", true)] {
        let scan = counter.outside(name);
        if is_taken {
            fs::write(&scan, signed_scan("tanda tangan atas versi baru")).unwrap();
        }
        let signed = ["--signed-by", "Siti", "--on", TODAY, "--scan", scan.to_str().unwrap()];
        let agree = [&["agree", NUMBER][..], &signed].concat();
        if is_taken {
            counter.done(&agree);
        } else {
            let error = counter.fails(&agree);
            assert_eq!(error["field"], "--scan", "{error}");
        }
    }
}

#[test]
fn a_request_is_returned_and_refused_before_it_is_approved() {
    let counter = Counter::open();
    let file = counter.request(NUMBER, survey());
    let returned = counter.done(&[&["return", &file][..], &NOTE].concat());
    assert!(fs::metadata(returned["file"].as_str().unwrap()).unwrap().len() > 1000);
    assert_eq!(counter.done(&["status", NUMBER])["decision"], "returned");

    let refused = counter.done(&["refuse", NUMBER, "--because", "di luar kewenangan"]);
    assert_eq!((&refused["by"], &refused["voids"]), (&Value::Null, &json!([])));
    let status = counter.done(&["status", NUMBER]);
    assert_eq!(words(&status), (&json!("refused"), &json!("returned"), &json!("refused")));
    let steps = status["steps"].as_array().unwrap();
    let steps: Vec<_> = steps.iter().map(|step| step["step"].as_str().unwrap()).collect();
    assert_eq!(steps, ["recorded", "returned", "refused"]);
    assert_eq!(counter.done(&["today"])["waiting"], json!([]));
    let ended = counter.fails(&["approve", &file, "--by", "Petugas A"]);
    assert!(ended["message"].as_str().unwrap().contains("was refused on"), "{ended}");

    let text = counter.kemas(&["status", NUMBER]).stdout;
    assert!(text.contains("the request is refused"), "{text}");
    for (act, field) in
        [(["return", "--note", " "], "note"), (["refuse", "--because", " "], "because")]
    {
        let error = counter.fails(&[act[0], &file, act[1], act[2]]);
        assert_eq!((&error["code"], &error["field"]), (&json!("usage"), &json!(field)));
    }
}

#[test]
fn a_refusal_voids_the_unpaid_invoice() {
    let counter = Counter::open();
    counter.agreed(NUMBER, survey());
    let invoice = counter.done(&["invoice", NUMBER])["number"].clone();
    let refused =
        counter.done(&["refuse", NUMBER, "--because", "di luar kewenangan", "--by", "Petugas B"]);
    assert_eq!(refused["voids"][0]["number"], invoice);
    assert!(refused["papers"][0].is_string());
}

#[test]
fn an_office_of_ledger_version_2_opens_verifies_and_goes_on() {
    let counter = Counter::open();
    counter.put("kemas.toml", include_bytes!("../cases/offices/v2/kemas.toml"));
    let ledger = counter.home().join("ledger.db");
    let old = include_str!("../cases/offices/v2/ledger.sql");
    Connection::open(&ledger).unwrap().execute_batch(old).unwrap();
    counter.put("agreements/8100-2026-0001-6360f05390f7.pdf", b"tanda tangan");
    counter.done(&["index"]);
    let rows = counter.done(&["ledger", "verify"]);
    assert_eq!(rows["result"], "lengkap", "{rows}");
    let second = "8100-2026-0002";
    let statuses = [NUMBER, second].map(|number| counter.done(&["status", number]));
    assert_eq!(words(&statuses[0]), (&json!("approved"), &json!("agreed"), &json!("open")));
    assert_eq!(words(&statuses[1]), (&json!("approved"), &json!("approved"), &json!("open")));

    let invoice = counter.done(&["invoice", NUMBER])["number"].as_str().unwrap().to_owned();
    assert!(invoice.starts_with("B-002/"), "{invoice}");
    counter.done(&["pay", &invoice, "--cash", "--treasurer", "Maria"]);
    counter.done(&["receipt", &invoice]);
    let medium = counter.medium("usb");
    counter.done(&["pack", NUMBER, "--to", &medium]);
    counter.done(&["verify", &medium]);
    counter.done(&["handover", NUMBER]);
    let returned = counter.done(&[&["return", second][..], &NOTE].concat());
    assert_eq!(returned["superseded"][0].as_str().map(|number| &number[..6]), Some("B-001/"));
    counter.done(&["refuse", second, "--because", "di luar kewenangan"]);
    assert_eq!(counter.done(&["ledger", "verify"])["result"], "lengkap");
    let rows = Connection::open(&ledger).unwrap();
    assert!(rows.execute("DELETE FROM decisions", []).is_err(), "rows stay as they were issued");
}
