//! Who did it: every row of the ledger bears the officer's name, and the office can require one.

use rusqlite::Connection;

use crate::counter::{Counter, NUMBER};

#[test]
fn a_ledger_of_version_3_opens_verifies_and_goes_on() {
    let counter = Counter::open();
    let ledger = counter.home().join("ledger.db");
    let old = include_str!("../cases/offices/v3/ledger.sql");
    Connection::open(&ledger).unwrap().execute_batch(old).unwrap();
    counter.done(&["index"]);
    let before = counter.done(&["ledger", "verify"]);
    assert_eq!(before["result"], "lengkap", "{before}");
    let decisions = ["0001", "0002", "0003", "0004"].map(|number| {
        let status = counter.done(&["status", &format!("8100-2026-{number}")]);
        (status["decision"].as_str().unwrap().to_owned(), status["standing"]["money"].clone())
    });
    let words = ["approved", "approved", "returned", "refused"];
    assert_eq!(decisions.each_ref().map(|(decision, _)| decision.as_str()), words);
    assert_eq!(decisions[1].1, "received");

    let invoice = counter.done(&["invoice", NUMBER])["number"].as_str().unwrap().to_owned();
    assert!(invoice.starts_with("B-002/"), "{invoice}");
    counter.done(&["pay", &invoice, "--cash", "--treasurer", "Maria"]);
    let receipt = counter.done(&["receipt", &invoice])["number"].as_str().unwrap().to_owned();
    let medium = counter.medium("usb");
    counter.done(&["pack", NUMBER, "--to", &medium]);
    counter.done(&["verify", &medium]);
    counter.done(&["handover", NUMBER]);
    counter.done(&["deposit", &receipt, "--ntpn", "ABCDEFGH12345678"]);
    let visit = counter.done(&["visit", "--name", "Budi"]);
    assert_eq!(visit["queue"], 6, "the queue of the day goes on: {visit}");
    let after = counter.done(&["ledger", "verify"]);
    assert_eq!(after["result"], "lengkap", "{after}");
    let head = before["head"].as_str().unwrap();
    assert_eq!(counter.done(&["ledger", "verify", "--head", head])["result"], "lengkap");
}
