//! Tests of papers that are replaced or refused: corrections, voids, and invoices of Rp0.

use super::super::fixture::*;
use super::refused;
use super::tracks::brought_to;
use crate::model::{Goods, Money, PaperKind, RequestState, Stage};

#[test]
fn a_correction_points_back_and_takes_a_new_number() {
    let mut home = brought_to(RequestState {
        goods: Goods::Packed,
        money: Money::Received,
        stage: Stage::Correcting,
    });
    let ledger = &mut home.ledger;
    let first = ledger.handover_of_request(&number(1)).unwrap().unwrap();
    refused(ledger.step_handover(1), "not verified as complete", "kemas verify");
    ledger.record_packages(&number(1), &[bag(1, 12)], &planned(20_000), DAY).unwrap();
    ledger.step_verify(1, 12, "lengkap").unwrap();
    let second = ledger.step_handover(1).unwrap();
    assert_ne!(first.number, second.number);
    let correction = ledger.correction_of(&second.number).unwrap().unwrap();
    assert_eq!((correction.handover, &*correction.because), (first.number, "berkas rusak"));
    assert_eq!(ledger.correction_of(&correction.on.to_string()).unwrap(), None);
    ledger.correct(&number(1), "masih rusak", None, DAY).unwrap();
    ledger.step_verify(1, 12, "lengkap").unwrap();
    ledger.step_handover(1).unwrap();
    ledger.close(&number(1), DAY).unwrap();
    refused(ledger.correct(&number(1), "x", None, DAY), "was closed", "new number");
}

#[test]
fn a_void_paper_keeps_its_number_and_another_takes_its_place() {
    let mut home = brought_to(RequestState {
        goods: Goods::Agreed,
        money: Money::Invoiced,
        stage: Stage::Open,
    });
    let ledger = &mut home.ledger;
    let old = ledger.invoice_of_request(&number(1)).unwrap().unwrap().number;
    ledger.void(PaperKind::Invoice, &old, "salah harga", DAY).unwrap();
    let again = ledger.void(PaperKind::Invoice, &old, "x", DAY);
    refused(again, "is void (BATAL): salah harga", "issued since");
    refused(ledger.record_payment(&cash(&old, 20_000)), "is void", "issued since");
    let new = ledger.step_invoice(1, 30_000).unwrap().number;
    assert!(new.starts_with("B-002/"), "{new}");
    ledger.record_payment(&cash(&new, 30_000)).unwrap();
    let void = ledger.void(PaperKind::Invoice, &new, "x", DAY);
    refused(void, "is paid", "paid back by the treasury");
    let receipt = ledger.step_receipt(&new).unwrap().number;
    ledger.void(PaperKind::Receipt, &receipt, "salah nama", DAY).unwrap();
    let receipt = ledger.step_receipt(&new).unwrap().number;
    assert!(receipt.starts_with("B-002/"), "{receipt}");
    let day = ledger.day_close(DAY).unwrap();
    assert_eq!((day.voids.len(), day.receipts.len(), day.cash.0), (2, 1, 30_000));
    assert_eq!(ledger.verify(None).unwrap().result, "lengkap");
}

#[test]
fn rp0_is_granted_once() {
    let mut home = home();
    let ledger = &mut home.ledger;
    for serial in [1, 2] {
        ledger.step_request(serial);
    }
    ledger.step_invoice(1, 0).unwrap();
    ledger.step_invoice(1, 0).unwrap();
    refused(ledger.step_invoice(2, 0), "granted before for the same letter", "class umum");
    assert!(ledger.step_invoice(2, 5).unwrap().number.starts_with("B-002/"));
}
