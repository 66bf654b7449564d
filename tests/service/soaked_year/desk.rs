//! The counter on one day: what officers and treasurers do for a request, by the functions that the commands call.
//!
//! A writer may be killed at any moment. So each act asks first whether it was recorded, as a person would who comes
//! back to a machine that lost its power.

use std::fs;
use std::path::PathBuf;

use jiff::civil::{Date, time};
use kemas::ledger::{Ledger, PaymentFault};
use kemas::model::{Actor, Duty, Moment, Numbering, PaperKind, RequestNumber, Rupiah};
use kemas::office::{
    Acting, Clock, Decision, Given, Office, PackOrder, Paid, SecondPayment, Session, Signature,
    open_doors,
};
use kemas::plan::Form;
use kemas::progress::Silent;

use super::plan::{Course, LESS, MORE, Sale};
use crate::counter::{request, signed_scan};
use crate::transactions::Sold;

/// The treasurers.
pub const TREASURERS: [&str; 2] = ["Maria", "Yosef"];
const OFFICERS: [&str; 2] = ["Petugas A", "Petugas B"];
const WHY: &str = "salah catat";

/// The counter of a treasurer on a day.
pub struct Desk {
    office: Office,
    on: Date,
    /// The place of the treasurer in [`TREASURERS`].
    treasurer: usize,
    /// The folder of media and scans.
    outside: PathBuf,
}

impl Desk {
    pub fn new(office: &Office, on: Date, treasurer: usize) -> Self {
        let outside = office.folder().parent().unwrap().to_path_buf();
        Self { office: office.clone(), on, treasurer, outside }
    }

    fn ledger(&self) -> Ledger {
        Ledger::open(&self.office.folder().join("ledger.db")).unwrap()
    }

    /// Opens a session of the officer.
    fn officer(&self, duty: Duty) -> Session {
        self.session(OFFICERS[self.treasurer], None, duty)
    }

    /// Opens a session of the treasurer.
    pub fn cashier(&self) -> Session {
        self.session(TREASURERS[self.treasurer], None, Duty::Treasurer)
    }

    /// Opens a session of the treasurer, for what the other one looks at as well.
    fn two(&self) -> Session {
        let other = TREASURERS[1 - self.treasurer].to_owned();
        self.session(TREASURERS[self.treasurer], Some(other), Duty::Treasurer)
    }

    fn session(&self, by: &str, second: Option<String>, duty: Duty) -> Session {
        let clock = Clock::start(self.on, time(9, 0, 0, 0));
        let given = Some((by.to_owned(), "--by"));
        let who = Acting { given, second, ..Acting::default() };
        self.office.open(clock).unwrap().acting(&who, duty).unwrap()
    }

    /// Returns true where a step of a request was recorded.
    fn did(&self, number: &str, step: &str) -> bool {
        let steps = self.ledger().steps(&parsed(number)).unwrap();
        steps.iter().any(|taken| taken.step == step)
    }

    fn is_paid(&self, invoice: &str) -> bool {
        self.ledger().payment_of(invoice).unwrap().is_some()
    }

    /// Serves a request as far as it goes on its day.
    pub fn serve(&self, sale: &Sale) {
        let number = sale.number();
        let mut ledger = self.ledger();
        if ledger.decided(&parsed(&number)).unwrap().is_some() {
            return;
        }
        if sale.is_plain() {
            return self.serve_plainly(&mut ledger, sale);
        }
        let invoice = self.invoiced(sale, &number);
        match sale.course {
            Course::Cash => self.pay_cash(&invoice),
            Course::CashAfterCode | Course::PaidTwice => {
                if !self.did(&number, "billing-code") {
                    self.record_code(sale, &invoice);
                }
                if !self.did(&number, "code-void") {
                    self.two().replace_billing_code(&invoice, None, WHY).unwrap();
                }
                self.pay_cash(&invoice);
            }
            Course::Simponi | Course::ReceiptAgainLater => {
                self.pay_simponi(sale, &invoice, &sale.ntpn('N'));
            }
            Course::SimponiByCode => {
                if !self.did(&number, "billing-code") {
                    self.record_code(sale, &invoice);
                }
                self.pay_simponi(sale, &invoice, &sale.ntpn('N'));
            }
            Course::InvoiceAgain => {
                if !self.did(&number, "void") {
                    self.two().void(PaperKind::Invoice, &invoice, WHY).unwrap();
                }
                let invoice = self.invoice(&number);
                self.pay_cash(&invoice);
            }
            Course::ReceiptAgain => {
                self.pay_cash(&invoice);
                self.receive_again(&number, &invoice);
            }
            Course::WrongNtpn => self.pay_simponi(sale, &invoice, &sale.ntpn('W')),
            Course::WrongInvoice => self.pay_on_wrong_invoice(sale, &invoice),
            Course::More => {
                self.pay_simponi(sale, &invoice, &sale.ntpn('N'));
                if !self.did(&number, "overpaid") {
                    self.two().amend_amount(&invoice, Rupiah(sale.amount() + MORE), WHY).unwrap();
                }
            }
            Course::Less => {
                if !self.did(&number, "underpaid") {
                    self.pay_simponi(sale, &invoice, &sale.ntpn('N'));
                    self.two().amend_amount(&invoice, Rupiah(sale.amount() - LESS), WHY).unwrap();
                }
                self.pay_cash(&invoice);
            }
            Course::Cancelled => {
                self.two().cancel(&number, "tidak jadi").unwrap();
                return;
            }
        }
        // Data that were handed over are handed over on a receipt that stays.
        if sale.course != Course::ReceiptAgainLater {
            self.hand_over(&number);
        }
    }

    /// Serves a request in the ledger alone.
    fn serve_plainly(&self, ledger: &mut Ledger, sale: &Sale) {
        let [officer, treasurer] = [OFFICERS[self.treasurer], TREASURERS[self.treasurer]];
        let numbering = ["B", "KW", "BAST"].map(|paper| Numbering {
            pattern: format!("{paper}-{{serial}}/{{unit}}/{{class}}/{{month}}/{{year}}"),
            class: if paper == "KW" { "KU.340" } else { "HM.340" }.to_owned(),
            start: 1,
            register: false,
        });
        let scan = PathBuf::from(format!("agreements/{}.pdf", sale.number()));
        let kept = self.office.folder().join(&scan);
        fs::create_dir_all(kept.parent().unwrap()).unwrap();
        fs::write(kept, sale.number()).unwrap();
        let sold = Sold {
            scan,
            number: parsed(&sale.number()),
            serial: sale.serial,
            amount: sale.amount(),
            on: self.on,
            ntpn: (sale.course == Course::Simponi).then(|| sale.ntpn('N')),
            names: [officer, treasurer],
            numbering: [&numbering[0], &numbering[1], &numbering[2]],
        };
        let offset = Some(jiff::tz::offset(9));
        let at = self.on.at(9, 0, 0, 0);
        ledger.set_clock(Moment { at, offset, is_exact: false }).unwrap();
        let actor = Actor { name: Some(treasurer.to_owned()), ..Actor::default() };
        ledger.set_actor(&actor).unwrap();
        if ledger.handover_of_request(&sold.number).unwrap().is_some() {
            return ledger.close(&sold.number, self.on).unwrap();
        }
        sold.receive(ledger);
        sold.hand_over(ledger);
    }

    /// Does what is known on the working day after.
    pub fn put_right(&self, sale: &Sale) {
        let number = sale.number();
        if !matches!(sale.course, Course::ReceiptAgainLater | Course::WrongNtpn | Course::PaidTwice)
        {
            return;
        }
        let invoice = self.invoice_of(&number);
        match sale.course {
            Course::ReceiptAgainLater => {
                self.receive_again(&number, &invoice);
                self.hand_over(&number);
            }
            Course::WrongNtpn => {
                let right = sale.ntpn('N');
                let fault = PaymentFault::Ntpn(&right);
                let amended = self.two().amend_payment(&invoice, fault, WHY, None).unwrap();
                assert!(amended.void.is_some() && amended.receipt.is_some(), "{amended:?}");
            }
            _ => {
                let ntpn = sale.ntpn('K');
                let second =
                    SecondPayment { ntpn: &ntpn, paid_on: None, amount: None, evidence: None };
                let made = self.two().overpay(&invoice, &second, "kode dibayar juga").unwrap();
                assert_eq!(made.amount.0, sale.amount());
            }
        }
    }

    /// Records that the treasury paid back what was too much.
    pub fn refund(&self, sale: &Sale) {
        let letter = if sale.course == Course::PaidTwice { 'K' } else { 'N' };
        let (ntpn, order) = (sale.ntpn(letter), format!("23{:013}", sale.serial));
        let made = self.two().refund(&ntpn, &order, None, None).unwrap();
        assert_eq!(made.refund.amount.0, sale.too_much());
    }

    /// Deposits the cash in hand with its proof; returns its sum.
    pub fn deposit(&self) -> u64 {
        let held = self.ledger().cash_in_hand(self.on).unwrap();
        let receipts: Vec<String> = held.into_iter().filter_map(|cash| cash.receipt).collect();
        if receipts.is_empty() {
            return 0;
        }
        let ntpn = format!("D{:0>15}", self.on.strftime("%Y%m%d").to_string());
        let proof = self.scan(&format!("setoran {}", self.on));
        let made = self.cashier().deposit(&receipts, &ntpn, None, None, Some(&proof)).unwrap();
        made.amount.0
    }

    /// Takes a request to its invoice; returns the invoice's number.
    fn invoiced(&self, sale: &Sale, number: &str) -> String {
        if let Some(known) = self.ledger().invoice_of_request(&parsed(number)).unwrap() {
            return known.number;
        }
        let given = Given::Number(parsed(number));
        if !self.did(number, "agreed") {
            let mut asked = request(number, sale.items());
            asked["received_on"] = self.on.to_string().into();
            asked["requester"]["email"] = format!("tamu{}@example.ac.id", sale.serial).into();
            asked["abstraction"]["periods"] = ["2023", "2024", "2025"].as_slice().into();
            let json = asked.to_string().into_bytes();
            let text = Given::Text { json, place: PathBuf::from("permintaan.json") };
            let decision = Decision {
                by: OFFICERS[self.treasurer],
                because: Some("sesuai"),
                visit: None,
                number: None,
            };
            self.officer(Duty::Decision).approve(&text, &decision).unwrap();
            let scan = self.scan(&format!("tanda tangan {number}"));
            let signature =
                Signature { signed_by: "Siti", position: None, on: self.on, scan: &scan };
            self.officer(Duty::Anyone).agree(&given, &signature).unwrap();
        }
        self.invoice(number)
    }

    fn invoice(&self, number: &str) -> String {
        let given = Given::Number(parsed(number));
        self.officer(Duty::Anyone).invoice(&given, None, &Silent).unwrap().number
    }

    fn invoice_of(&self, number: &str) -> String {
        self.ledger().invoice_of_request(&parsed(number)).unwrap().unwrap().number
    }

    fn record_code(&self, sale: &Sale, invoice: &str) {
        let (code, until) = (
            format!("82026{:010}", sale.serial),
            self.on.saturating_add(jiff::Span::new().days(7)),
        );
        self.officer(Duty::Anyone).record_billing_code(invoice, &code, until).unwrap();
    }

    /// Takes cash where the invoice is not paid, and issues the receipt.
    fn pay_cash(&self, invoice: &str) {
        if !self.is_paid(invoice) {
            let treasurer = TREASURERS[self.treasurer].to_owned();
            self.cashier().pay(invoice, Paid::Cash { treasurer, void: None }, None).unwrap();
        }
        self.receive(invoice);
    }

    /// Records a payment with an NTPN where the invoice is not paid, and issues the receipt. One in ten has its proof.
    fn pay_simponi(&self, sale: &Sale, invoice: &str, ntpn: &str) {
        if !self.is_paid(invoice) {
            let has_proof = sale.serial.is_multiple_of(10);
            let evidence = has_proof.then(|| self.scan(&format!("BPN {ntpn}")));
            let (ntpn, confirmed_by) =
                (ntpn.to_owned(), Some(TREASURERS[self.treasurer].to_owned()));
            let paid = Paid::Simponi { ntpn, confirmed_by, paid_on: None, evidence };
            self.cashier().pay(invoice, paid, None).unwrap();
        }
        self.receive(invoice);
    }

    fn receive(&self, invoice: &str) {
        self.officer(Duty::Anyone).receipt(invoice, None).unwrap();
    }

    /// Voids the receipt and issues another one, where that was not done.
    fn receive_again(&self, number: &str, invoice: &str) {
        if !self.did(number, "void") {
            let receipt = self.ledger().receipt_of(invoice).unwrap().unwrap();
            self.two().void(PaperKind::Receipt, &receipt.number, WHY).unwrap();
        }
        self.receive(invoice);
    }

    /// Records the payment on the invoice of the second request and moves it; the second one is paid in cash and handed
    /// over, too.
    fn pay_on_wrong_invoice(&self, sale: &Sale, right: &str) {
        let second = sale.second_number();
        let wrong = self.invoiced(sale, &second);
        if !self.did(&second, "payment-amended") {
            self.pay_simponi(sale, &wrong, &sale.ntpn('N'));
            self.two().amend_payment(&wrong, PaymentFault::Invoice(right), WHY, None).unwrap();
        }
        self.pay_cash(&wrong);
        if !self.did(&second, "closed") {
            self.hand_over(&second);
        }
    }

    /// Packs, verifies, hands over and closes.
    fn hand_over(&self, number: &str) {
        let given = Given::Number(parsed(number));
        if !self.did(number, "handed-over") {
            let medium = self.outside.join(format!("usb-{number}"));
            let _ = fs::remove_dir_all(&medium);
            fs::create_dir_all(&medium).unwrap();
            let (request, target) = (given.clone(), medium.clone());
            let (level, form, threads) = (None, Form::Zip, Some(1));
            let order = PackOrder { request, target, level, form, threads };
            self.officer(Duty::Anyone).pack(&order, &Silent).unwrap();
            let who = Acting {
                given: Some((OFFICERS[self.treasurer].into(), "--by")),
                ..Acting::default()
            };
            let session = || Ok(Some(self.officer(Duty::Anyone)));
            let (found, _) = open_doors::verify(&medium, session, &who, &Silent).unwrap();
            assert!(found.is_complete(), "{found:?}");
            self.officer(Duty::Anyone).hand_over(&given, None).unwrap();
            fs::remove_dir_all(&medium).unwrap();
        }
        self.officer(Duty::Anyone).close(number).unwrap();
    }

    /// Writes a scan; each text makes another one.
    fn scan(&self, text: &str) -> PathBuf {
        let path = self.outside.join(format!("pindai-{}.pdf", self.treasurer));
        fs::write(&path, signed_scan(text)).unwrap();
        path
    }
}

fn parsed(number: &str) -> RequestNumber {
    RequestNumber::parse(number).unwrap()
}
