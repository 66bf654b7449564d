//! Cash for an invoice with an open billing code: the treasurer is asked, and code and cash are one act.

use serde_json::{Value, json};

use crate::counter::{Counter, NUMBER, TODAY};
use crate::money::{invoiced, words};
use crate::put_right::step;
use crate::terminal::{CTRL_C, ESC, Terminal};

const CODE: &str = "820231125123456";
const CASH: [&str; 3] = ["--cash", "--treasurer", "Maria"];

/// An office with an invoice and its billing code; returns the invoice's number, too.
fn with_code() -> (Counter, String) {
    let counter = Counter::open();
    let invoice = invoiced(&counter)["number"].as_str().unwrap().to_owned();
    counter.done(&["billing-code", &invoice, "--code", CODE, "--expires", "2026-12-01"]);
    (counter, invoice)
}

/// The names of the steps on record.
fn steps(counter: &Counter) -> Vec<Value> {
    let status = counter.done(&["status", NUMBER]);
    status["steps"].as_array().unwrap().iter().map(|step| step["step"].clone()).collect()
}

fn asks(counter: &Counter, arguments: &[&str]) -> Terminal {
    Terminal::kemas(&counter.home(), TODAY, arguments)
}

#[test]
fn at_a_terminal_the_treasurer_is_asked_and_only_yes_records_anything() {
    let (counter, invoice) = with_code();
    let pay = [&["pay", &invoice][..], &CASH].concat();
    let before = steps(&counter);
    for (keys, status) in [("t\r", 2), ("\r", 2), (ESC, 2), (CTRL_C, 2)] {
        let mut terminal = asks(&counter, &pay);
        terminal.wait_for(CODE).wait_for("2026-12-01");
        terminal.wait_for("? Batalkan kode itu dan catat pembayaran tunai? (y/T)").keys(keys);
        assert_eq!(terminal.end(), status, "{}", terminal.screen());
        assert_eq!(steps(&counter), before, "{keys:?}");
    }
    // One JSON document is no place for a question.
    let mut terminal = asks(&counter, &[&["--json"], &pay[..]].concat());
    terminal.wait_for("--void-code");
    assert!(!terminal.text().contains("Batalkan kode itu dan"), "{}", terminal.text());
    drop(terminal);
    assert_eq!(steps(&counter), before);

    let mut terminal = asks(&counter, &[&["--lang", "en"], &pay[..]].concat());
    terminal.answer("? Void the code and record the cash? (y/N)", "y");
    terminal.wait_for(&format!("billing code {CODE} is void; delete it in SIMPONI, too"));
    terminal.wait_for("Rp100.000").wait_for("kemas receipt");
    assert_eq!(step(&counter, NUMBER, "code-void"), format!("{CODE}: dibayar tunai"));
    assert_eq!(steps(&counter).len(), before.len() + 2);
    let receipt = counter.done(&["receipt", &invoice]);
    assert!(!words(&receipt["path"]).contains(CODE));
    // Without an open code nothing is asked.
    assert_eq!(counter.done(&["ledger", "verify"])["result"], "lengkap");
    let mut terminal = asks(&counter, &[&["--lang", "en"], &pay[..]].concat());
    terminal.wait_for("already paid");
    assert_eq!(terminal.end(), 2);
}

#[test]
fn without_a_question_the_option_voids_the_code_with_its_reason() {
    let (counter, invoice) = with_code();
    let pay = [&["pay", &invoice][..], &CASH].concat();
    let with = |more: &[&'static str]| [&pay[..], more].concat();
    let before = steps(&counter);
    let error = counter.fails(&pay);
    assert_eq!(error["code"], "state", "{error}");
    assert!(error["hint"].as_str().unwrap().contains("--void-code"), "{error}");
    let ntpn = ["pay", &invoice, "--ntpn", "ABCDEFGH12345678", "--void-code"];
    for (arguments, code) in [
        (with(&["--void-code", "--because", " "]), "usage"),
        (with(&["--void-code", "--amount", "1"]), "state"),
        (ntpn.to_vec(), "usage"),
    ] {
        assert_eq!(counter.fails(&arguments)["code"], code, "{arguments:?}");
        assert_eq!(steps(&counter), before, "{arguments:?}");
    }
    let done = counter.done(&with(&["--void-code", "--because", "bank tutup"]));
    assert_eq!((&done["void_code"], &done["amount"]), (&json!(CODE), &json!(100_000)), "{done}");
    assert!(!words(&done["path"]).contains(CODE));
    assert_eq!(step(&counter, NUMBER, "code-void"), format!("{CODE}: bank tutup"));
    counter.done(&["receipt", &invoice]);
    // The day's list has the void code.
    let day = counter.done(&["close-day"]);
    assert!(words(&day["path"]).contains(CODE), "{day}");

    // An invoice without a code takes cash as ever.
    counter.agreed("8100-2026-0002", crate::counter::both());
    let second = counter.done(&["invoice", "8100-2026-0002"]);
    let second = second["number"].as_str().unwrap();
    let done = counter.done(&[&["pay", second][..], &CASH, &["--void-code"]].concat());
    assert_eq!(done["void_code"], Value::Null, "{done}");
}

#[test]
fn with_four_eyes_the_void_code_needs_a_second_person() {
    let (counter, invoice) = with_code();
    let settings = std::fs::read_to_string(counter.home().join("kemas.toml")).unwrap();
    let settings = settings.replace("four_eyes = false", "four_eyes = true");
    counter.put("kemas.toml", settings.as_bytes());
    let pay = [&["pay", &invoice][..], &CASH].concat();
    let before = steps(&counter);
    let error = counter.fails(&[&pay[..], &["--void-code"]].concat());
    assert_eq!(error["field"], "--second", "{error}");
    let mut terminal = asks(&counter, &pay);
    terminal.wait_for("--second");
    assert_eq!(terminal.end(), 2);
    assert!(!terminal.text().contains("Batalkan kode itu dan"), "{}", terminal.text());
    let approver = ["pay", &invoice, "--cash", "--treasurer", "Petugas A", "--void-code"];
    let error = counter.fails(&[&approver[..], &["--second", "Yakob"]].concat());
    assert!(error["message"].as_str().unwrap().contains("approved request"), "{error}");
    assert_eq!(steps(&counter), before);
    let second = ["--void-code", "--second", "Yakob"];
    assert_eq!(counter.done(&[&pay[..], &second].concat())["void_code"], CODE);
}
