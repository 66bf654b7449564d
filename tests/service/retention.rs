//! What is forgotten and what stays: guest-book data go on request, papers and payer stay as evidence for their time,
//! and then go by a printed record with two names.

use serde_json::{Value, json};

use crate::counter::{Counter, NUMBER};
use crate::money::words;
use crate::paper_days::on;
use crate::put_right::invoice_of;

const WHY: [&str; 2] = ["--because", "diminta yang bersangkutan"];

fn forget(number: &str) -> [&str; 4] {
    ["forget", number, WHY[0], WHY[1]]
}

/// Serves a request that is paid in cash, and returns its receipt.
fn served(counter: &Counter, number: &str) -> Value {
    let invoice = invoice_of(counter, number);
    served_under(counter, number, &invoice)
}

fn served_under(counter: &Counter, number: &str, invoice: &str) -> Value {
    counter.done(&["pay", invoice, "--cash", "--treasurer", "Maria"]);
    let receipt = counter.done(&["receipt", invoice])["number"].clone();
    let medium = counter.medium(&format!("usb-{number}"));
    counter.done(&["pack", number, "--to", &medium]);
    counter.done(&["verify", &medium]);
    counter.done(&["handover", number]);
    receipt
}

#[test]
fn on_the_day_of_sale_papers_scan_and_payer_stay() {
    let counter = Counter::open();
    let invoice = invoice_of(&counter, NUMBER);
    // Signed and unpaid, then paid and not packed: neither may lead nowhere.
    let error = counter.fails(&forget(NUMBER));
    assert_eq!(error["code"], "state", "{error}");
    counter.done(&["pay", &invoice, "--cash", "--treasurer", "Maria"]);
    counter.done(&["receipt", &invoice]);
    let error = counter.fails(&forget(NUMBER));
    assert!(error["hint"].as_str().unwrap().contains("kemas cancel"), "{error}");
    let medium = counter.medium("usb");
    counter.done(&["pack", NUMBER, "--to", &medium]);
    counter.done(&["verify", &medium]);
    let note = counter.done(&["handover", NUMBER]);

    let done = counter.done(&forget(NUMBER));
    assert_eq!((&done["forgotten"][0], &done["kept_papers"]), (&json!(NUMBER), &json!([NUMBER])));
    let papers = counter.home().join("papers").join(NUMBER);
    let names: Vec<String> = std::fs::read_dir(&papers)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    for begin in ["sppd", "tagihan-", "kuitansi-", "serah-terima-"] {
        assert!(names.iter().any(|name| name.starts_with(begin)), "{begin}: {names:?}");
    }
    assert!(!names.iter().any(|name| name.starts_with("berkas-permintaan")), "{names:?}");
    assert_eq!(std::fs::read_dir(counter.home().join("agreements")).unwrap().count(), 1);
    let printed = counter.done(&["print", "handover", note["number"].as_str().unwrap()]);
    assert!(words(&printed["path"]).contains("Siti Latuconsina"), "{printed}");
    // The cash of the payer is still in the close of the day.
    let day = counter.done(&["close-day"]);
    assert_eq!(day["undeposited"][0]["received_from"], "Siti Latuconsina", "{day}");
    assert_eq!(counter.done(&["ledger", "verify"])["result"], "lengkap");
    // A name on a paper that goes without a record of it is found.
    let ledger = rusqlite::Connection::open(counter.home().join("ledger.db")).unwrap();
    let blank = "UPDATE people SET salt = NULL, body = NULL
                 WHERE id = (SELECT person FROM receipts)";
    ledger.execute_batch(blank).unwrap();
    drop(ledger);
    let found = counter.kemas(&["--json", "ledger", "verify"]).json();
    assert_eq!(found["faults"][0]["table"], "people", "{found}");
}

#[test]
fn evidence_goes_after_its_time_by_a_record_with_two_names() {
    let counter = Counter::open();
    let (first, second) = (served(&counter, NUMBER), served(&counter, "8100-2026-0002"));
    counter.done(&["close", NUMBER]);
    counter.done(&["close", "8100-2026-0002"]);
    counter.done(&["deposit", first.as_str().unwrap(), "--ntpn", "ABCDEFGH12345678"]);
    invoice_of(&counter, "8100-2026-0003");
    let names = ["destroy", "--by", "Maria", "--second", "Yakob"];
    // Nothing is old enough.
    let error = on(&counter, "2036-11-23", &names).error();
    assert_eq!(error["code"], "state", "{error}");
    let later = "2036-11-25";
    let due = on(&counter, later, &["destroy", "--list"]).done();
    assert_eq!(due["due"], json!([NUMBER]), "{due}");
    let stay: Vec<&str> = due["stay"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["request"].as_str().unwrap())
        .collect();
    assert_eq!(stay, ["8100-2026-0002", "8100-2026-0003"], "cash in hand, and not closed");
    assert_eq!(on(&counter, later, &names[..3]).error()["field"], "--second");
    assert_eq!(on(&counter, later, &names[..1]).error()["field"], "--by");

    let papers = counter.home().join("papers").join(NUMBER);
    assert!(papers.is_dir());
    let done = on(&counter, later, &names).done();
    assert_eq!(done["requests"], json!([NUMBER]), "{done}");
    assert!(!papers.exists());
    assert_eq!(std::fs::read_dir(counter.home().join("agreements")).unwrap().count(), 2);
    let record = words(&done["path"]);
    for part in ["Maria", "Yakob", NUMBER, "sppd.pdf"] {
        assert!(record.contains(part), "{part}: {record}");
    }
    let verified = on(&counter, later, &["ledger", "verify"]).done();
    assert_eq!(verified["result"], "lengkap", "{verified}");
    let out = counter.outside("ekspor");
    let export = ["ledger", "export", out.to_str().unwrap(), "--personal"];
    on(&counter, later, &export).done();
    let people = std::fs::read_to_string(out.join("people.csv")).unwrap();
    let of_first = people.lines().filter(|line| line.contains(NUMBER)).collect::<Vec<_>>();
    assert!(of_first.iter().all(|line| !line.contains("Siti")), "{of_first:?}");
    // What was destroyed is not due again; the cash that was deposited lets the other one go.
    on(&counter, later, &names).error();
    let because = ["--because", "terlambat disetor"];
    let deposit = ["deposit", second.as_str().unwrap(), "--ntpn", "ABCDEFGH12345679"];
    counter.done(&[&deposit[..], &because].concat());
    let due = on(&counter, later, &["destroy", "--list"]).done();
    assert_eq!(due["due"], json!(["8100-2026-0002"]), "{due}");
}

#[test]
fn evidence_stays_while_the_treasury_owes_the_buyer_money() {
    let counter = Counter::open();
    let invoice = invoice_of(&counter, NUMBER);
    let receipt = served_under(&counter, NUMBER, &invoice);
    counter.done(&["deposit", receipt.as_str().unwrap(), "--ntpn", "ABCDEFGH12345678"]);
    counter.done(&["close", NUMBER]);
    let twice = ["pay", &invoice, "--ntpn", "ABCDEFGH87654321", "--by", "Maria"];
    counter.done(&[&twice[..], &["--overpayment", "--because", "dibayar dua kali"]].concat());
    let due = |day| on(&counter, day, &["destroy", "--list"]).done();
    let later = due("2036-11-25");
    assert_eq!((&later["due"], &later["stay"][0]["request"]), (&json!([]), &json!(NUMBER)));
    on(&counter, "2036-11-25", &["destroy", "--by", "Maria", "--second", "Yakob"]).error();
    // Ten years after the treasury has paid it back, it may go.
    counter.done(&["refund", &invoice, "--proof", "230191302001234", "--by", "Maria"]);
    assert_eq!(due("2036-11-25")["due"], json!([NUMBER]));
}
