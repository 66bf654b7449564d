//! Synthetic requests in a ledger: one up to its receipt, and a whole year of them.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use jiff::civil::{Date, date};
use kemas::ledger::{GivenNumber, HandedIn, Ledger, Planned, Series, Verified};
use kemas::message::Message;
use kemas::model::{
    Agreement, Approval, Handover, Invoice, InvoiceLine, Moment, Numbering, PaperForm, Payment,
    PaymentMethod, PriceLine, Receipt, Request, RequestNumber, Rupiah, SealedBag, TariffSettings,
};
use serde_json::json;

/// The number of requests in a year.
pub const TRANSACTIONS: u32 = 5_000;

/// The template and settings of papers, empty here.
static FORM: LazyLock<PaperForm> = LazyLock::new(|| PaperForm {
    name: "papers/x.sheet".to_owned(),
    template: "p | x".to_owned(),
    settings: json!({}),
});

static NUMBERING: LazyLock<Numbering> = LazyLock::new(|| Numbering {
    pattern: "B-{serial}/{year}".to_owned(),
    class: "X".to_owned(),
    start: 1,
    register: false,
});

/// A request that is recorded in a ledger step by step.
pub struct Sold<'s> {
    pub number: RequestNumber,
    pub serial: u32,
    pub amount: u64,
    pub on: Date,
    /// The NTPN of its payment; `None` for cash.
    pub ntpn: Option<String>,
    /// Who approves it, and who takes the money.
    pub names: [&'s str; 2],
    /// Where the scan of its agreement lies, whose bytes are the request's number.
    pub scan: PathBuf,
    /// How invoice, receipt and handover note are numbered.
    pub numbering: [&'s Numbering; 3],
}

impl Sold<'static> {
    fn usual(serial: u32, amount: u64, on: Date) -> Self {
        let number = RequestNumber::parse(&format!("8100-{}-{serial:05}", on.year())).unwrap();
        let ntpn = serial.is_multiple_of(4).then(|| format!("{serial:016}"));
        let (scan, numbering) = (PathBuf::from("agreements/x.pdf"), [&*NUMBERING; 3]);
        Self { number, serial, amount, on, ntpn, names: ["Petugas", "Maria"], scan, numbering }
    }
}

fn request(serial: u32, number: &RequestNumber) -> Request {
    let text = "Kajian kemiskinan rumah tangga di Kota Ambon dengan data Susenas. ".repeat(5);
    let asked = json!({
        "number": number,
        "requester": {"name": format!("Tamu {serial}"), "email": format!("t{serial}@example.id")},
        "abstraction": {"title": "Kemiskinan", "background": text, "purpose": text},
        "items": [{"id": "susenas"}],
    });
    Request::from_json(asked.to_string().as_bytes(), Path::new("r.json")).unwrap()
}

fn invoice(issued: &str, number: &RequestNumber, serial: u32, amount: u64, on: Date) -> Invoice {
    let price = PriceLine {
        index: 0,
        id: "susenas".to_owned(),
        region: None,
        format: None,
        tariff: format!("data-mikro-{}", serial % 3),
        quantity: amount,
        unit: "byte".to_owned(),
        rate: Message::verbatim("Rp1"),
        amount: Rupiah(amount),
        arithmetic: Message::verbatim(format!("{amount} byte × Rp1")),
        legal_basis: "PP 13/2024".to_owned(),
    };
    Invoice {
        number: issued.to_owned(),
        request: number.to_string(),
        issued_on: on,
        buyer: format!("Tamu {serial}"),
        institution: None,
        lines: vec![InvoiceLine { title: "Susenas".to_owned(), price }],
        total: Rupiah(amount),
        in_words: String::new(),
        legal_basis: vec!["PP 13/2024".to_owned()],
        settings: TariffSettings::default(),
        supplement: None,
    }
}

/// Serves a request up to its receipt, and returns the receipt. Steps that were taken before a crash are recognised.
pub fn serve(ledger: &mut Ledger, serial: u32, amount: u64, on: Date) -> Receipt {
    Sold::usual(serial, amount, on).receive(ledger)
}

impl Sold<'_> {
    fn series(&self, place: usize) -> Series<'_> {
        Series {
            numbering: self.numbering[place],
            unit_code: "81000",
            on: self.on,
            form: &FORM,
            given: GivenNumber::default(),
        }
    }

    fn digest(&self) -> kemas::model::Sha256Digest {
        kemas::fixity::sha256(self.number.as_str().as_bytes())
    }

    /// As [`serve`].
    pub fn receive(&self, ledger: &mut Ledger) -> Receipt {
        let Self { number, serial, amount, on, names: [officer, treasurer], .. } = self;
        let (digest, on, treasurer) = (self.digest(), *on, (*treasurer).to_owned());
        let request = request(*serial, number);
        let handed_in = HandedIn { request: &request, digest, visit: None, at: on.at(9, 0, 0, 0) };
        let by = (*officer).to_owned();
        let approval = Approval { by, on, because: None, request_digest: digest };
        ledger.approve(&handed_in, &approval, "sesuai", &json!({"findings": []}), None).unwrap();
        let invoice = ledger
            .issue_invoice(number, digest, &self.series(0), &json!({"volumes": []}), |issued| {
                Ok(invoice(issued, number, *serial, *amount, on))
            })
            .unwrap();
        if ledger.payment_of(&invoice.number).unwrap().is_none() {
            let method = match self.ntpn.clone() {
                Some(ntpn) => {
                    PaymentMethod::Simponi { paid_on: None, ntpn, confirmed_by: treasurer }
                }
                None => PaymentMethod::Cash { treasurer },
            };
            let payment = Payment {
                invoice: invoice.number.clone(),
                method,
                amount: invoice.total,
                on,
                rounding: 0,
            };
            ledger.record_payment(&payment).unwrap();
        }
        let made = |issued: &str, invoice: &Invoice, payment: &Payment| {
            Ok(Receipt {
                number: issued.to_owned(),
                invoice: invoice.number.clone(),
                request: invoice.request.clone(),
                issued_on: on,
                received_from: invoice.buyer.clone(),
                amount: payment.amount,
                amount_in_words: String::new(),
                payment: payment.clone(),
                treasurer: None,
            })
        };
        ledger.issue_receipt(&invoice.number, &self.series(1), made).unwrap()
    }

    /// Serves a request from its receipt to its close.
    pub fn hand_over(&self, ledger: &mut Ledger) {
        let Self { number, amount, on, .. } = self;
        let (digest, on) = (self.digest(), *on);
        let agreement =
            Agreement { signed_by: "Tamu".to_owned(), position: None, on, scan_sha256: digest };
        let copy = || Ok(self.scan.clone().into());
        ledger.record_agreement(number, digest, &agreement, copy).unwrap();
        let bag = SealedBag {
            ordinal: 1,
            path: format!("/media/usb/{number}"),
            bytes: *amount,
            manifest_sha256: digest,
            short_code: "0000-0000-0000".to_owned(),
        };
        let planned = Planned { price: Rupiah(*amount), body: json!({"volumes": []}) };
        ledger.record_packages(number, &[bag], &planned, on).unwrap();
        let result = "lengkap";
        let read =
            Verified { manifest_sha256: digest, on, result, proof: "perangkat", bytes_read: 1 };
        ledger.record_verification(number, &read).unwrap();
        let made = |issued: &str, receipt: &Receipt, seals: Vec<SealedBag>| {
            Ok(Handover {
                number: issued.to_owned(),
                request: number.to_string(),
                on,
                to: "Tamu".to_owned(),
                receipt: receipt.number.clone(),
                earlier_receipts: Vec::new(),
                by: None,
                amendment: None,
                seals,
            })
        };
        ledger.issue_handover(number, &self.series(2), made).unwrap();
        ledger.close(number, on).unwrap();
    }
}

/// The first day of the year.
pub const FIRST: Date = date(2026, 1, 1);

/// Serves a year of requests. Each is handed over and closed, and the cash of a day is deposited in the evening.
/// Returns the sum of what was paid.
pub fn year(ledger: &mut Ledger) -> u64 {
    let (mut received, mut state) = (0, 20_261_124_u64);
    let mut cash: Vec<String> = Vec::new();
    let mut today = FIRST;
    for serial in 1..=TRANSACTIONS {
        let day = (serial - 1) * 365 / TRANSACTIONS;
        let on = FIRST.checked_add(jiff::ToSpan::days(i64::from(day))).unwrap();
        if on != today {
            deposit(ledger, &mut cash, today);
            today = on;
        }
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let amount = (state >> 38) + 1;
        received += amount;
        let moment = Moment { at: on.at(9, 0, 0, 0), offset: None, is_exact: true };
        ledger.set_clock(moment).unwrap();
        let sold = Sold::usual(serial, amount, on);
        let receipt = sold.receive(ledger);
        if matches!(receipt.payment.method, PaymentMethod::Cash { .. }) {
            cash.push(receipt.number);
        }
        sold.hand_over(ledger);
    }
    deposit(ledger, &mut cash, today);
    received
}

fn deposit(ledger: &mut Ledger, cash: &mut Vec<String>, on: Date) {
    let ntpn = format!("D{:0>15}", on.strftime("%Y%m%d"));
    ledger.record_deposit(&std::mem::take(cash), &ntpn, None, on, |_| Ok(())).unwrap();
}
