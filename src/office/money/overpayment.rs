//! Overpayment: money that reached the treasury for an invoice beyond the payment that counts, and the application for
//! its refund.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::Serialize;

use crate::billing::{self, Papers};
use crate::error::{Error, ErrorKind, Result};
use crate::ledger::{AmendingMoney, Attaching, EvidenceKind, Ledger, NewOverpayment};
use crate::message::message;
use crate::model::{Invoice, OfficeSettings, Overpayment, PaperKind, Payment, Receipt, Rupiah};
use crate::office::evidence::Document;
use crate::office::papers::{file_name, print_invoice, print_paper};
use crate::office::session::{Session, stated_reason};

/// An overpayment that was recorded.
#[derive(Debug, Serialize)]
pub struct Overpaid {
    /// The invoice's number.
    pub number: String,
    /// The request's number.
    pub request: String,
    /// The number of the treasury's proof (NTPN).
    pub ntpn: String,
    /// The sum that the treasury owes the buyer.
    pub amount: Rupiah,
    /// The bank's day.
    pub paid_on: Date,
    /// False where the payment was less than the total, so that the invoice is to be paid again.
    pub is_paid: bool,
    /// The number of the receipt that became void, if any.
    pub void: Option<String>,
    /// The path of the application for the refund.
    pub path: String,
    /// The paths of the other papers that were printed: a void receipt, and an invoice that is to be paid again.
    pub paths: Vec<String>,
}

/// What a proof says of a second payment.
#[derive(Debug, Clone)]
pub struct SecondPayment<'a> {
    /// The NTPN.
    pub ntpn: &'a str,
    /// The bank's day; `None` for today.
    pub paid_on: Option<Date>,
    /// The sum; `None` for the invoice's total.
    pub amount: Option<Rupiah>,
    /// The scan of the bank's proof (BPN), which is attached in the same act.
    pub evidence: Option<PathBuf>,
}

impl Session {
    /// Records that the treasury received money for an invoice that was paid already, and prints the application for
    /// the refund. The same overpayment is recorded only once; the application is printed again.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::Usage`] for a malformed NTPN, a sum of Rp0, an empty reason, or a bank's day before
    /// the invoice or after today, and where the office requires the bank's proof and none is given; `State` as
    /// [`Ledger::record_overpayment`].
    pub fn overpay(
        &mut self,
        invoice: &str,
        second: &SecondPayment<'_>,
        because: &str,
    ) -> Result<Overpaid> {
        let because = stated_reason(because)?;
        self.needs_second(&message!("the record of an overpayment"))?;
        let (home, ledger) = self.parts()?;
        let invoice = ledger.known_invoice(invoice)?;
        let on = home.clock.today();
        let (ntpn, paid_on, amount) =
            billing::second_payment(&invoice, second.ntpn, (second.paid_on, on), second.amount)?;
        let proof = second.evidence.as_deref().map(|file| Document::read(file, "--evidence"));
        let proof = proof.transpose()?;
        if proof.is_none() && home.settings().counter.require_evidence {
            return Err(without_proof());
        }
        home.ready_for_papers(&invoice.request)?;
        let new = NewOverpayment { ntpn: &ntpn, amount, paid_on, because, on };
        let dossier = Dossier::of(ledger, &invoice.number)?;
        let (papers, mut paper) = (home.papers()?, Vec::new());
        let mut record = |proof: Option<&Attaching<'_>>| {
            ledger.record_overpayment(&invoice.number, &new, proof, |made| {
                paper = dossier.pdf(&papers, made, home.settings())?;
                Ok(())
            })
        };
        let made = match &proof {
            Some(proof) => proof
                .attached(home, EvidenceKind::Bpn, &invoice.request, |proof| record(Some(proof))),
            None => record(None),
        }?;
        let path = home.write_paper(&made.request, &application_name(&made), &paper)?;
        Ok(Overpaid::new(made, &path, None))
    }

    /// Amends the sum of a payment through SIMPONI, by the proof. More than the invoice's total leaves it paid, and the
    /// rest is an overpayment; less makes the whole payment one, and the invoice is to be paid again. Prints the
    /// application for the refund.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::Usage`] for an empty reason, or where nobody is named; `State` as
    /// [`Ledger::amend_amount`].
    pub fn amend_amount(
        &mut self,
        invoice: &str,
        amount: Rupiah,
        because: &str,
    ) -> Result<Overpaid> {
        let because = stated_reason(because)?;
        let by = self.named_actor()?;
        self.needs_second(&message!("the amendment of a payment"))?;
        let (home, ledger) = self.parts()?;
        let paper = ledger.known_invoice(invoice)?;
        home.ready_for_papers(&paper.request)?;
        let why = AmendingMoney { because, by: &by, on: home.clock.today() };
        let dossier = Dossier::of(ledger, invoice)?;
        let (papers, mut pdf) = (home.papers()?, Vec::new());
        let amended = ledger.amend_amount(invoice, amount, &why, |made| {
            pdf = dossier.pdf(&papers, made, home.settings())?;
            Ok(())
        })?;
        let made = amended.overpayment;
        let path = home.write_paper(&made.request, &application_name(&made), &pdf)?;
        let mut printed = Vec::new();
        if let Some(void) = &amended.void {
            printed.push(print_paper(home, ledger, PaperKind::Receipt, &void.number)?);
        }
        if made.counts_no_more {
            printed.push(print_invoice(home, ledger, &paper)?);
        }
        let paths = printed.iter().map(|path| path.display().to_string()).collect();
        let void = amended.void.map(|void| void.number);
        Ok(Overpaid { paths, ..Overpaid::new(made, &path, void) })
    }
}

fn without_proof() -> Error {
    let message =
        message!("the bank's proof (BPN) of a second payment is attached in the same act");
    Error::new(ErrorKind::Usage, message)
        .field("--evidence")
        .hint(message!("give its scan with `--evidence FILE`"))
}

/// Returns the name of the file of an application for a refund.
fn application_name(made: &Overpayment) -> String {
    file_name("pengembalian", &made.ntpn)
}

impl Overpaid {
    fn new(made: Overpayment, path: &Path, void: Option<String>) -> Self {
        Self {
            is_paid: !made.counts_no_more,
            number: made.invoice,
            request: made.request,
            ntpn: made.ntpn,
            amount: made.amount,
            paid_on: made.paid_on,
            void,
            path: path.display().to_string(),
            paths: Vec::new(),
        }
    }
}

/// What the application for a refund says beside the overpayment.
struct Dossier {
    invoice: Invoice,
    payment: Option<Payment>,
    receipt: Option<Receipt>,
}

impl Dossier {
    fn of(ledger: &Ledger, invoice: &str) -> Result<Self> {
        Ok(Self {
            invoice: ledger.known_invoice(invoice)?,
            payment: ledger.payment_of(invoice)?,
            receipt: ledger.receipt_of(invoice)?,
        })
    }

    fn pdf(
        &self,
        papers: &Papers,
        made: &Overpayment,
        settings: &OfficeSettings,
    ) -> Result<Vec<u8>> {
        let Self { invoice, payment, receipt } = self;
        papers.refund(made, invoice, (payment.as_ref(), receipt.as_ref()), settings)?.pdf()
    }
}
