//! Tests of money at the counter: billing codes, deposits, and cash that is not deposited yet.

use super::super::fixture::*;
use super::super::*;
use super::refused;
use super::tracks::brought_to;
use crate::model::{Goods, Money, PaperKind, Payment, RequestState, Stage};

#[test]
fn cash_is_deposited_once_and_a_code_serves_until_it_expires() {
    let mut home = home();
    let ledger = &mut home.ledger;
    ledger.step_request(1);
    let invoice = ledger.step_invoice(1, 20_000).unwrap().number;
    ledger.record_billing_code(&invoice, &code("1", 1, 7)).unwrap();
    ledger.record_billing_code(&invoice, &code("1", 1, 7)).unwrap();
    refused(ledger.record_billing_code(&invoice, &code("2", 7, 9)), "good until", "after that day");
    ledger.record_billing_code(&invoice, &code("2", 8, 15)).unwrap();
    assert_eq!(ledger.billing_code(&invoice).unwrap().unwrap().code, "2");
    refused(ledger.record_payment(&cash(&invoice, 20_000)), "can be paid until", "--replace");
    let on = code("2", 8, 15).issued_on;
    let why = AmendingMoney { because: "tunai", by: "Maria", on };
    let void = ledger.replace_billing_code(&invoice, None, &why).unwrap();
    assert_eq!((void, ledger.billing_code(&invoice).unwrap()), (Some(code("2", 8, 15)), None));
    ledger.record_payment(&cash(&invoice, 20_000)).unwrap();
    refused(ledger.record_billing_code(&invoice, &code("3", 20, 21)), "already paid", "receipt");
    let receipt = ledger.step_receipt(&invoice).unwrap().number;
    assert_eq!(ledger.day_close(DAY).unwrap().undeposited_total.0, 20_000);
    let twice = [receipt.clone(), receipt.clone()];
    refused(ledger.record_deposit(&twice, "N1", None, DAY, |_| Ok(())), "named twice", "once");
    let one = [receipt.clone()];
    assert_eq!(ledger.record_deposit(&one, "N1", None, DAY, |_| Ok(())).unwrap().amount.0, 20_000);
    refused(
        ledger.record_deposit(&one, "N2", None, DAY, |_| Ok(())),
        "was deposited on",
        "leave this one",
    );
    refused(
        ledger.record_deposit(&["K-9".to_owned()], "N2", None, DAY, |_| Ok(())),
        "no receipt K-9",
        "",
    );
    refused(ledger.void(PaperKind::Receipt, &receipt, "x", DAY), "is deposited", "treasury");
    assert!(ledger.day_close(DAY).unwrap().undeposited.is_empty());
}

#[test]
fn cash_voids_the_code_that_was_asked_about_and_no_other() {
    let mut home = home();
    let ledger = &mut home.ledger;
    ledger.step_request(1);
    let invoice = ledger.step_invoice(1, 20_000).unwrap().number;
    ledger.record_billing_code(&invoice, &code("1", 1, 7)).unwrap();
    let on = code("1", 1, 7).issued_on;
    let payment = Payment { on, ..cash(&invoice, 20_000) };
    let open = |ledger: &Ledger| {
        ledger.code_open_for_cash(&invoice, payment.on).unwrap().map(|code| code.code)
    };
    assert_eq!(open(ledger).as_deref(), Some("1"));
    let why = AmendingMoney { because: "tunai", by: "Maria", on };
    let other = CodeToVoid { code: "2", why };
    refused(ledger.record_cash_for_code(&payment, &other), "can be paid until", "--void-code");
    let own = CodeToVoid { code: "1", why };
    refused(
        ledger.record_cash_for_code(&Payment { on, ..cash(&invoice, 1) }, &own),
        "not the total",
        "whole",
    );
    assert_eq!(open(ledger).as_deref(), Some("1"), "what is refused leaves the code as it was");
    let void = ledger.record_cash_for_code(&payment, &own).unwrap();
    assert_eq!(void.map(|code| code.code).as_deref(), Some("1"));
    refused(ledger.code_open_for_cash(&invoice, payment.on), "already paid", "receipt");
}

#[test]
fn cash_whose_receipt_is_void_stays_in_the_treasurers_hand() {
    let mut home = home();
    let ledger = &mut home.ledger;
    ledger.step_request(1);
    let invoice = ledger.step_invoice(1, 20_000).unwrap().number;
    ledger.record_payment(&cash(&invoice, 20_000)).unwrap();
    let later = DAY.tomorrow().unwrap();
    let held = |ledger: &Ledger, on| {
        let day = ledger.day_close(on).unwrap();
        let one = &day.undeposited[0];
        (one.receipt.clone(), one.is_void, day.undeposited_total.0)
    };
    assert_eq!(held(ledger, DAY), (None, false, 20_000));
    let first = ledger.step_receipt(&invoice).unwrap().number;
    assert_eq!(held(ledger, DAY), (Some(first.clone()), false, 20_000));
    ledger.void(PaperKind::Receipt, &first, "salah nama", later).unwrap();
    // The close of the day of the receipt is as it was at its end; the void counts on its own day.
    assert_eq!(held(ledger, DAY), (Some(first.clone()), false, 20_000));
    assert_eq!(held(ledger, later), (Some(first.clone()), true, 20_000));
    let day = ledger.day_close(DAY).unwrap();
    assert_eq!((day.total.0, day.reversed_total.0), (20_000, 0));
    let day = ledger.day_close(later).unwrap();
    assert_eq!((day.total.0, day.reversed_total.0, day.voids.len()), (0, 20_000, 1));
    refused(
        ledger.record_deposit(&[first], "N1", None, later, |_| Ok(())),
        "is void",
        "issued since",
    );
    let second = ledger.step_receipt(&invoice).unwrap().number;
    assert_eq!(held(ledger, later), (Some(second.clone()), false, 20_000));
    ledger.record_deposit(&[second], "N1", None, later, |_| Ok(())).unwrap();
    assert!(ledger.day_close(later).unwrap().undeposited.is_empty());
}

#[test]
fn money_of_a_cancelled_request_is_received_and_deposited() {
    let mut home = brought_to(RequestState {
        goods: Goods::Agreed,
        money: Money::Paid,
        stage: Stage::Cancelled,
    });
    let ledger = &mut home.ledger;
    let invoice = ledger.invoice_of_request(&number(1)).unwrap().unwrap().number;
    let receipt = ledger.step_receipt(&invoice).unwrap().number;
    ledger.record_deposit(&[receipt], "N1", None, DAY, |_| Ok(())).unwrap();
}

#[test]
fn payments_that_do_not_agree_are_found() {
    let mut home = home();
    let ledger = &mut home.ledger;
    ledger.step_request(1);
    let invoice = ledger.step_invoice(1, 20_000).unwrap().number;
    ledger.record_payment(&cash(&invoice, 20_000)).unwrap();
    ledger.step_receipt(&invoice).unwrap();
    assert!(ledger.verify(None).unwrap().is_sound());
    // A second payment of the same invoice, in the chain as if the program had recorded it.
    let body = r#"{"invoice":"x","method":"simponi","ntpn":"N1","amount":1,"on":"2026-11-24"}"#;
    let cells: [(&str, &dyn rusqlite::ToSql); 6] = [
        ("how", &"paid"),
        ("of_invoice", &1),
        ("invoice", &1),
        ("ntpn", &"N1"),
        ("body", &body),
        ("amended_on", &"2026-11-24"),
    ];
    ledger.change(|change| store::add_row(change, "amendments", &cells).map(drop)).unwrap();
    let faults = ledger.verify(None).unwrap().faults;
    let said: Vec<String> = faults.iter().map(|fault| fault.what.english()).collect();
    let expected = ["two payments that count", "not the total", "not of the payment that counts"];
    for (said, expected) in said.iter().zip(expected) {
        assert!(said.contains(expected), "{said}");
    }
    assert_eq!(said.len(), expected.len(), "{said:?}");
}
