//! A payment that was recorded on the wrong invoice moves to the right one.

use serde_json::{Value, json};

use crate::counter::{Counter, NUMBER, both};
use crate::money::words;
use crate::put_right::{invoice_of, step};

const SECOND: &str = "8100-2026-0002";
const NTPN: &str = "ABCDEFGH12345678";

fn money(counter: &Counter, number: &str) -> Value {
    counter.done(&["status", number])["standing"]["money"].clone()
}

fn said(error: &Value) -> String {
    format!("{} {}", error["message"].as_str().unwrap(), error["hint"].as_str().unwrap_or_default())
}

/// Returns the words of the command that moves a payment.
fn moves<'a>(from: &'a str, to: &'a str) -> [&'a str; 9] {
    ["amend", "payment", from, "--to", to, "--because", "salah tagihan", "--by", "Maria"]
}

#[test]
fn a_payment_moves_to_the_invoice_that_was_paid_and_the_wrong_one_can_be_paid() {
    let counter = Counter::open();
    let (wrong, right) = (invoice_of(&counter, NUMBER), invoice_of(&counter, SECOND));
    counter.done(&["pay", &wrong, "--ntpn", NTPN, "--treasurer", "Maria"]);
    let first = counter.done(&["receipt", &wrong])["number"].clone();
    assert_eq!(
        (money(&counter, NUMBER), money(&counter, SECOND)),
        (json!("received"), json!("invoiced"))
    );

    let done = counter.done(&moves(&wrong, &right));
    assert_eq!((&done["number"], &done["request"]), (&json!(right), &json!(SECOND)), "{done}");
    assert_eq!(
        (&done["was"], &done["becomes"], &done["void"]),
        (&json!(wrong), &json!(right), &first)
    );
    assert_eq!(
        (money(&counter, NUMBER), money(&counter, SECOND)),
        (json!("invoiced"), json!("received"))
    );
    let [void, new] = [0, 1].map(|place| words(&done["paths"][place]));
    assert!(void.contains("BATAL") && void.contains(&wrong) && void.contains(&right), "{void}");
    assert!(new.contains(NTPN) && new.contains(&right), "{new}");
    // Both requests tell it, and the close of the day shows the void receipt and the new one.
    let told = format!("{wrong} -> {right}: salah tagihan");
    assert_eq!(step(&counter, NUMBER, "payment-amended"), told);
    assert_eq!(step(&counter, SECOND, "payment-amended"), told);
    let day = counter.done(&["close-day"]);
    assert_eq!((&day["receipts"], &day["voids"][0]["number"]), (&json!([done["receipt"]]), &first));
    assert_eq!((&day["simponi"], &day["amendments"][0]["was"]), (&done["amount"], &json!(wrong)));

    // The right invoice is paid; the wrong one gets its own payment.
    let twice = counter.fails(&["pay", &right, "--cash", "--treasurer", "Maria"]);
    assert!(said(&twice).contains("already paid"), "{twice}");
    let twin = counter.fails(&["pay", &wrong, "--ntpn", NTPN, "--treasurer", "Maria"]);
    assert!(said(&twin).contains(&right), "{twin}");
    counter.fails(&["receipt", &wrong]);
    counter.done(&["pay", &wrong, "--cash", "--treasurer", "Maria"]);
    let day = counter.done(&["close-day"]);
    assert_eq!(day["undeposited"][0]["invoice"], json!(wrong), "{day}");
    let receipt = counter.done(&["receipt", &wrong])["number"].clone();
    counter.done(&["deposit", receipt.as_str().unwrap(), "--ntpn", "ABCDEFGH87654321"]);
    assert_eq!(money(&counter, NUMBER), "received");
    assert_eq!(counter.done(&["close-day"])["undeposited"], json!([]));
    assert_eq!(counter.done(&["ledger", "verify"])["result"], "lengkap");
    // Deposited cash stays with its receipt.
    let third = invoice_of(&counter, "8100-2026-0003");
    let error = counter.fails(&moves(&wrong, &third));
    assert!(said(&error).contains("deposited"), "{error}");
}

#[test]
fn a_payment_does_not_move_where_it_cannot_be_right() {
    let counter = Counter::open();
    let (wrong, right) = (invoice_of(&counter, NUMBER), invoice_of(&counter, SECOND));
    counter.agreed("8100-2026-0003", json!([both()[0]]));
    let cheaper =
        counter.done(&["invoice", "8100-2026-0003"])["number"].as_str().unwrap().to_owned();
    assert!(said(&counter.fails(&moves(&wrong, &right))).contains("is not paid"));
    counter.done(&["pay", &wrong, "--cash", "--treasurer", "Maria"]);
    for (to, why) in
        [(&*wrong, "already"), (&*cheaper, "same total"), ("B-404", "no invoice B-404")]
    {
        let error = counter.fails(&moves(&wrong, to));
        assert!(said(&error).contains(why), "{error}");
    }
    let error = counter.fails(&[
        "amend",
        "payment",
        &wrong,
        "--ntpn",
        NTPN,
        "--because",
        "x",
        "--by",
        "Maria",
    ]);
    assert!(said(&error).contains("paid in cash"), "{error}");
    // Cash does not move to an invoice with an open code, nor to one that is void.
    let code = ["--code", "820231125123456", "--expires", "2026-12-01"];
    counter.done(&[&["billing-code", &right][..], &code].concat());
    let error = counter.fails(&moves(&wrong, &right));
    assert!(said(&error).contains("--replace"), "{error}");
    counter.done(&["void", "invoice", &right, "--because", "salah"]);
    assert!(said(&counter.fails(&moves(&wrong, &right))).contains("BATAL"));
    let right = counter.done(&["invoice", SECOND])["number"].as_str().unwrap().to_owned();
    // Data that are handed over were handed over on this payment; the note is void first.
    counter.done(&["receipt", &wrong]);
    let medium = counter.medium("usb");
    counter.done(&["pack", NUMBER, "--to", &medium]);
    counter.done(&["verify", &medium]);
    let note = counter.done(&["handover", NUMBER])["number"].as_str().unwrap().to_owned();
    let error = counter.fails(&moves(&wrong, &right));
    assert!(said(&error).contains(&format!("kemas void handover {note}")), "{error}");
    counter.done(&["void", "handover", &note, "--because", "salah tagihan"]);
    counter.done(&moves(&wrong, &right));
    let error = counter.fails(&["handover", NUMBER]);
    assert!(said(&error).contains("not paid"), "{error}");
    assert_eq!(counter.done(&["ledger", "verify"])["result"], "lengkap");
}
