//! Money that was recorded wrongly is put right: a billing code is replaced, a payment gets its right NTPN or its
//! right invoice; and what was recorded stays readable.

use rusqlite::Connection;
use serde_json::{Value, json};

use crate::counter::{Counter, NUMBER, TODAY, both, kemas};
use crate::money::{invoiced, words};

const CODE: &str = "820231125123456";
const OTHER: &str = "820231125999999";

/// The words of an invoice's step in the history of its request.
pub fn step(counter: &Counter, request: &str, step: &str) -> Value {
    let status = counter.done(&["status", request]);
    let steps = status["steps"].as_array().unwrap();
    let found = steps.iter().rfind(|one| one["step"] == step);
    found.unwrap_or_else(|| panic!("{step}: {status}"))["what"].clone()
}

#[test]
fn a_billing_code_is_replaced_and_the_history_tells_both() {
    let counter = Counter::open();
    let invoice = invoiced(&counter)["number"].as_str().unwrap().to_owned();
    let code = |code| vec!["billing-code", &invoice, "--code", code, "--expires", "2026-12-01"];
    let replace = ["--replace", "--because", "salah jumlah", "--by", "Maria"];
    let error = counter.fails(&[&code(CODE)[..], &replace].concat());
    assert!(error["message"].as_str().unwrap().contains("no open billing code"), "{error}");
    counter.done(&code(CODE));

    // Without the word, without a reason and without a name it stays as it was.
    let error = counter.fails(&code(OTHER));
    assert!(error["hint"].as_str().unwrap().contains("--replace"), "{error}");
    counter.fails(&[&code(OTHER)[..], &["--replace"]].concat());
    counter.fails(&[&code(OTHER)[..], &["--replace", "--because", " ", "--by", "Maria"]].concat());
    let error = counter.fails(&[&code(OTHER)[..], &replace[..3]].concat());
    assert_eq!(error["field"], "--by", "{error}");
    let done = counter.done(&[&code(OTHER)[..], &replace].concat());
    assert_eq!((&done["code"], &done["replaced"]), (&json!(OTHER), &json!(CODE)), "{done}");
    let printed = words(&done["path"]);
    assert!(printed.contains(OTHER) && !printed.contains(CODE), "{printed}");
    let told = format!("{CODE} -> {OTHER}: salah jumlah");
    assert_eq!(step(&counter, NUMBER, "code-void"), told);
    assert_eq!(step(&counter, NUMBER, "billing-code"), OTHER);
    // Once more changes nothing; the void code comes back nowhere.
    let again = counter.done(&[&code(OTHER)[..], &replace].concat());
    assert_eq!(again["replaced"], Value::Null, "{again}");
    let error = counter.fails(&[&code(CODE)[..], &replace].concat());
    assert!(error["message"].as_str().unwrap().contains(CODE), "{error}");
    assert_eq!(step(&counter, NUMBER, "code-void"), told);
    // A buyer who paid with the code may still be recorded.
    counter.done(&["pay", &invoice, "--ntpn", "ABCDEFGH12345678", "--treasurer", "Maria"]);
    let error = counter.fails(&[&code(CODE)[..], &replace].concat());
    assert!(error["message"].as_str().unwrap().contains("paid"), "{error}");
    assert_eq!(counter.done(&["ledger", "verify"])["result"], "lengkap");
}

#[test]
fn a_wrong_last_day_of_a_billing_code_is_put_right_and_the_code_stays() {
    let counter = Counter::open();
    let invoice = invoiced(&counter)["number"].as_str().unwrap().to_owned();
    let until = |day| vec!["billing-code", &invoice, "--code", CODE, "--expires", day];
    let replace = ["--replace", "--because", "salah tanggal", "--by", "Maria"];
    counter.done(&until("2026-11-24"));
    let error = counter.fails(&until("2026-12-01"));
    assert!(error["hint"].as_str().unwrap().contains("--replace"), "{error}");
    let error = counter.fails(&[&until("2026-11-23")[..], &replace].concat());
    assert!(error["message"].as_str().unwrap().contains("recorded, 2026-11-24"), "{error}");
    // Also after the wrong day; and as often as it is wrong.
    let later = "2026-11-26";
    let right = [&until("2026-12-01")[..], &replace].concat();
    let done = on(&counter, later, &right);
    assert_eq!((&done["replaced"], &done["expires"]), (&Value::Null, &json!("2026-12-01")));
    assert!(words(&done["path"]).contains("1 Desember 2026"), "{done}");
    on(&counter, later, &right);
    assert_eq!(step(&counter, NUMBER, "code-day"), "2026-11-24 -> 2026-12-01: salah tanggal");
    let day = on(&counter, later, &["close-day"]);
    assert_eq!(day["amendments"].as_array().unwrap().len(), 1, "{day}");
    assert_eq!(day["amendments"][0]["was"], format!("{CODE}: 2026-11-24"));
    let cash = ["pay", &invoice, "--cash", "--treasurer", "Maria"];
    assert!(counter.fails(&cash)["message"].as_str().unwrap().contains("2026-12-01"));
    on(&counter, later, &[&until("2026-11-25")[..], &replace].concat());
    on(&counter, later, &cash);
    assert_eq!(counter.done(&["ledger", "verify"])["result"], "lengkap");
}

#[test]
fn a_wrong_day_of_the_bank_is_put_right() {
    let counter = Counter::open();
    let invoice = invoice_of(&counter, NUMBER);
    counter.agreed("8100-2026-0002", both());
    let later = "2026-11-30";
    let pay = ["pay", &invoice, "--ntpn", NTPN, "--treasurer", "Maria", "--paid-on", "2026-11-26"];
    on(&counter, later, &pay);
    on(&counter, later, &["receipt", &invoice]);
    let amend = ["amend", "payment", &invoice, "--because", "salah hari", "--by", "Maria"];
    let to = |day| [&amend[..], &["--paid-on", day]].concat();
    for (day, said) in [("2026-11-23", "was issued"), ("2026-12-02", "after today")] {
        let error = crate::paper_days::on(&counter, later, &to(day)).error();
        assert!(text(&error["message"]).contains(said), "{error}");
    }
    assert!(text(&counter.fails(&amend)["hint"]).contains("--paid-on"));
    let done = on(&counter, later, &to("2026-11-25"));
    assert_eq!((&done["was"], &done["becomes"]), (&json!("2026-11-26"), &json!("2026-11-25")));
    let new = words(&done["paths"][1]);
    assert!(new.contains("25 November 2026 (bukti dicatat 30 November 2026)"), "{new}");
    // The bank's day, not that of the record, is compared with the invoice to which a payment moves.
    let young = text(&on(&counter, later, &["invoice", "8100-2026-0002"])["number"]);
    let moves = [&amend[..], &["--to", &young]].concat();
    let error = crate::paper_days::on(&counter, later, &moves).error();
    assert!(text(&error["message"]).contains("the payment of 2026-11-25"), "{error}");
    assert_eq!(counter.done(&["ledger", "verify"])["result"], "lengkap");
}

#[test]
fn cash_is_not_taken_while_a_billing_code_can_be_paid() {
    let counter = Counter::open();
    let invoice = invoiced(&counter)["number"].as_str().unwrap().to_owned();
    counter.done(&["billing-code", &invoice, "--code", CODE, "--expires", "2026-12-01"]);
    let cash = ["pay", &invoice, "--cash", "--treasurer", "Maria"];
    let error = counter.fails(&cash);
    assert_eq!(error["code"], "state", "{error}");
    let hint = error["hint"].as_str().unwrap();
    assert!(hint.contains(&format!("kemas billing-code {invoice} --replace")), "{hint}");
    let void = ["--replace", "--because", "membayar tunai", "--by", "Maria"];
    let done = counter.done(&[&["billing-code", &invoice][..], &void].concat());
    assert_eq!((&done["code"], &done["replaced"]), (&Value::Null, &json!(CODE)), "{done}");
    assert!(!words(&done["path"]).contains(CODE));
    assert_eq!(step(&counter, NUMBER, "code-void"), format!("{CODE}: membayar tunai"));
    counter.done(&cash);

    // A code that has expired is no reason to refuse cash.
    counter.agreed("8100-2026-0002", both());
    let second =
        counter.done(&["invoice", "8100-2026-0002"])["number"].as_str().unwrap().to_owned();
    counter.done(&["billing-code", &second, "--code", OTHER, "--expires", TODAY]);
    counter.fails(&["pay", &second, "--cash", "--treasurer", "Maria"]);
    let later = ["pay", &second, "--cash", "--treasurer", "Maria"];
    on(&counter, "2026-11-25", &later);
}

/// Returns an agreed request's invoice.
pub fn invoice_of(counter: &Counter, number: &str) -> String {
    counter.agreed(number, both());
    counter.done(&["invoice", number])["number"].as_str().unwrap().to_owned()
}

/// Runs a command on another day than the counter's.
fn on(counter: &Counter, day: &str, arguments: &[&str]) -> Value {
    let home = counter.home();
    let office = ["--office", home.to_str().unwrap(), "--today", day, "--json"];
    kemas(&[&office[..], arguments].concat()).done()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

const NTPN: &str = "ABCDEFGH12345678";
const RIGHT: &str = "ABCDEFGH12345679";

#[test]
fn a_wrong_ntpn_is_put_right_also_after_the_request_is_closed() {
    let counter = Counter::open();
    let (invoice, other) = (invoice_of(&counter, NUMBER), invoice_of(&counter, "8100-2026-0002"));
    let amend = ["amend", "payment", &invoice, "--because", "salah ketik", "--by", "Maria"];
    let to_right = [&amend[..], &["--ntpn", RIGHT]].concat();
    assert!(text(&counter.fails(&to_right)["message"]).contains("not paid"));
    counter.done(&["pay", &invoice, "--ntpn", NTPN, "--treasurer", "Maria"]);
    let first = text(&counter.done(&["receipt", &invoice])["number"]);
    let medium = counter.medium("usb");
    counter.done(&["pack", NUMBER, "--to", &medium]);
    counter.done(&["verify", &medium]);
    let note = text(&counter.done(&["handover", NUMBER])["number"]);
    counter.done(&["close", NUMBER]);
    let closed = counter.done(&["close-day"]);

    // What cannot be right changes nothing.
    for (ntpn, said) in [("123", "no NTPN"), (NTPN, "recorded already")] {
        let error = counter.fails(&[&amend[..], &["--ntpn", ntpn]].concat());
        assert!(text(&error["message"]).contains(said), "{error}");
    }
    counter.fails(&amend);
    assert_eq!(counter.fails(&[&to_right[..5], &to_right[7..]].concat())["field"], "--by");

    let later = "2026-11-25";
    let done = on(&counter, later, &to_right);
    let second = text(&done["receipt"]);
    assert_eq!(
        (&done["void"], &done["was"], &done["becomes"]),
        (&json!(first), &json!(NTPN), &json!(RIGHT))
    );
    let [void, new] = [0, 1].map(|place| words(&done["paths"][place]));
    assert!(void.contains("BATAL") && void.contains(&format!("{NTPN} -> {RIGHT}")), "{void}");
    assert!(new.contains(RIGHT) && !new.contains(NTPN) && new.contains(&second), "{new}");
    let told = format!("{NTPN} -> {RIGHT}: salah ketik");
    assert_eq!(step(&counter, NUMBER, "payment-amended"), told);
    assert_eq!(step(&counter, NUMBER, "paid"), NTPN);

    // The close of the day of the amendment shows both; that of the day of the payment is as it was.
    let again = counter.done(&["close-day"]);
    assert_eq!((&again["receipts"], &again["total"]), (&closed["receipts"], &closed["total"]));
    let day = on(&counter, later, &["close-day"]);
    assert_eq!((&day["receipts"], &day["reversed"]), (&json!([second]), &json!([first])), "{day}");
    assert_eq!(day["total"], day["reversed_total"]);
    let amended = &day["amendments"][0];
    assert_eq!((&amended["was"], &amended["becomes"]), (&json!(NTPN), &json!(RIGHT)), "{day}");
    let (printed, table) =
        (words(&day["path"]), std::fs::read_to_string(text(&day["csv"])).unwrap());
    for shown in [&printed, &table] {
        assert!(shown.contains(NTPN) && shown.contains(RIGHT), "{shown}");
    }
    // The handover note prints as before; one NTPN proves one payment, and the wrong one is free for its own.
    on(&counter, later, &["print", "handover", &note]);
    let twin = counter.fails(&["pay", &other, "--ntpn", RIGHT, "--treasurer", "Maria"]);
    assert!(text(&twin["message"]).contains(&invoice), "{twin}");
    on(&counter, later, &["pay", &other, "--ntpn", NTPN, "--treasurer", "Maria"]);
    let back = on(&counter, later, &["receipt", &other]);
    assert!(words(&back["path"]).contains(NTPN));
    assert_eq!(step(&counter, "8100-2026-0002", "paid"), NTPN);
    let (amend, right) =
        (["amend", "payment", &other, "--ntpn", RIGHT], ["--because", "x", "--by", "Maria"]);
    counter.fails(&[&amend[..], &right].concat());
    // What was amended is amended once more, and an amendment is not told without a receipt.
    let third = [&to_right[..7], &["--ntpn", "ABCDEFGH00000000"]].concat();
    let done = on(&counter, later, &third);
    assert_eq!(done["void"], json!(second), "{done}");
    assert_eq!(counter.done(&["ledger", "verify"])["result"], "lengkap");
}

#[test]
fn a_ledger_of_version_4_opens_verifies_and_goes_on() {
    let counter = Counter::open();
    let ledger = counter.home().join("ledger.db");
    let old = include_str!("../cases/offices/v4/ledger.sql");
    Connection::open(&ledger).unwrap().execute_batch(old).unwrap();
    counter.done(&["index"]);
    let before = counter.done(&["ledger", "verify"]);
    assert_eq!(before["result"], "lengkap", "{before}");
    let money = ["0001", "0002", "0003", "0004", "0005"].map(|number| {
        let status = counter.done(&["status", &format!("8100-2026-{number}")]);
        status["standing"]["money"].as_str().unwrap().to_owned()
    });
    assert_eq!(money, ["quoted", "received", "received", "invoiced", "quoted"]);
    let day = counter.done(&["close-day"]);
    assert_eq!(day["undeposited"].as_array().unwrap().len(), 1, "{day}");

    // The open code of a request of before, and a request of before that is invoiced now.
    let open = "B-003/81000/HM.340/11/2026";
    let cash = ["pay", open, "--cash", "--treasurer", "Maria"];
    assert!(counter.fails(&cash)["message"].as_str().unwrap().contains(OTHER));
    let void = ["--replace", "--because", "membayar tunai", "--by", "Maria"];
    counter.done(&[&["billing-code", open][..], &void].concat());
    counter.done(&cash);
    let receipt = counter.done(&["receipt", open])["number"].as_str().unwrap().to_owned();
    assert!(receipt.starts_with("KW-003/"), "{receipt}");
    let invoice = counter.done(&["invoice", NUMBER])["number"].as_str().unwrap().to_owned();
    assert!(invoice.starts_with("B-005/"), "{invoice}");
    // The NTPN of a payment of before proves no other one.
    let used = ["pay", &invoice, "--ntpn", "ABCDEFGH12345678", "--treasurer", "Maria"];
    assert!(counter.fails(&used)["message"].as_str().unwrap().contains("B-001/"));
    counter.done(&["deposit", &receipt, "--ntpn", "ABCDEFGH87654321"]);
    // A payment of before gets its right NTPN.
    let paid = ["amend", "payment", "B-001/81000/HM.340/11/2026", "--ntpn", "ABCDEFGH12345679"];
    let done = counter.done(&[&paid[..], &["--because", "salah ketik", "--by", "Maria"]].concat());
    assert_eq!(done["was"], "ABCDEFGH12345678", "{done}");
    let after = counter.done(&["ledger", "verify"]);
    assert_eq!(after["result"], "lengkap", "{after}");
    let head = before["head"].as_str().unwrap();
    assert_eq!(counter.done(&["ledger", "verify", "--head", head])["result"], "lengkap");
}
