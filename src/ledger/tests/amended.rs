//! Tests of the rows of amendments, and of what a verification finds wrong with their sums.

use serde_json::{Value, json};

use super::super::fixture::*;
use super::super::*;
use crate::error::Result;
use crate::message::Message;
use crate::model::{
    Approval, Goods, Invoice, InvoiceLine, Money, PriceLine, Repriced, Rupiah, Supplement,
};

/// Lines of one price line with this amount.
fn lines(amount: u64) -> Vec<InvoiceLine> {
    let price = PriceLine {
        index: 0,
        id: "susenas".to_owned(),
        region: None,
        format: None,
        tariff: "t".to_owned(),
        quantity: 1,
        unit: "byte".to_owned(),
        rate: Message::verbatim("-"),
        amount: Rupiah(amount),
        arithmetic: Message::verbatim("-"),
        legal_basis: "PP 13/2024".to_owned(),
    };
    vec![InvoiceLine { title: "Susenas".to_owned(), price }]
}

/// A paid request that is amended to this price; returns the supplementary invoice, if any.
fn amended(ledger: &mut Ledger, version: u8, due: u64) -> Result<Option<Invoice>> {
    let request = request(1);
    let from = ledger.amendable(&request, digest(version))?;
    let sums = Supplement { due: Rupiah(due), ..from.paid.clone().unwrap() };
    let repriced = Repriced { sums: sums.clone(), lines: lines(due) };
    let approval = Approval {
        by: "Petugas".to_owned(),
        on: DAY,
        because: None,
        request_digest: digest(version),
    };
    let at = DAY.at(10, 0, 0, 0);
    let handed_in = HandedIn { request: &request, digest: digest(version), visit: None, at };
    let numbering = numbering();
    let make = |n: &str| {
        let total = sums.lacking().unwrap();
        let whole = invoice(n, &number(1), total.0);
        Ok(Invoice { lines: lines(due), supplement: Some(sums.clone()), ..whole })
    };
    ledger.amend(
        &handed_in,
        &approval,
        ("sesuai", &json!({ "findings": [] })),
        &Amending { because: "ditambah", from: &from, price: Some(&repriced), agreement: None },
        &Supplementary { series: &series(&numbering), plan: &Value::Null, make: &make },
    )
}

fn paid() -> Home {
    let mut home = home();
    let ledger = &mut home.ledger;
    ledger.step_request(1);
    ledger.step_approve(1).unwrap();
    ledger.step_agree(1).unwrap();
    let issued = ledger.step_invoice(1, 20_000).unwrap();
    ledger.record_payment(&cash(&issued.number, 20_000)).unwrap();
    home
}

#[test]
fn the_sums_of_amendments_verify() {
    let mut home = paid();
    let ledger = &mut home.ledger;
    let more = amended(ledger, 2, 35_000).unwrap().unwrap();
    assert_eq!(more.total, Rupiah(15_000));
    ledger.record_payment(&cash(&more.number, 15_000)).unwrap();
    assert!(amended(ledger, 3, 5_000).unwrap().is_none());
    let claim = ledger.claim_of(&number(1), DAY).unwrap().unwrap();
    assert_eq!(
        (claim.paid, claim.due, claim.amount),
        (Rupiah(35_000), Rupiah(5_000), Rupiah(30_000))
    );
    assert!(ledger.claims(DAY.yesterday().unwrap()).unwrap().is_empty());
    let state = ledger.state(&number(1)).unwrap().unwrap();
    assert_eq!((state.goods, state.money), (Goods::Approved, Money::Paid));
    let check = ledger.verify(None).unwrap();
    assert!(check.is_sound(), "{:?}", check.faults);

    // Someone changes the rows outside of the program.
    let sql = "DROP TRIGGER claims_no_UPDATE; UPDATE claims SET amount = 1;
               DROP TRIGGER amended_requests_no_UPDATE;
               UPDATE amended_requests SET due = 1 WHERE serial = 1;
               DROP TRIGGER invoices_no_UPDATE;
               UPDATE invoices SET body = json_set(body, '$.total', 1) WHERE id = 2;";
    ledger.connection.execute_batch(sql).unwrap();
    let faults = ledger.verify(None).unwrap().faults;
    let told: Vec<String> = faults.iter().map(|fault| fault.what.english()).collect();
    for what in [
        "the claim on the treasury is not what was paid beyond the price",
        "paid and due are not those of the record",
        "the total is not what the price lacks",
    ] {
        assert!(told.iter().any(|known| known == what), "{what}: {told:?}");
    }
}

#[test]
fn an_amendment_that_was_prepared_before_a_payment_is_not_recorded() {
    let mut home = paid();
    let ledger = &mut home.ledger;
    let more = amended(ledger, 2, 35_000).unwrap().unwrap();
    let request = request(1);
    let from = ledger.amendable(&request, digest(3)).unwrap();
    assert_eq!(from.unpaid.as_deref(), Some(&*more.number));
    ledger.record_payment(&cash(&more.number, 15_000)).unwrap();
    let approval =
        Approval { by: "P".to_owned(), on: DAY, because: None, request_digest: digest(3) };
    let at = DAY.at(10, 0, 0, 0);
    let handed_in = HandedIn { request: &request, digest: digest(3), visit: None, at };
    let numbering = numbering();
    let refused = ledger.amend(
        &handed_in,
        &approval,
        ("sesuai", &Value::Null),
        &Amending { because: "ditambah", from: &from, price: None, agreement: None },
        &Supplementary {
            series: &series(&numbering),
            plan: &Value::Null,
            make: &|_| unreachable!(),
        },
    );
    assert!(refused.unwrap_err().to_string().contains("handed in anew meanwhile"));
    assert_eq!(ledger.last_amendment(&number(1)).unwrap().unwrap().serial, 1);
}
