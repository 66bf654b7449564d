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
fn the_agreement_of_each_request_is_in_the_bag_and_the_scans_of_an_old_ledger_are_looked_for() {
    let counter = Counter::open();
    for number in [NUMBER, "8100-2026-0002", "8100-2026-0003"] {
        invoice_of(&counter, number);
    }
    let out = counter.outside("pemeriksaan");
    let days = ["--from", TODAY, "--to", TODAY, "--out", out.to_str().unwrap()];
    let done = counter.done(&[&["audit"][..], &days].concat());
    let surat = format!("{}/data/surat", done["path"].as_str().unwrap());
    let named = fs::read_dir(format!("{surat}/agreement")).unwrap().count();
    assert_eq!((named, done["papers"].as_array().unwrap().len()), (3, 6), "{done}");

    let old = Counter::open();
    let ledger = include_str!("../cases/offices/v5/ledger.sql");
    let file = rusqlite::Connection::open(old.home().join("ledger.db")).unwrap();
    file.execute_batch(ledger).unwrap();
    drop(file);
    let out = old.outside("pemeriksaan");
    let days = ["--from", "2026-11-01", "--to", TODAY, "--out", out.to_str().unwrap()];
    let answer = old.kemas(&[&["--json", "audit"][..], &days].concat());
    let faults = answer.json()["faults"].to_string();
    assert!(answer.status == 1 && faults.contains("agreements/8100-2026-0001"), "{answer:?}");
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
