//! The bag that an inspector takes along: complete, sealed and checked like any medium.

use std::fs;

use crate::counter::{Counter, NUMBER, TODAY};
use crate::put_right::invoice_of;

#[test]
fn the_bag_of_a_period_has_its_papers_lists_and_records_and_verifies() {
    let counter = Counter::open();
    let invoice = invoice_of(&counter, NUMBER);
    counter.done(&["pay", &invoice, "--cash", "--treasurer", "Maria"]);
    let receipt = counter.done(&["receipt", &invoice])["number"].clone();
    let void = ["void", "receipt", receipt.as_str().unwrap(), "--because", "salah cetak"];
    counter.done(&void);
    let right = counter.done(&["receipt", &invoice])["number"].clone();
    counter.done(&["deposit", right.as_str().unwrap(), "--ntpn", "ABCDEFGH12345678"]);
    counter.done(&["close-day"]);
    let out = counter.outside("pemeriksaan");
    let days = ["--from", TODAY, "--to", TODAY, "--out", out.to_str().unwrap()];
    let audit = [&["audit"][..], &days].concat();
    let done = counter.done(&audit);
    assert_eq!((&done["result"], &done["faults"]), (&"lengkap".into(), &serde_json::json!([])));
    let numbers: Vec<&str> = done["papers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|paper| paper["number"].as_str().unwrap())
        .collect();
    assert!(numbers.contains(&invoice.as_str()) && numbers.contains(&right.as_str().unwrap()));
    assert_eq!(done["remarks"][0]["because"], "salah cetak", "{done}");

    let bag = done["path"].as_str().unwrap();
    let verified = counter.done(&["verify", bag]);
    assert_eq!(verified["result"], "lengkap", "{verified}");
    assert_eq!(verified["bags"][0]["short_code"], done["seal_code"], "{verified}");
    let has = |part: &str| fs::read_dir(format!("{bag}/data/{part}")).unwrap().count();
    assert_eq!((has("surat/invoice"), has("surat/receipt")), (1, 2));
    assert!(has("tutup-hari") == 2 && has("setoran") == 1 && has("buku") > 30);
    let page = fs::read_to_string(format!("{bag}/BACA-SAYA.html")).unwrap().replace("&#x2f;", "/");
    for part in [&invoice, "BATAL: salah cetak", done["seal_code"].as_str().unwrap()] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let table = fs::read_to_string(format!("{bag}/data/daftar/celah-dan-batal.csv")).unwrap();
    assert!(table.contains("salah cetak"), "{table}");
    let head = fs::read_to_string(format!("{bag}/data/daftar/kepala-buku.txt")).unwrap();
    assert!(head.starts_with(done["ledger_head"].as_str().unwrap()), "{head}");
    // Once more would overwrite it.
    let again = counter.fails(&audit);
    assert_eq!(again["code"], "exists", "{again}");
    assert_eq!(counter.done(&["verify", bag])["result"], "lengkap");
}

#[test]
fn a_wrong_period_or_place_is_refused_and_leaves_nothing() {
    let counter = Counter::open();
    invoice_of(&counter, NUMBER);
    let out = counter.outside("pemeriksaan");
    let out = out.to_str().unwrap();
    for (from, to, field) in [
        (TODAY, "2026-11-23", "--to"),
        (TODAY, "2026-11-25", "--to"),
        ("2026-02-30", TODAY, "--from"),
    ] {
        let error = counter.fails(&["audit", "--from", from, "--to", to, "--out", out]);
        let said = error.to_string();
        assert!(said.contains(field), "{from} {to}: {error}");
    }
    let within = counter.home().join("papers/audit");
    let error = counter.fails(&[
        "audit",
        "--from",
        TODAY,
        "--to",
        TODAY,
        "--out",
        within.to_str().unwrap(),
    ]);
    assert_eq!(error["code"], "target", "{error}");
    assert!(!within.exists() && !counter.outside("pemeriksaan").exists());
    // A ledger that was changed is told, and the bag is made: the inspector is to see it.
    let ledger = rusqlite::Connection::open(counter.home().join("ledger.db")).unwrap();
    ledger
        .execute_batch("DROP TRIGGER invoices_no_UPDATE; UPDATE invoices SET year = 2025")
        .unwrap();
    drop(ledger);
    let all = ["--json", "audit", "--from", TODAY, "--to", TODAY, "--out", out];
    let answer = counter.kemas(&all);
    assert_eq!(answer.status, 1, "{answer:?}");
    let done = answer.json();
    assert_eq!(done["result"], "rusak");
    assert!(!done["faults"].as_array().unwrap().is_empty());
}
