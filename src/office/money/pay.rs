//! Pay: the payment of an invoice, in cash or through SIMPONI.

use std::path::PathBuf;

use jiff::civil::Date;
use serde::Serialize;

use crate::billing;
use crate::error::Result;
use crate::ledger::{AmendingMoney, CodeToVoid, EvidenceKind};
use crate::message::message;
use crate::model::{BillingCode, CashSum, Invoice, Payment, PaymentMethod, Rupiah};
use crate::office::evidence::Document;
use crate::office::papers::{Issued, print_invoice};
use crate::office::session::{Home, Session, number_of, stated_reason};

/// How an invoice was paid.
#[derive(Debug, Clone)]
pub enum Paid {
    /// In cash.
    Cash {
        /// The name of the treasurer who took it.
        treasurer: String,
        /// The open billing code that becomes void with it; `None` where the invoice has none.
        void: Option<VoidCode>,
    },
    /// Through SIMPONI.
    Simponi {
        /// The NTPN of the proof of payment.
        ntpn: String,
        /// The name of whoever checked the proof; `None` for the treasurer in the settings, or for who acts where the
        /// office names its people and the treasurer in the settings is none of them.
        confirmed_by: Option<String>,
        /// The bank's day on the proof of payment; `None` where it is not given.
        paid_on: Option<Date>,
        /// The scan of the bank's proof (BPN), which is attached in the same act; `None` where it comes later.
        evidence: Option<PathBuf>,
    },
}

/// A billing code that becomes void because its invoice is paid in cash.
#[derive(Debug, Clone)]
pub struct VoidCode {
    /// The code.
    pub code: String,
    /// Why; `None` for the usual reason, that the invoice is paid in cash.
    pub because: Option<String>,
}

/// A payment that was recorded.
#[derive(Debug, Serialize)]
pub struct PaymentRecorded {
    /// The invoice that is paid, and its path.
    #[serde(flatten)]
    pub invoice: Issued,
    /// The billing code that became void with a payment in cash; left out where none did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub void_code: Option<String>,
    /// What the buyer hands over in cash; left out where that is the amount itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cash: Option<CashSum>,
}

impl Session {
    /// Returns the billing code with which an invoice can still be paid today, and which is to be void before cash is
    /// taken; `None` where there is none. Nothing is recorded.
    ///
    /// # Errors
    /// As [`Self::pay`] in cash by this treasurer; [`crate::error::ErrorKind::Usage`] also where there is such a code
    /// and the office requires a second person to void it.
    pub fn code_before_cash(
        &mut self,
        invoice: &str,
        treasurer: &str,
    ) -> Result<Option<BillingCode>> {
        let (home, ledger) = self.parts()?;
        let invoice = ledger.known_invoice(invoice)?;
        let code = ledger.code_open_for_cash(&invoice.number, home.clock.today())?;
        self.refuse_approving_taker(&invoice, treasurer)?;
        if code.is_some() {
            self.needs_second(&message!("the voiding of a billing code"))?;
        }
        Ok(code)
    }

    /// Records the payment of an invoice and prints the invoice again. `amount` must be its total; `None` stands for
    /// the total. A billing code that cash replaces is void in the same transaction.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::State`] for an amount that is not the total or an NTPN that was used before, and
    /// where the invoice is unknown, paid, void, superseded or of a day after today, or its request has ended; `Usage`
    /// for a malformed NTPN, an empty name, a proof that is no whole PDF or picture, a bank's day before the invoice or
    /// after today, or a code to be void where the office requires a second person and none is named.
    pub fn pay(
        &mut self,
        invoice: &str,
        paid: Paid,
        amount: Option<Rupiah>,
    ) -> Result<PaymentRecorded> {
        let who_acts = self.actor().name;
        let (home, ledger) = self.parts()?;
        let invoice = ledger.known_invoice(invoice)?;
        let (mut evidence, mut void) = (None, None);
        let method = match paid {
            Paid::Cash { treasurer, void: code } => {
                void = code;
                PaymentMethod::Cash { treasurer }
            }
            Paid::Simponi { ntpn, confirmed_by, paid_on, evidence: file } => {
                let read = |file: PathBuf| Document::read(&file, "--evidence");
                evidence = file.map(read).transpose()?;
                let settings = home.settings();
                let ours = || settings.treasurer_on(home.clock.today()).or(who_acts);
                let by = confirmed_by.or_else(ours).unwrap_or_default();
                PaymentMethod::Simponi { ntpn, confirmed_by: by, paid_on }
            }
        };
        let taker = match &method {
            PaymentMethod::Cash { treasurer } => treasurer.as_str(),
            PaymentMethod::Simponi { confirmed_by, .. } => confirmed_by.as_str(),
        };
        self.refuse_approving_taker(&invoice, taker)?;
        let (home, ledger) = self.parts()?;
        let cash = match method {
            PaymentMethod::Cash { .. } => Some(cash_sum(home, invoice.total)?),
            PaymentMethod::Simponi { .. } => None,
        };
        // Who counts rounded cash may give that sum, too.
        let is_rounded = |amount: &Rupiah| cash.is_some_and(|cash| cash.taken == *amount);
        let amount = amount.filter(|amount| !is_rounded(amount)).unwrap_or(invoice.total);
        let mut payment = billing::payment(&invoice, method, amount, home.clock.today())?;
        payment.rounding = cash.map_or(0, |cash| cash.rounding);
        home.ready_for_papers(&invoice.request)?;
        let mut void_code = None;
        match (evidence, void) {
            (Some(proof), _) => {
                proof.attached(home, EvidenceKind::Bpn, &invoice.request, |proof| {
                    ledger.record_proven_payment(&payment, Some(proof))
                })?;
            }
            (None, Some(void)) => void_code = self.record_cash_for_code(&payment, &void)?,
            (None, None) => ledger.record_payment(&payment)?,
        }
        let (home, ledger) = self.parts()?;
        let path = print_invoice(home, ledger, &invoice)?;
        let invoice = Issued::new(invoice.number, invoice.request, payment.amount, &path);
        let cash = cash.filter(CashSum::is_rounded);
        Ok(PaymentRecorded { invoice, void_code, cash })
    }

    /// Returns what a buyer hands over in cash for a sum; `None` where that is the sum itself.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::Office`] for a setting that would round too much.
    pub fn rounded_cash(&self, sum: Rupiah) -> Result<Option<CashSum>> {
        Ok(Some(cash_sum(self.home(), sum)?).filter(CashSum::is_rounded))
    }

    /// Records cash and voids the code that it replaces, and returns that code.
    fn record_cash_for_code(
        &mut self,
        payment: &Payment,
        void: &VoidCode,
    ) -> Result<Option<String>> {
        let usual = message!("paid in cash").indonesian();
        let because = stated_reason(void.because.as_deref().unwrap_or(&usual))?;
        let by = self.named_actor()?;
        self.needs_second(&message!("the voiding of a billing code"))?;
        let why = AmendingMoney { because, by: &by, on: payment.on };
        let void = CodeToVoid { code: &void.code, why };
        let (_, ledger) = self.parts()?;
        let code = ledger.record_cash_for_code(payment, &void)?;
        Ok(code.map(|code| code.code))
    }

    /// Refuses money from whoever approved the request, where the office requires four eyes.
    fn refuse_approving_taker(&mut self, invoice: &Invoice, taker: &str) -> Result<()> {
        let acts = self.actor().name;
        let takers: Vec<&str> = [Some(taker), acts.as_deref()].into_iter().flatten().collect();
        self.refuse_approver(&number_of(&invoice.request)?, &takers)
    }
}

/// Returns what is handed over in cash for a sum, by the office's settings.
fn cash_sum(home: &Home, sum: Rupiah) -> Result<CashSum> {
    billing::cash_sum(sum, &home.settings().tariff)
}
