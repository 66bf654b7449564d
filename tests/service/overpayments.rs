//! Money that the treasury received beyond what an invoice charges: it is named, applied for, paid back and closed.

use serde_json::{Value, json};

use crate::counter::{Counter, NUMBER, TODAY, both};
use crate::money::words;
use crate::paper_days::on;
use crate::put_right::{invoice_of, step};

const CODE: &str = "820231125123456";
const FIRST: &str = "ABCDEFGH12345678";
const SECOND: &str = "ABCDEFGH12345679";
const ORDER: &str = "230191302001234";

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

fn said(error: &Value) -> String {
    format!("{} {}", text(&error["message"]), error["hint"].as_str().unwrap_or_default())
}

fn verified(counter: &Counter) {
    let found = counter.done(&["ledger", "verify"]);
    assert_eq!(found["result"], "lengkap", "{found}");
}

#[test]
fn a_code_that_was_paid_after_the_cash_is_an_overpayment_that_the_treasury_pays_back() {
    let counter = Counter::open();
    let invoice = invoice_of(&counter, NUMBER);
    let pay = ["pay", &invoice, "--ntpn", SECOND, "--by", "Maria"];
    let over = [&pay[..], &["--overpayment", "--because", "kode dibayar juga"]].concat();
    assert!(said(&counter.fails(&over)).contains("leave `--overpayment` out"));
    counter.done(&["billing-code", &invoice, "--code", CODE, "--expires", "2026-12-01"]);
    let void = ["--replace", "--because", "membayar tunai", "--by", "Maria"];
    counter.done(&[&["billing-code", &invoice][..], &void].concat());
    counter.done(&["pay", &invoice, "--cash", "--treasurer", "Maria"]);
    let receipt = text(&counter.done(&["receipt", &invoice])["number"]);
    counter.done(&["deposit", &receipt, "--ntpn", FIRST]);

    // The hint says how the money is recorded; without a reason, or with the proof of the deposit, it is not.
    assert!(said(&counter.fails(&pay)).contains("--overpayment --because"));
    assert_eq!(counter.fails(&over[..7])["code"], "usage");
    let twin = ["pay", &invoice, "--ntpn", FIRST, "--overpayment", "--because", "x"];
    assert!(said(&counter.fails(&twin)).contains("deposit"));
    let done = counter.done(&over);
    let total = &counter.done(&["close-day"])["total"];
    assert_eq!((&done["amount"], &done["is_paid"]), (total, &json!(true)), "{done}");
    let paper = words(&done["path"]);
    for part in ["KPPN", CODE, SECOND, &receipt, &invoice, "Siti", "Lampiran", "Tunai"] {
        assert!(paper.contains(part), "{part}: {paper}");
    }
    assert_eq!(step(&counter, NUMBER, "overpaid"), format!("{SECOND}: kode dibayar juga"));
    // Once more prints it again and adds nothing; the NTPN proves nothing else.
    counter.done(&over);
    let other = invoice_of(&counter, "8100-2026-0002");
    let twin = counter.fails(&["pay", &other, "--ntpn", SECOND, "--by", "Maria"]);
    assert!(said(&twin).contains(&format!("overpayment of invoice {invoice}")), "{twin}");

    let day = counter.done(&["close-day"]);
    assert_eq!((&day["overpayments_total"], &day["refunds"]), (total, &json!([])), "{day}");
    assert!(words(&day["path"]).contains("Kelebihan setoran"), "{day}");
    assert_eq!(counter.done(&["today"])["overpayments"][0]["ntpn"], SECOND);
    assert!(
        said(&counter.fails(&["forget", NUMBER, "--because", "diminta"])).contains("kemas refund")
    );
    verified(&counter);

    let refund = ["refund", &invoice, "--proof", ORDER, "--by", "Maria"];
    for (more, part) in [
        (&["--amount", "1"][..], "owes"),
        (&["--on", "2026-12-24"], "after today"),
        (&["--on", "2026-11-23"], "is before"),
    ] {
        let error = counter.fails(&[&refund[..], more].concat());
        assert!(said(&error).contains(part), "{error}");
    }
    assert_eq!(counter.fails(&["refund", &invoice, "--proof", "?"])["field"], "--proof");
    assert!(said(&counter.fails(&["refund", &other, "--proof", ORDER])).contains("owes nothing"));
    let done = on(&counter, "2026-11-27", &refund).done();
    assert_eq!((&done["number"], &done["ntpn"]), (&json!(ORDER), &json!(SECOND)), "{done}");
    let error = on(&counter, "2026-11-27", &refund).error();
    assert!(said(&error).contains("already, by order"), "{error}");
    let day = on(&counter, "2026-11-27", &["close-day"]).done();
    assert_eq!((&day["refunds_total"], &day["overpayments"]), (total, &json!([])), "{day}");
    assert!(std::fs::read_to_string(text(&day["csv"])).unwrap().contains(ORDER), "{day}");
    assert_eq!(step(&counter, NUMBER, "refunded"), ORDER);
    verified(&counter);
    // Nothing is owed any more, but the request is still to be served.
    let served = on(&counter, "2026-11-27", &["forget", NUMBER, "--because", "diminta"]).error();
    assert!(said(&served).contains("still served"), "{served}");
    verified(&counter);
}

#[test]
fn a_proof_of_more_or_less_than_the_total_is_put_right() {
    let counter = Counter::open();
    let (more, less) = (invoice_of(&counter, NUMBER), invoice_of(&counter, "8100-2026-0002"));
    let amend = |invoice, amount| {
        [
            "amend",
            "payment",
            invoice,
            "--amount",
            amount,
            "--because",
            "salah jumlah",
            "--by",
            "Maria",
        ]
    };
    assert!(said(&counter.fails(&amend(&more, "900000"))).contains("not paid"));
    let total = counter.done(&["pay", &more, "--ntpn", FIRST, "--by", "Maria"])["amount"].clone();
    let sum = total.as_u64().unwrap();
    let (same, higher) = (sum.to_string(), (sum + 5000).to_string());
    assert!(said(&counter.fails(&amend(&more, &same))).contains("cannot be right"));
    let done = counter.done(&amend(&more, &higher));
    assert_eq!((&done["amount"], &done["is_paid"]), (&json!(5000), &json!(true)), "{done}");
    assert!(words(&done["path"]).contains("Selebihnya pada NTPN yang sama"), "{done}");
    assert!(said(&counter.fails(&amend(&more, "1"))).contains("overpayment"));
    counter.done(&["receipt", &more]);

    counter.done(&["pay", &less, "--ntpn", SECOND, "--by", "Maria"]);
    let receipt = counter.done(&["receipt", &less])["number"].clone();
    let done = counter.done(&amend(&less, "1000"));
    assert_eq!((&done["void"], &done["is_paid"]), (&receipt, &json!(false)), "{done}");
    let standing = counter.done(&["status", "8100-2026-0002"])["standing"]["money"].clone();
    assert_eq!(standing, "invoiced");
    assert!(said(&counter.fails(&["receipt", &less])).contains("not paid"));
    verified(&counter);
    counter.done(&["pay", &less, "--cash", "--treasurer", "Maria"]);
    counter.done(&["receipt", &less]);
    let day = counter.done(&["close-day"]);
    assert_eq!((&day["overpayments_total"], &day["cash"]), (&json!(6000), &total), "{day}");
    // The close of the day of the amendments shows both sums.
    let amended = day["amendments"].as_array().unwrap();
    let both = |one: &Value| format!("{} -> {}", text(&one["was"]), text(&one["becomes"]));
    let told: Vec<String> = amended.iter().map(both).collect();
    let rupiah = |sum: u64| kemas::model::Rupiah(sum).to_string();
    let expected = [
        format!("{FIRST}: {} -> {}", rupiah(sum), rupiah(sum + 5000)),
        format!("{SECOND}: {} -> {}", rupiah(sum), rupiah(1000)),
    ];
    assert_eq!(told, expected, "{day}");
    counter.done(&["refund", SECOND, "--proof", ORDER, "--by", "Maria"]);
    // One order pays one buyer.
    let error = counter.fails(&["refund", &more, "--proof", ORDER, "--by", "Maria"]);
    assert!(said(&error).contains("8100-2026-0002"), "{error}");
    verified(&counter);
}

#[test]
fn a_claim_of_an_amended_request_is_settled_once() {
    let counter = Counter::open();
    let invoice = invoice_of(&counter, NUMBER);
    counter.done(&["pay", &invoice, "--cash", "--treasurer", "Maria"]);
    let file = counter.request(NUMBER, json!([both()[0]]));
    let amend = ["request", "amend", NUMBER, &file, "--by", "Petugas A", "--because", "dikurangi"];
    counter.done(&amend);
    let owed = counter.done(&["close-day"])["claims_total"].clone();
    assert_ne!(owed, 0);
    let done = counter.done(&["refund", NUMBER, "--proof", ORDER, "--by", "Maria", "--on", TODAY]);
    assert_eq!((&done["amount"], &done["invoice"]), (&owed, &Value::Null), "{done}");
    let day = counter.done(&["close-day"]);
    assert_eq!((&day["claims"], &day["refunds_total"]), (&json!([]), &owed), "{day}");
    // What was paid back counts no more as paid, so the request is not amended again.
    let file = counter.request(NUMBER, both());
    let again = ["request", "amend", NUMBER, &file, "--by", "Petugas A", "--because", "ditambah"];
    assert!(said(&counter.fails(&again)).contains("paid back"));
    verified(&counter);
}
