//! A ledger of the version before opens, verifies and goes on.

use rusqlite::Connection;

use crate::counter::{Counter, both};

#[test]
fn a_ledger_of_version_5_opens_verifies_and_goes_on() {
    let counter = Counter::open();
    let old = include_str!("../cases/offices/v5/ledger.sql");
    Connection::open(counter.home().join("ledger.db")).unwrap().execute_batch(old).unwrap();
    counter.done(&["index"]);
    let before = counter.done(&["ledger", "verify"]);
    assert_eq!((&before["result"], &before["rows"]), (&"lengkap".into(), &105.into()), "{before}");
    let money = ["0001", "0002", "0003", "0004", "0005"].map(|number| {
        let status = counter.done(&["status", &format!("8100-2026-{number}")]);
        status["standing"]["money"].as_str().unwrap().to_owned()
    });
    assert_eq!(money, ["received", "received", "paid", "received", "invoiced"]);

    // The payment that was moved, and the invoice that is open again.
    let [third, fifth] = ["B-003/81000/HM.340/11/2026", "B-005/81000/HM.340/11/2026"];
    counter.done(&["receipt", third]);
    counter.done(&["pay", fifth, "--cash", "--treasurer", "Maria"]);
    let receipt = counter.done(&["receipt", fifth])["number"].clone();
    let cash = ["KW-001/81000/KU.340/11/2026", receipt.as_str().unwrap()];
    let deposit = ["--ntpn", "ABCDEFGH00000009"];
    counter.done(&[&["deposit"][..], &cash, &deposit].concat());
    let day = counter.done(&["close-day"]);
    assert_eq!(day["undeposited"].as_array().unwrap().len(), 0, "{day}");
    // The correction that was open is answered by another medium.
    let medium = counter.medium("usb");
    counter.agreed("8100-2026-0010", both());
    counter.done(&["pack", "8100-2026-0010", "--to", &medium]);
    let after = counter.done(&["ledger", "verify"]);
    assert_eq!(after["result"], "lengkap", "{after}");
    let head = before["head"].as_str().unwrap();
    assert_eq!(counter.done(&["ledger", "verify", "--head", head])["result"], "lengkap");
}
