//! The days of the bank: those of a payment and of a deposit, and cash that reaches the treasury too late.

use serde_json::{Value, json};

use crate::counter::{Counter, NUMBER, TODAY};
use crate::money::words;
use crate::paper_days::on;

const NTPN: &str = "ABCDEFGH12345678";

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

/// Issues the invoice of a request for one survey; returns its number.
fn invoiced(counter: &Counter, number: &str) -> String {
    counter.agreed(number, json!([{"id": "susenas-2025-03-kor-81"}]));
    text(&counter.done(&["invoice", number])["number"])
}

#[test]
fn the_receipt_and_the_close_name_the_banks_day_of_a_payment() {
    let counter = Counter::open();
    let invoice = invoiced(&counter, NUMBER);
    let pay = ["pay", &invoice, "--ntpn", NTPN, "--treasurer", "Maria", "--paid-on"];
    for (day, part) in [("2026-11-27", "after today"), ("2026-11-23", "was issued")] {
        let error = on(&counter, "2026-11-26", &[&pay[..], &[day]].concat()).error();
        assert_eq!((&error["code"], &error["field"]), (&json!("usage"), &json!("--paid-on")));
        assert!(error["message"].as_str().unwrap().contains(part), "{error}");
    }
    let cash = ["pay", &invoice, "--cash", "--treasurer", "Maria", "--paid-on", TODAY];
    assert_eq!(counter.fails(&cash)["code"], "usage");
    on(&counter, "2026-11-26", &[&pay[..], &[TODAY]].concat()).done();
    let receipt = on(&counter, "2026-11-26", &["receipt", &invoice]).done();
    let said = words(&receipt["path"]);
    assert!(said.contains("24 November 2026 (bukti dicatat 26 November 2026)"), "{said}");
    let day = on(&counter, "2026-11-26", &["close-day"]).done();
    assert!(words(&day["path"]).contains("tanggal bank 24 November 2026"), "{day}");
    let table = std::fs::read_to_string(text(&day["csv"])).unwrap();
    assert!(table.contains("tanggal bank 2026-11-24"), "{table}");
    assert_eq!(day["receipts"], json!([receipt["number"]]));
}

#[test]
fn a_deposit_has_the_banks_day_and_the_close_marks_a_late_one() {
    let counter = Counter::open();
    let first = invoiced(&counter, NUMBER);
    let second = invoiced(&counter, "8100-2026-0002");
    // The 24th is a Tuesday; the 27th, a Friday, is a holiday of the office.
    let taken = |day: &str, invoice: &str| {
        on(&counter, day, &["pay", invoice, "--cash", "--treasurer", "Maria"]).done();
        text(&on(&counter, day, &["receipt", invoice]).done()["number"])
    };
    let early = taken(TODAY, &first);
    let free = taken("2026-11-27", &second);
    counter.put("catalog/holidays.csv", b"day,name\n2026-11-27,Libur kantor\n");
    let deposit = ["deposit", &early, "--ntpn", NTPN, "--on"];
    let error = on(&counter, "2026-11-26", &[&deposit[..], &["2026-11-27"]].concat()).error();
    assert_eq!((&error["code"], &error["field"]), (&json!("usage"), &json!("--on")));
    let error = on(&counter, "2026-11-26", &[&deposit[..], &["2026-11-23"]].concat()).error();
    assert!(error["hint"].as_str().unwrap().contains("--on"), "{error}");
    // At the end of the 24th nothing is late yet; on the 26th it is.
    let day = counter.done(&["close-day"]);
    assert_eq!(day["undeposited"][0]["was_due"], Value::Null, "{day}");
    let day = on(&counter, "2026-11-26", &["close-day"]).done();
    assert_eq!(day["undeposited"][0]["was_due"], TODAY, "{day}");
    assert!(words(&day["path"]).contains("TERLAMBAT"), "{day}");
    // Deposited on the 25th and recorded on the 26th: the close of both days lists it, and marks it.
    let late = ["--because", "dicatat terlambat", "--on", "2026-11-25"];
    let made = on(&counter, "2026-11-26", &[&deposit[..4], &late].concat()).done();
    assert_eq!(made["on"], "2026-11-25");
    assert!(words(&made["path"]).contains("25 November 2026"), "{made}");
    for close in ["2026-11-25", "2026-11-26"] {
        let day = on(&counter, close, &["close-day"]).done();
        let one = &day["deposits"][0];
        assert_eq!((&one["on"], &one["ntpn"]), (&json!("2026-11-25"), &json!(NTPN)), "{day}");
        assert_eq!(one["receipts"], json!([{"receipt": early, "on": TODAY, "was_due": TODAY}]));
        assert!(words(&day["path"]).contains("TERLAMBAT (batas 24 November 2026)"), "{day}");
        let table = std::fs::read_to_string(text(&day["csv"])).unwrap();
        assert!(table.contains("TERLAMBAT, batas 2026-11-24"), "{table}");
    }
    // What was taken on the holiday is due on Monday.
    let day = on(&counter, "2026-11-30", &["close-day"]).done();
    assert_eq!(day["undeposited"][0]["was_due"], Value::Null, "{day}");
    let last = ["deposit", &free, "--ntpn", "BBCDEFGH12345678"];
    on(&counter, "2026-11-30", &last).done();
    let day = on(&counter, "2026-11-30", &["close-day"]).done();
    assert_eq!(day["deposits"][0]["receipts"][0]["was_due"], Value::Null, "{day}");
    assert_eq!(on(&counter, "2026-11-30", &["ledger", "verify"]).done()["result"], "lengkap");
}

#[test]
fn a_wrong_day_in_the_list_of_holidays_is_named_with_its_line() {
    let counter = Counter::open();
    counter.put("catalog/holidays.csv", b"day,name\n2026-12-25,Natal\n2026-02-30,Libur\n");
    let error = counter.fails(&["close-day"]);
    assert_eq!(error["code"], "catalog", "{error}");
    let told = error.to_string();
    assert!(told.contains("holidays.csv") && told.contains("2026-02-30"), "{error}");
    let check = counter.kemas(&["--json", "catalog", "check"]);
    assert_eq!((check.status, check.stdout.contains("2026-02-30")), (1, true), "{check:?}");
    counter.put("catalog/holidays.csv", b"day,name\n2026-12-25,Natal\n");
    counter.done(&["close-day"]);
    let check = counter.done(&["catalog", "check"]);
    assert!(check["tables"].to_string().contains("holidays.csv"), "{check}");
}
