//! The days and numbers of papers: they rise together, no paper is earlier than what it rests on, and a number is taken
//! only by a paper that can be read.

use serde_json::{Value, json};

use crate::counter::{Answer, Counter, NUMBER, TODAY, both, kemas, request};

/// Runs a command on a day.
pub fn on(counter: &Counter, day: &str, words: &[&str]) -> Answer {
    let home = counter.home();
    let first = ["--office", home.to_str().unwrap(), "--today", day, "--json"];
    kemas(&[&first[..], words].concat())
}

/// Asserts that a command is refused on a day, with this in the message, and that the ledger stays as it is.
fn refused(counter: &Counter, day: &str, words: &[&str], part: &str) {
    let error = on(counter, day, words).error();
    assert_eq!(error["code"], "state", "{words:?}: {error}");
    assert!(error["message"].as_str().unwrap().contains(part), "{words:?}: {error}");
}

fn number(answer: &Value) -> String {
    answer["number"].as_str().unwrap().to_owned()
}

#[test]
fn an_invoice_is_not_dated_before_its_request_was_received_approved_and_signed() {
    let counter = Counter::open();
    counter.agreed(NUMBER, both());
    refused(&counter, "2026-11-23", &["invoice", NUMBER], "the request was received");
    // Received on an earlier day, but recorded and approved on the 24th, and signed on the 25th.
    let second = "8100-2026-0002";
    let mut asked = request(second, both());
    asked["received_on"] = json!("2026-11-20");
    let file = counter.outside("kedua.json");
    std::fs::write(&file, asked.to_string()).unwrap();
    counter.done(&["approve", file.to_str().unwrap(), "--by", "Petugas A"]);
    refused(&counter, "2026-11-22", &["invoice", second], "the request was recorded");
    on(&counter, "2026-11-25", &["approve", second, "--by", "Petugas B"]).done();
    refused(&counter, TODAY, &["invoice", second], "the request was approved");
    let scan = counter.outside("sppd.pdf");
    let agree = ["agree", second, "--signed-by", "Siti", "--on", "2026-11-26", "--scan"];
    on(&counter, "2026-11-26", &[&agree[..], &[scan.to_str().unwrap()]].concat()).done();
    refused(&counter, "2026-11-25", &["invoice", second], "the agreement was signed");
    // None of them took a number.
    let late = ["invoice", NUMBER, "--because", "terlambat dicatat"];
    assert!(number(&counter.done(&late)).starts_with("B-001/"));
    assert!(number(&on(&counter, "2026-11-26", &["invoice", second]).done()).starts_with("B-002/"));
}

#[test]
fn a_paper_is_not_dated_before_the_last_of_its_series() {
    let counter = Counter::open();
    let second = "8100-2026-0002";
    counter.agreed(NUMBER, both());
    counter.agreed(second, both());
    let first = number(&on(&counter, "2026-11-26", &["invoice", NUMBER]).done());
    refused(&counter, TODAY, &["invoice", second], &first);
    counter.done(&["close-day"]);
    // What was issued is printed again whatever the day.
    assert_eq!(number(&counter.done(&["invoice", NUMBER])), first);
    let other = number(&on(&counter, "2026-11-26", &["invoice", second]).done());
    assert!(other.starts_with("B-002/"));
    for invoice in [&first, &other] {
        let cash = ["pay", invoice, "--cash", "--treasurer", "Maria"];
        on(&counter, "2026-11-27", &cash).done();
    }
    refused(&counter, "2026-11-26", &["receipt", &first], "the payment of invoice");
    let receipt = number(&on(&counter, "2026-11-28", &["receipt", &first]).done());
    refused(&counter, "2026-11-27", &["receipt", &other], &receipt);
    assert!(
        number(&on(&counter, "2026-11-28", &["receipt", &other]).done()).starts_with("KW-002/")
    );
}

#[test]
fn a_handover_is_not_dated_before_the_bags_were_packed_and_verified() {
    let counter = Counter::open();
    counter.agreed(NUMBER, both());
    let invoice = number(&counter.done(&["invoice", NUMBER]));
    counter.done(&["pay", &invoice, "--cash", "--treasurer", "Maria"]);
    counter.done(&["receipt", &invoice]);
    let medium = counter.medium("usb");
    on(&counter, "2026-11-25", &["pack", NUMBER, "--to", &medium]).done();
    on(&counter, "2026-11-26", &["verify", &medium]).done();
    refused(&counter, TODAY, &["handover", NUMBER], "the bags were packed");
    refused(&counter, "2026-11-25", &["handover", NUMBER], "the bags were verified");
    let note = number(&on(&counter, "2026-11-26", &["handover", NUMBER]).done());
    assert!(note.starts_with("BAST-001/"), "{note}");
}

#[test]
fn a_series_begins_where_the_register_stands_and_each_later_year_with_1() {
    let counter = Counter::open();
    let file = counter.home().join("kemas.toml");
    let settings = std::fs::read_to_string(file).unwrap();
    let class = "class = \"HM.340\"";
    let begins = settings.replacen(class, &format!("{class}\nstart = 28"), 1);
    counter.put("kemas.toml", begins.as_bytes());
    let second = "8100-2026-0002";
    let third = "8100-2027-0001";
    counter.agreed(NUMBER, both());
    counter.agreed(second, both());
    counter.agreed(third, both());
    let invoice = number(&counter.done(&["invoice", NUMBER]));
    assert!(invoice.starts_with("B-028/"), "{invoice}");
    assert!(number(&counter.done(&["invoice", second])).starts_with("B-029/"));
    // The other kinds have series of their own.
    counter.done(&["pay", &invoice, "--cash", "--treasurer", "Maria"]);
    assert!(number(&counter.done(&["receipt", &invoice])).starts_with("KW-001/"));
    let next_year = number(&on(&counter, "2027-01-04", &["invoice", third]).done());
    assert!(next_year.starts_with("B-001/") && next_year.ends_with("/2027"), "{next_year}");
    assert_eq!(counter.done(&["ledger", "verify"])["result"], "lengkap");
}

#[test]
fn a_name_that_the_fonts_lack_takes_no_number() {
    let counter = Counter::open();
    let second = "8100-2026-0002";
    let asks = |number: &str, name: &str| {
        let mut asked = request(number, both());
        asked["requester"]["name"] = name.into();
        let file = counter.outside("nama.json");
        std::fs::write(&file, asked.to_string()).unwrap();
        file.to_str().unwrap().to_owned()
    };
    let told = |error: &Value, sign: &str| {
        let text = error["message"].as_str().unwrap();
        assert!(text.contains(sign) && text.contains("U+"), "{error}");
        assert!(error["hint"].as_str().unwrap().contains("Latin"), "{error}");
    };
    counter.done(&["index"]);
    for sign in ["王", "ꦗ"] {
        let error = counter.fails(&[
            "approve",
            &asks(NUMBER, &format!("Siti {sign}")),
            "--by",
            "Petugas A",
        ]);
        assert_eq!(error["code"], "request", "{error}");
        told(&error, sign);
    }
    assert_eq!(counter.kemas(&["--json", "status", NUMBER]).json()["standing"], Value::Null);
    // An agreement of the office's own that does not print the name leaves it to the invoice.
    counter.put("catalog/papers/sppd.sheet", b"p | SPPD\n");
    counter.done(&["approve", &asks(NUMBER, "Siti 王"), "--by", "Petugas A"]);
    told(&counter.fails(&["invoice", NUMBER]), "王");
    std::fs::remove_file(counter.home().join("catalog/papers/sppd.sheet")).unwrap();
    counter.done(&["approve", &asks(second, "Siti Wang-Öztürk Ń 😀 محمد"), "--by", "Petugas A"]);
    let invoice = number(&counter.done(&["invoice", second]));
    assert!(invoice.starts_with("B-001/"), "{invoice}");
    let error = counter.fails(&["pay", &invoice, "--cash", "--treasurer", "王"]);
    assert_eq!(
        (&error["code"], &error["field"]),
        (&json!("usage"), &json!("treasurer")),
        "{error}"
    );
    told(&error, "王");
}
