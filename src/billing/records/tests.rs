//! Tests of the records of a sale, from the invoice to the handover note.

use jiff::civil::{Date, date};

use super::*;
use crate::billing::fixture::{self, package};
use crate::catalog::Catalog;
use crate::error::{ErrorKind, Result};
use crate::message::Message;
use crate::model::{
    Invoice, Payment, PaymentMethod, Price, PriceLine, Receipt, Rupiah, SealedBag, Sha256Digest,
    TariffSettings,
};

const DAY: Date = date(2026, 11, 24);

fn line(index: usize, amount: u64, legal_basis: &str) -> PriceLine {
    PriceLine {
        index,
        id: "susenas".to_owned(),
        region: (index == 1).then(|| "8171".to_owned()),
        format: (index == 1).then(|| "gpkg".to_owned()),
        tariff: "t".to_owned(),
        quantity: 1,
        unit: "byte".to_owned(),
        rate: Message::verbatim("Rp1 per byte"),
        amount: Rupiah(amount),
        arithmetic: Message::verbatim("1 byte × Rp1 = Rp1"),
        legal_basis: legal_basis.to_owned(),
    }
}

fn issued(lines: Vec<PriceLine>) -> Result<Invoice> {
    let plan = fixture::plan(vec![
        package(0, "susenas", None, vec![]),
        package(1, "peta-desa", Some("8171"), vec![]),
    ]);
    let total = lines.iter().map(|line| line.amount).sum();
    let price = Price { lines, total, settings: TariffSettings::default() };
    invoice("B-001", &plan, &Catalog::load(None).unwrap(), &price, DAY)
}

fn paid() -> (Invoice, Payment) {
    let invoice = issued(vec![line(0, 24_077_601, "PP 13/2024")]).unwrap();
    let cash = PaymentMethod::Cash { treasurer: " Maria ".to_owned() };
    let payment = payment(&invoice, cash, Rupiah(24_077_601), DAY).unwrap();
    (invoice, payment)
}

#[test]
fn an_invoice_names_each_law_once_and_the_total_in_words() {
    let lines =
        vec![line(0, 20_000, "PP 13/2024"), line(0, 1, "PP 13/2024"), line(1, 0, "Perban 2/2019")];
    let invoice = issued(lines).unwrap();
    assert_eq!(invoice.legal_basis, ["PP 13/2024", "Perban 2/2019"]);
    assert_eq!(invoice.in_words, "dua puluh ribu satu rupiah");
    assert_eq!(invoice.lines[0].title, "Judul susenas, edisi 1");
    assert!(invoice.lines[2].title.starts_with("Judul peta-desa, edisi 1, wilayah 8171"));
    assert!(invoice.lines[2].title.ends_with(", format gpkg"));
}

#[test]
fn nothing_is_invoiced_without_a_legal_basis_or_a_line() {
    assert_eq!(issued(vec![line(0, 0, "")]).unwrap_err().kind(), ErrorKind::Catalog);
    assert_eq!(issued(vec![]).unwrap_err().kind(), ErrorKind::State);
}

#[test]
fn a_payment_is_of_the_whole_total() {
    let (invoice, payment) = paid();
    assert_eq!(payment.method, PaymentMethod::Cash { treasurer: "Maria".to_owned() });
    for amount in [24_077_600, 24_077_602, 0] {
        let cash = PaymentMethod::Cash { treasurer: "Maria".to_owned() };
        let error = super::payment(&invoice, cash, Rupiah(amount), DAY).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::State);
    }
}

fn simponi(ntpn: &str) -> PaymentMethod {
    PaymentMethod::Simponi {
        ntpn: ntpn.to_owned(),
        confirmed_by: "Maria".to_owned(),
        paid_on: None,
    }
}

#[test]
fn an_ntpn_has_sixteen_letters_and_digits() {
    let (invoice, _) = paid();
    let pay = |ntpn: &str| {
        let method = simponi(ntpn);
        payment(&invoice, method, invoice.total, DAY).map(|payment| payment.method)
    };
    let expected = simponi("1A2B3C4D5E6F7G8H");
    assert_eq!(pay("1A2B3C4D5E6F7G8H").unwrap(), expected);
    assert_eq!(pay(" 1a2b3c4d 5e6f7g8h ").unwrap(), expected);
    for wrong in
        ["", "1A2B3C4D5E6F7G8", "1A2B3C4D5E6F7G8HI", "1A2B3C4D5E6F7G8-", "１A2B3C4D5E6F7G8"]
    {
        assert_eq!(pay(wrong).unwrap_err().kind(), ErrorKind::Usage, "{wrong}");
    }
}

#[test]
fn cash_goes_to_a_named_treasurer_not_before_the_invoice() {
    let (invoice, _) = paid();
    let nobody = PaymentMethod::Cash { treasurer: " ".to_owned() };
    let error = payment(&invoice, nobody, invoice.total, DAY).unwrap_err();
    assert_eq!(error.to_json()["error"]["field"], "treasurer");
    let cash = PaymentMethod::Cash { treasurer: "Maria".to_owned() };
    assert!(payment(&invoice, cash, invoice.total, date(2026, 11, 23)).is_err());
}

#[test]
fn a_receipt_needs_the_payment_of_its_own_invoice() {
    let (invoice, payment) = paid();
    let receipt = receipt("K-001", &invoice, &payment, DAY).unwrap();
    assert_eq!(receipt.received_from, "Siti Latuconsina");
    assert!(receipt.amount_in_words.ends_with("enam ratus satu rupiah"));
    let other = Payment { invoice: "B-002".to_owned(), ..payment };
    assert!(super::receipt("K-001", &invoice, &other, DAY).is_err());
}

#[test]
fn a_handover_needs_bags_and_the_receipt_of_its_own_request() {
    let (invoice, payment) = paid();
    let receipt = receipt("K-001", &invoice, &payment, DAY).unwrap();
    let bag = SealedBag {
        ordinal: 1,
        path: "/media/x".to_owned(),
        bytes: 1,
        manifest_sha256: Sha256Digest([1; 32]),
        short_code: "0000-0000-0000".to_owned(),
    };
    let request = fixture::request();
    assert!(handover("S-001", &request, &receipt, vec![bag.clone()], DAY).is_ok());
    assert!(handover("S-001", &request, &receipt, vec![], DAY).is_err());
    let other = Receipt { request: "8100-2026-0002".to_owned(), ..receipt };
    assert!(handover("S-001", &request, &other, vec![bag], DAY).is_err());
}
