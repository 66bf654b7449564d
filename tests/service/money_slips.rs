//! Slips at the counter that once passed in silence: each is told or refused now.

use serde_json::{Value, json};

use crate::counter::{Counter, NUMBER, both, signed_scan};
use crate::put_right::invoice_of;

const OTHER: &str = "8100-2026-0002";
const FIRST: &str = "ABCDEFGH12345678";
const SECOND: &str = "ABCDEFGH12345679";
const THIRD: &str = "ABCDEFGH12345680";

fn said(error: &Value) -> String {
    format!("{} {}", error["message"], error["hint"])
}

#[test]
fn the_buyer_of_a_payment_that_was_too_small_is_named_when_it_is_paid_back() {
    let counter = Counter::open();
    let invoice = invoice_of(&counter, NUMBER);
    counter.done(&["pay", &invoice, "--ntpn", FIRST, "--by", "Maria"]);
    let less = ["amend", "payment", &invoice, "--amount", "1000", "--because", "kode lain"];
    counter.done(&[&less[..], &["--by", "Maria"]].concat());
    let refund = ["refund", NUMBER, "--proof", "230191302001234", "--by", "Maria"];
    let text = counter.kemas(&refund).stdout;
    assert!(text.contains("Siti"), "{text}");
    // A later, right payment of the same invoice can be amended like any other.
    counter.done(&["pay", &invoice, "--ntpn", SECOND, "--by", "Maria"]);
    let amend = ["amend", "payment", &invoice, "--ntpn", THIRD, "--because", "salah ketik"];
    counter.done(&[&amend[..], &["--by", "Maria"]].concat());
    assert_eq!(counter.done(&["ledger", "verify"])["result"], "lengkap");
}

#[test]
fn a_proof_is_kept_with_a_second_payment_and_proves_one_payment_only() {
    let counter = Counter::open();
    counter.requires_evidence(true);
    let (invoice, other) = (invoice_of(&counter, NUMBER), invoice_of(&counter, OTHER));
    let [proof, again] = ["pertama", "kedua"].map(|text| {
        let path = counter.outside(&format!("{text}.pdf"));
        std::fs::write(&path, signed_scan(text)).unwrap();
        path.to_str().unwrap().to_owned()
    });
    let pay = |invoice: &str, ntpn: &str, more: &[&str]| {
        let words = ["pay", invoice, "--ntpn", ntpn, "--by", "Maria"];
        counter.kemas(&[&["--json"][..], &words, more].concat())
    };
    pay(&invoice, FIRST, &["--evidence", &proof]).done();
    let twin = pay(&other, SECOND, &["--evidence", &proof]).error();
    assert!(said(&twin).contains(&format!("the proof of {NUMBER} already")), "{twin}");
    let over = ["--overpayment", "--because", "dibayar dua kali"];
    let without = pay(&invoice, THIRD, &over).error();
    assert_eq!(without["field"], "--evidence", "{without}");
    pay(&invoice, THIRD, &[&over[..], &["--evidence", &again]].concat()).done();
    let folder = counter.home().join("papers").join(NUMBER).join("bukti");
    assert_eq!(std::fs::read_dir(folder).unwrap().count(), 2);
    counter.done(&["receipt", &invoice]);
    assert_eq!(counter.done(&["ledger", "verify", "--evidence"])["result"], "lengkap");
}

#[test]
fn of_several_sums_that_are_owed_none_is_guessed() {
    let counter = Counter::open();
    let invoice = invoice_of(&counter, NUMBER);
    counter.done(&["pay", &invoice, "--cash", "--treasurer", "Maria"]);
    let over = ["--overpayment", "--because", "kode dibayar juga", "--by", "Maria"];
    counter.done(&[&["pay", &invoice, "--ntpn", FIRST][..], &over].concat());
    let file = counter.request(NUMBER, json!([both()[0]]));
    let amend = ["request", "amend", NUMBER, &file, "--by", "Petugas A", "--because", "dikurangi"];
    counter.done(&amend);
    let refund = ["refund", NUMBER, "--proof", "230191302001234", "--by", "Maria"];
    let error = counter.fails(&refund);
    assert!(said(&error).contains("several sums") && said(&error).contains(FIRST), "{error}");
    let claim = counter.done(&["close-day"])["claims_total"].to_string();
    let done = counter.done(&[&refund[..], &["--amount", &claim]].concat());
    assert_eq!(done["ntpn"], Value::Null, "{done}");
    counter.done(&["refund", FIRST, "--proof", "230191302001235", "--by", "Maria"]);
    assert_eq!(counter.done(&["today"])["overpayments"], json!([]));
}

#[test]
fn four_eyes_hold_where_money_moves_and_where_a_request_takes_its_invoice_along() {
    let counter = Counter::open();
    let settings = std::fs::read_to_string(counter.home().join("kemas.toml")).unwrap();
    counter.put("kemas.toml", settings.replace("four_eyes = false", "four_eyes = true").as_bytes());
    counter.done(&["index"]);
    let invoiced = |number: &str, officer: &str| {
        let path = counter.request(number, both());
        counter.done(&["approve", &path, "--by", officer]);
        let invoice = counter.done(&["invoice", number, "--by", officer]);
        invoice["number"].as_str().unwrap().to_owned()
    };
    let (wrong, right) = (invoiced(NUMBER, "Rina"), invoiced(OTHER, "Yakob"));
    counter.done(&["pay", &wrong, "--cash", "--by", "Yakob"]);
    let to = ["amend", "payment", &wrong, "--to", &right, "--because", "salah tagihan"];
    let names = ["--by", "Maria", "--second", "Rina"];
    let error = counter.fails(&[&to[..], &names].concat());
    assert!(said(&error).contains("Yakob approved request"), "{error}");
    let cancel = ["cancel", OTHER, "--because", "tidak jadi", "--by", "Maria"];
    assert_eq!(counter.fails(&cancel)["field"], "--second");
    counter.done(&[&cancel[..], &["--second", "Rina"]].concat());
    let uninvoiced = counter.request("8100-2026-0003", both());
    counter.done(&["approve", &uninvoiced, "--by", "Rina"]);
    counter.done(&["cancel", "8100-2026-0003", "--because", "tidak jadi", "--by", "Maria"]);
}

#[test]
fn cash_that_was_counted_otherwise_is_handed_over_with_a_reason_only() {
    let counter = Counter::open();
    let invoice = invoice_of(&counter, NUMBER);
    counter.done(&["pay", &invoice, "--cash", "--treasurer", "Maria"]);
    let hand = ["cash", "--count", "1000=1", "--to", "Yosef", "--by", "Maria"];
    let error = counter.fails(&hand);
    assert_eq!(error["field"], "--because", "{error}");
    counter.done(&[&hand[..], &["--because", "pecahan kurang"]].concat());
}
