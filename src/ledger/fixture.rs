//! A ledger in a temporary folder and the records of one transaction, for the tests of this module.

use std::path::Path;
use std::sync::LazyLock;

use jiff::civil::{Date, DateTime, date};
use serde_json::json;

use super::counter::connect;
use super::requests::{hand_in, record};
use super::track::{add_approval, send_back, turn_down};
use super::{Bond, GivenNumber, Ledger, Planned, RecordedRequest, Series, Verified};
use crate::error::Result;
use crate::model::{
    Agreement, Approval, BillingCode, Goods, Handover, Invoice, Numbering, PaperForm, Payment,
    PaymentMethod, Receipt, Request, RequestNumber, Ruling, Rupiah, SealedBag, Sha256Digest,
    TariffSettings, Void,
};

pub(super) const DAY: Date = date(2026, 11, 24);

/// A ledger that is removed with its folder.
pub(super) struct Home {
    pub(super) folder: tempfile::TempDir,
    pub(super) ledger: Ledger,
}

pub(super) fn home() -> Home {
    // In memory where possible, since there are hundreds of ledgers.
    let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
    let ledger = Ledger::open(&folder.path().join("ledger.db")).unwrap();
    Home { folder, ledger }
}

pub(super) fn number(serial: u32) -> RequestNumber {
    RequestNumber::parse(&format!("8100-2026-{serial:04}")).unwrap()
}

pub(super) fn digest(byte: u8) -> Sha256Digest {
    Sha256Digest([byte; 32])
}

pub(super) fn request(serial: u32) -> Request {
    let json = json!({
        "number": number(serial),
        "received_on": "2026-11-24",
        "requester": {
            "name": "Siti \"d'Ambon\" #1 😀 محمد", "email": "siti@example.id",
            "phone": "0812 3456", "address": "Jalan Pattimura 1", "category": "mahasiswa",
            "institution": "Universitas Pattimura", "npwp": null, "zero_tariff": true,
            "zero_tariff_letter": {"number": "7/X", "date": "2026-11-01", "issuer": "Dekan"}
        },
        "abstraction": {
            "title": "T", "background": "B", "purpose": "P", "method": "M",
            "expected_output": "E", "topics": ["kemiskinan"],
            "regions": [{"code": "8171", "name": "Kota Ambon"}], "level": "kabupaten",
            "periods": ["2024", "2025-03"], "units": ["rumah-tangga"]
        },
        "items": [{"id": "susenas"}, {"id": "peta-desa", "region": "8171", "format": "gpkg"}],
        "medium": "usb-exfat"
    });
    Request::from_json(json.to_string().as_bytes(), Path::new("r.json")).unwrap()
}

pub(super) fn numbering() -> Numbering {
    let pattern = "B-{serial}/{unit}/{class}/{month}/{year}".to_owned();
    Numbering { pattern, class: "HM.340".to_owned(), start: 1, register: false }
}

pub(super) fn series(numbering: &Numbering) -> Series<'_> {
    Series { numbering, unit_code: "81000", on: DAY, form: form(), given: GivenNumber::default() }
}

/// The template and settings of the papers in these tests.
pub(super) fn form() -> &'static PaperForm {
    static FORM: LazyLock<PaperForm> = LazyLock::new(|| PaperForm {
        name: "papers/x.sheet".to_owned(),
        template: "p | x".to_owned(),
        settings: json!({ "name": "BPS" }),
    });
    &FORM
}

/// A plan with this price.
pub(super) fn planned(price: u64) -> Planned {
    Planned { price: Rupiah(price), body: json!({ "volumes": [] }) }
}

pub(super) fn invoice(number: &str, request: &RequestNumber, total: u64) -> Invoice {
    Invoice {
        number: number.to_owned(),
        request: request.to_string(),
        issued_on: DAY,
        buyer: "Siti".to_owned(),
        institution: None,
        lines: Vec::new(),
        total: Rupiah(total),
        in_words: "…".to_owned(),
        legal_basis: Vec::new(),
        settings: TariffSettings::default(),
        supplement: None,
    }
}

pub(super) fn cash(invoice: &str, amount: u64) -> Payment {
    let method = PaymentMethod::Cash { treasurer: "Maria".to_owned() };
    Payment { invoice: invoice.to_owned(), method, amount: Rupiah(amount), on: DAY, rounding: 0 }
}

pub(super) fn receipt(number: &str, invoice: &Invoice, payment: &Payment) -> Receipt {
    Receipt {
        number: number.to_owned(),
        invoice: invoice.number.clone(),
        request: invoice.request.clone(),
        issued_on: DAY,
        received_from: invoice.buyer.clone(),
        amount: payment.amount,
        amount_in_words: "…".to_owned(),
        payment: payment.clone(),
        treasurer: None,
    }
}

/// A billing code with its days in December.
pub(super) fn code(code: &str, issued: i8, expires: i8) -> BillingCode {
    BillingCode {
        code: code.to_owned(),
        issued_on: date(2026, 12, issued),
        expires_on: date(2026, 12, expires),
    }
}

pub(super) fn bag(ordinal: u32, manifest: u8) -> SealedBag {
    SealedBag {
        ordinal,
        path: "/media/usb/8100-2026-0001".to_owned(),
        bytes: 4_294_967_296,
        manifest_sha256: digest(manifest),
        short_code: "0000-0000-0000".to_owned(),
    }
}

/// The parts of what is recorded at the counter, each in a transaction of its own.
impl Ledger {
    /// Records a version of a request, also after an unpaid invoice, as earlier versions of the program did.
    pub(super) fn record_request(
        &mut self,
        request: &Request,
        digest: Sha256Digest,
        on: Date,
    ) -> Result<RecordedRequest> {
        let is_invoiced = self.bond(&request.number)? == Some(Bond::Invoiced);
        let recorded = if is_invoiced { record } else { hand_in };
        self.change(|change| recorded(change, request, digest, on))?;
        self.known_request(&request.number)
    }

    pub(super) fn return_request(
        &mut self,
        number: &RequestNumber,
        ruling: &Ruling<'_>,
    ) -> Result<Option<String>> {
        self.change(|change| send_back(change, number, ruling))
    }

    pub(super) fn refuse_request(
        &mut self,
        number: &RequestNumber,
        ruling: &Ruling<'_>,
    ) -> Result<Vec<Void>> {
        self.change(|change| turn_down(change, number, ruling))
    }

    pub(super) fn attend(
        &mut self,
        number: &RequestNumber,
        visit: Option<&str>,
        at: DateTime,
    ) -> Result<()> {
        self.change(|change| connect(change, number, visit, at).map(drop))
    }
}

/// The steps of a transaction, each with the least data that it needs.
impl Ledger {
    pub(super) fn step_request(&mut self, serial: u32) {
        self.record_request(&request(serial), digest(1), DAY).unwrap();
    }

    /// The digest of the request's current version.
    pub(super) fn present(&self, serial: u32) -> Sha256Digest {
        let recorded = self.request(&number(serial)).unwrap();
        recorded.map_or(digest(1), |recorded| recorded.digest)
    }

    pub(super) fn step_approve(&mut self, serial: u32) -> Result<()> {
        self.step_approve_as(serial, digest(1))
    }

    pub(super) fn step_approve_as(&mut self, serial: u32, digest: Sha256Digest) -> Result<()> {
        let approval =
            Approval { by: "Petugas".to_owned(), on: DAY, because: None, request_digest: digest };
        let report = json!({ "findings": [] });
        self.change(|change| add_approval(change, &number(serial), &approval, "sesuai", &report))
    }

    pub(super) fn step_agree(&mut self, serial: u32) -> Result<()> {
        let agreement = Agreement {
            signed_by: "Siti".to_owned(),
            position: None,
            on: DAY,
            scan_sha256: digest(9),
        };
        let present = self.present(serial);
        self.record_agreement(&number(serial), present, &agreement, || Ok("scans/1.pdf".into()))
    }

    pub(super) fn step_verify(&mut self, serial: u32, manifest: u8, result: &str) -> Result<()> {
        let manifest_sha256 = digest(manifest);
        let outcome = Verified { manifest_sha256, on: DAY, result, proof: "device", bytes_read: 7 };
        self.record_verification(&number(serial), &outcome)
    }

    pub(super) fn step_invoice(&mut self, serial: u32, total: u64) -> Result<Invoice> {
        let request = number(serial);
        // A plan needs an approval, and an invoice needs a plan.
        if self.state(&request)?.is_none_or(|state| state.goods < Goods::Approved) {
            self.step_approve_as(serial, self.present(serial))?;
        }
        let plan = json!({ "total": total });
        self.issue_invoice(&request, self.present(serial), &series(&numbering()), &plan, |n| {
            Ok(invoice(n, &request, total))
        })
    }

    pub(super) fn step_receipt(&mut self, invoice: &str) -> Result<Receipt> {
        self.issue_receipt(invoice, &series(&numbering()), |n, invoice, payment| {
            Ok(receipt(n, invoice, payment))
        })
    }

    pub(super) fn step_handover(&mut self, serial: u32) -> Result<Handover> {
        self.issue_handover(&number(serial), &series(&numbering()), |n, receipt, seals| {
            Ok(Handover {
                number: n.to_owned(),
                request: number(serial).to_string(),
                on: DAY,
                to: "Siti".to_owned(),
                receipt: receipt.number.clone(),
                earlier_receipts: Vec::new(),
                by: None,
                amendment: None,
                seals,
            })
        })
    }
}
