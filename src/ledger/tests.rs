//! Tests of the ledger: records read back, refusals with their reasons, and protection against changes.

mod amended;
mod cash;
mod chain;
mod history;
mod holes;
mod papers;
mod permanence;
mod tracks;

use serde_json::json;

use super::fixture::*;
use super::*;
use crate::error::{ErrorKind, Result};
use crate::message::Message;
use crate::model::{Actor, Agreement, Invoice, Payment, PaymentMethod, Request};

/// A ledger with one finished transaction, which has a row of almost every kind.
fn filled() -> Home {
    let mut home = home();
    let ledger = &mut home.ledger;
    ledger.step_request(1);
    ledger.step_approve(1).unwrap();
    ledger.step_agree(1).unwrap();
    let (name, host) = (Some("Petugas A".to_owned()), Some("loket-1".to_owned()));
    ledger.set_actor(&Actor { name, host, ..Actor::default() }).unwrap();
    ledger.record_packages(&number(1), &[bag(1, 11), bag(2, 12)], &planned(20_000), DAY).unwrap();
    ledger.step_verify(1, 11, "lengkap").unwrap();
    ledger.step_verify(1, 12, "lengkap").unwrap();
    let invoice = ledger.step_invoice(1, 20_000).unwrap();
    ledger.record_payment(&cash(&invoice.number, 20_000)).unwrap();
    ledger.step_receipt(&invoice.number).unwrap();
    ledger.step_handover(1).unwrap();
    home
}

/// Asserts that a step is refused with [`ErrorKind::State`], with these words and this command in the hint.
fn refused<T: std::fmt::Debug>(step: Result<T>, words: &str, command: &str) {
    let error = step.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::State, "{error}");
    assert!(error.message().english().contains(words), "{error}");
    let hint = error.hint_message().map(Message::english).unwrap_or_default();
    assert!(hint.contains(command), "{hint}");
}

#[test]
fn a_request_comes_back_as_it_went_in() {
    let mut home = home();
    let recorded = home.ledger.record_request(&request(1), digest(1), DAY).unwrap();
    assert_eq!(recorded.request, request(1));
    assert_eq!(home.ledger.request(&number(1)).unwrap(), Some(recorded));
    assert_eq!(home.ledger.request(&number(2)).unwrap(), None);
}

#[test]
fn the_person_stands_apart_from_the_request() {
    let home = filled();
    for table in ["requests", "approvals", "packages", "verifications"] {
        let sql = format!("SELECT * FROM {table}");
        let mut statement = home.ledger.connection.prepare(&sql).unwrap();
        let columns = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            for column in 0..columns {
                let cell = format!("{:?}", row.get_ref(column).unwrap());
                for personal in ["Siti", "example.id", "0812", "Pattimura"] {
                    let bytes = format!("{:?}", personal.as_bytes());
                    let bytes = bytes.trim_matches(['[', ']']);
                    assert!(!cell.contains(bytes) && !cell.contains(personal), "{table}: {cell}");
                }
            }
        }
    }
}

#[test]
fn of_several_versions_the_one_handed_in_last_is_current() {
    let mut home = home();
    let ledger = &mut home.ledger;
    let mut second = request(1);
    second.items.truncate(1);
    ledger.step_request(1);
    ledger.step_approve(1).unwrap();
    ledger.record_request(&second, digest(2), DAY).unwrap();
    assert_eq!(ledger.request(&number(1)).unwrap().unwrap().request, second);
    assert_eq!(ledger.approval(&number(1)).unwrap(), None);
    refused(ledger.step_approve(1), "not what request 8100-2026-0001 asks now", "kemas check");

    ledger.step_request(1);
    assert_eq!(ledger.request(&number(1)).unwrap().unwrap().request, request(1));
    assert_eq!(ledger.approval(&number(1)).unwrap().unwrap().verdict, "sesuai");
}

#[test]
fn corrected_personal_data_need_no_new_version() {
    let mut home = filled();
    let mut corrected = request(1);
    corrected.requester.phone = Some("0899".to_owned());
    home.ledger.record_request(&corrected, digest(1), DAY).unwrap();
    assert_eq!(home.ledger.request(&number(1)).unwrap().unwrap().request, corrected);
    assert!(home.ledger.agreement(&number(1)).unwrap().is_some());
}

#[test]
fn an_agreed_or_paid_request_cannot_change() {
    let mut home = home();
    let ledger = &mut home.ledger;
    ledger.step_request(1);
    ledger.step_approve(1).unwrap();
    ledger.step_agree(1).unwrap();
    let again = ledger.record_request(&request(1), digest(2), DAY);
    refused(again, "has a signed agreement", "new number");
    assert!(ledger.record_request(&request(1), digest(1), DAY).is_ok());

    ledger.step_request(2);
    let invoice = ledger.step_invoice(2, 1).unwrap();
    ledger.record_payment(&cash(&invoice.number, 1)).unwrap();
    refused(ledger.record_request(&request(2), digest(2), DAY), "is paid", "new number");
}

#[test]
fn the_goods_track_keeps_its_order() {
    let mut home = home();
    let ledger = &mut home.ledger;
    let pack = |ledger: &mut Ledger| {
        ledger.record_packages(&number(1), &[bag(1, 11)], &planned(20_000), DAY)
    };
    refused(ledger.step_approve(1), "knows no request", "kemas approve");
    ledger.step_request(1);
    refused(ledger.step_agree(1), "is not approved", "kemas approve 8100-2026-0001");
    ledger.step_approve(1).unwrap();
    refused(pack(ledger), "no signed agreement", "kemas agree 8100-2026-0001");
    ledger.step_agree(1).unwrap();
    ledger.step_agree(1).unwrap();
    refused(
        ledger.record_packages(&number(1), &[], &planned(20_000), DAY),
        "nothing was packed",
        "",
    );
    refused(ledger.step_verify(1, 11, "lengkap"), "no bag", "kemas pack 8100-2026-0001");
    pack(ledger).unwrap();
    ledger.step_verify(1, 11, "lengkap").unwrap();
    assert_eq!(ledger.step_verify(1, 11, "mungkin").unwrap_err().kind(), ErrorKind::Ledger);

    let agreed = ledger.agreement(&number(1)).unwrap().unwrap();
    assert_eq!((agreed.agreement.scan_sha256, agreed.scan), (digest(9), "scans/1.pdf".into()));
    assert_eq!(ledger.packages(&number(1)).unwrap(), [bag(1, 11)]);
}

#[test]
fn verified_means_every_bag_of_the_last_packing_at_its_last_reading() {
    let mut home = home();
    let ledger = &mut home.ledger;
    ledger.step_request(1);
    ledger.step_approve(1).unwrap();
    ledger.step_agree(1).unwrap();
    assert!(!ledger.verified(&number(1)).unwrap());
    ledger.record_packages(&number(1), &[bag(1, 11), bag(2, 12)], &planned(20_000), DAY).unwrap();
    ledger.step_verify(1, 11, "lengkap").unwrap();
    assert!(!ledger.verified(&number(1)).unwrap());
    ledger.step_verify(1, 12, "lengkap").unwrap();
    assert!(ledger.verified(&number(1)).unwrap());
    ledger.step_verify(1, 12, "rusak").unwrap();
    assert!(!ledger.verified(&number(1)).unwrap());
    ledger.record_packages(&number(1), &[bag(1, 11)], &planned(20_000), DAY).unwrap();
    assert!(!ledger.verified(&number(1)).unwrap());
    ledger.step_verify(1, 11, "lengkap").unwrap();
    assert!(ledger.verified(&number(1)).unwrap());
    refused(ledger.step_verify(1, 12, "lengkap"), "no bag", "kemas pack");
}

#[test]
fn an_invoice_is_issued_once() {
    let mut home = home();
    let ledger = &mut home.ledger;
    refused(ledger.step_invoice(1, 1), "knows no request", "kemas approve");
    ledger.step_request(1);
    let invoice = ledger.step_invoice(1, 20_000).unwrap();
    assert_eq!(invoice.number, "B-001/81000/HM.340/11/2026");
    assert_eq!(ledger.step_invoice(1, 20_000).unwrap(), invoice);
    refused(ledger.step_invoice(1, 20_001), "already invoiced", "new request");
    assert_eq!(ledger.invoice(&invoice.number).unwrap().as_ref(), Some(&invoice));
    assert_eq!(ledger.invoice_of_request(&number(1)).unwrap(), Some(invoice));
    ledger.step_request(2);
    assert_eq!(ledger.step_invoice(2, 5).unwrap().number, "B-002/81000/HM.340/11/2026");
}

#[test]
fn an_invoice_of_an_earlier_version_takes_no_payment() {
    let mut home = home();
    let ledger = &mut home.ledger;
    ledger.step_request(1);
    let old = ledger.step_invoice(1, 20_000).unwrap();
    ledger.record_request(&request(1), digest(2), DAY).unwrap();
    refused(ledger.record_payment(&cash(&old.number, 20_000)), "has changed", "kemas invoice");
    let new = ledger.step_invoice(1, 30_000).unwrap();
    assert_eq!(new.number, "B-002/81000/HM.340/11/2026");
    ledger.record_payment(&cash(&new.number, 30_000)).unwrap();
}

#[test]
fn an_invoice_of_an_earlier_version_takes_no_billing_code() {
    let mut home = home();
    let ledger = &mut home.ledger;
    ledger.step_request(1);
    let old = ledger.step_invoice(1, 20_000).unwrap();
    ledger.record_request(&request(1), digest(2), DAY).unwrap();
    let refusal = ledger.record_billing_code(&old.number, &code("1", 1, 7)).unwrap_err();
    // The refusal is the same as for a payment: an invoice that cannot be paid gets no billing code.
    let payment = ledger.record_payment(&cash(&old.number, 20_000)).unwrap_err();
    assert_eq!(refusal.message(), payment.message());
    assert_eq!(refusal.hint_message(), payment.hint_message());
    refused::<()>(Err(refusal), "has changed", "kemas invoice");
    assert_eq!(ledger.billing_code(&old.number).unwrap(), None);
    let new = ledger.step_invoice(1, 30_000).unwrap();
    ledger.record_billing_code(&new.number, &code("1", 1, 7)).unwrap();
}

#[test]
fn an_invoice_is_paid_once_and_whole() {
    let mut home = home();
    let ledger = &mut home.ledger;
    refused(ledger.record_payment(&cash("B-009", 1)), "no invoice B-009", "kemas invoice");
    ledger.step_request(1);
    let invoice = ledger.step_invoice(1, 20_000).unwrap().number;
    for amount in [19_999, 20_001] {
        refused(ledger.record_payment(&cash(&invoice, amount)), "not the total", "whole");
    }
    let payment = cash(&invoice, 20_000);
    assert_eq!(ledger.payment_of(&invoice).unwrap(), None);
    ledger.record_payment(&payment).unwrap();
    refused(ledger.record_payment(&payment), "already paid, on 2026-11-24", "kemas receipt");
    assert_eq!(ledger.payment_of(&invoice).unwrap(), Some(payment));
}

#[test]
fn one_ntpn_pays_one_invoice() {
    let mut home = home();
    let ledger = &mut home.ledger;
    let pay = |invoice: &Invoice| Payment {
        method: PaymentMethod::Simponi {
            paid_on: None,
            ntpn: "1A2B3C4D5E6F7G8H".to_owned(),
            confirmed_by: "Maria".to_owned(),
        },
        ..cash(&invoice.number, invoice.total.0)
    };
    ledger.step_request(1);
    ledger.step_request(2);
    let (one, two) = (ledger.step_invoice(1, 5).unwrap(), ledger.step_invoice(2, 5).unwrap());
    ledger.record_payment(&pay(&one)).unwrap();
    refused(ledger.record_payment(&pay(&two)), &one.number, "own payment");
}

#[test]
fn a_receipt_needs_a_payment_and_is_issued_once() {
    let mut home = home();
    let ledger = &mut home.ledger;
    refused(ledger.step_receipt("B-009"), "no invoice B-009", "kemas invoice");
    ledger.step_request(1);
    let invoice = ledger.step_invoice(1, 5).unwrap().number;
    refused(ledger.step_receipt(&invoice), "is not paid", "kemas pay B-001/81000");
    ledger.record_payment(&cash(&invoice, 5)).unwrap();
    let receipt = ledger.step_receipt(&invoice).unwrap();
    assert_eq!(ledger.step_receipt(&invoice).unwrap(), receipt);
    assert_eq!(ledger.receipt_of(&invoice).unwrap(), Some(receipt));
}

#[test]
fn a_handover_says_all_that_is_missing() {
    let mut home = home();
    let ledger = &mut home.ledger;
    ledger.step_request(1);
    refused(ledger.step_handover(1), "no signed agreement", "kemas agree 8100-2026-0001");
    refused(ledger.step_handover(1), "is not packed; request 8100-2026-0001 is not invoiced", "");
    ledger.step_approve(1).unwrap();
    ledger.step_agree(1).unwrap();
    refused(ledger.step_handover(1), "is not packed", "kemas pack 8100-2026-0001");
    ledger.record_packages(&number(1), &[bag(1, 11)], &planned(20_000), DAY).unwrap();
    refused(ledger.step_handover(1), "not verified", "kemas verify PATH --office");
    ledger.step_verify(1, 11, "rusak").unwrap();
    refused(ledger.step_handover(1), "not verified", "kemas verify PATH --office");
    ledger.step_verify(1, 11, "lengkap").unwrap();
    refused(ledger.step_handover(1), "is not invoiced", "kemas invoice 8100-2026-0001");
    let invoice = ledger.step_invoice(1, 20_000).unwrap().number;
    refused(ledger.step_handover(1), "is not paid", "kemas pay B-001");
    ledger.record_payment(&cash(&invoice, 20_000)).unwrap();
    refused(ledger.step_handover(1), "has no receipt", "kemas receipt B-001");
    ledger.step_receipt(&invoice).unwrap();
    let handover = ledger.step_handover(1).unwrap();
    assert_eq!(handover.seals, [bag(1, 11)]);
    assert_eq!(ledger.step_handover(1).unwrap(), handover);
    assert_eq!(ledger.handover_of_request(&number(1)).unwrap(), Some(handover));
}

#[test]
fn what_is_handed_over_cost_what_was_paid() {
    let mut home = home();
    let ledger = &mut home.ledger;
    ledger.step_request(1);
    ledger.step_approve(1).unwrap();
    ledger.step_agree(1).unwrap();
    let invoice = ledger.step_invoice(1, 20_000).unwrap();
    ledger.record_payment(&cash(&invoice.number, 20_000)).unwrap();
    ledger.step_receipt(&invoice.number).unwrap();
    ledger.record_packages(&number(1), &[bag(1, 11)], &planned(90_000), DAY).unwrap();
    ledger.step_verify(1, 11, "lengkap").unwrap();
    refused(ledger.step_handover(1), "cost Rp90.000", "kemas pack 8100-2026-0001");
    ledger.record_packages(&number(1), &[bag(1, 11)], &planned(20_000), DAY).unwrap();
    ledger.step_verify(1, 11, "lengkap").unwrap();
    ledger.step_handover(1).unwrap();
}

#[test]
fn what_is_not_on_record_is_refused_with_the_command_that_records_it() {
    let mut home = home();
    let ledger = &mut home.ledger;
    let error = ledger.known_request(&number(1)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
    assert_eq!(error.message().english(), "the ledger knows no request 8100-2026-0001");
    let given = request(1);
    refused(ledger.unchanged_request(&given, digest(1)), "knows no request", "kemas approve 8100");
    refused(ledger.known_approval(&number(1)), "not approved as it stands", "kemas approve 8100");
    refused(ledger.known_agreement(&number(1)), "has no signed agreement", "kemas agree 8100");
    refused(ledger.known_invoice("B-009"), "there is no invoice B-009", "kemas invoice REQUEST");
    ledger.step_request(1);
    ledger.step_approve(1).unwrap();
    ledger.step_agree(1).unwrap();
    let invoice = ledger.step_invoice(1, 5).unwrap();
    assert_eq!(ledger.known_request(&number(1)).unwrap().request, given);
    assert_eq!(ledger.unchanged_request(&given, digest(1)).unwrap(), given);
    refused(
        ledger.unchanged_request(&given, digest(2)),
        "as it was approved",
        "give the number: 8",
    );
    assert_eq!(ledger.known_approval(&number(1)).unwrap().verdict, "sesuai");
    assert_eq!(ledger.known_agreement(&number(1)).unwrap().agreement.scan_sha256, digest(9));
    assert_eq!(ledger.known_invoice(&invoice.number).unwrap(), invoice);
}

#[test]
fn what_was_prepared_for_an_older_version_is_not_recorded_on_the_new_one() {
    let mut home = home();
    let ledger = &mut home.ledger;
    ledger.step_request(1);
    ledger.step_approve(1).unwrap();
    let changed = Request { medium: Some("dvd".to_owned()), ..request(1) };
    ledger.record_request(&changed, digest(2), DAY).unwrap();
    ledger.step_approve_as(1, digest(2)).unwrap();
    let stale =
        ledger.issue_invoice(&number(1), digest(1), &series(&numbering()), &json!({}), |n| {
            Ok(invoice(n, &number(1), 20_000))
        });
    assert_eq!(stale.unwrap_err().kind(), ErrorKind::State);
    let signed =
        Agreement { signed_by: "Siti".to_owned(), position: None, on: DAY, scan_sha256: digest(9) };
    let stale =
        ledger.record_agreement(&number(1), digest(1), &signed, || Ok("scans/1.pdf".into()));
    assert_eq!(stale.unwrap_err().kind(), ErrorKind::State);
    assert!(ledger.step_invoice(1, 20_000).unwrap().number.starts_with("B-001/"));
    ledger.step_agree(1).unwrap();
}
