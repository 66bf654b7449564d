//! Amendment of a payment that was recorded with a wrong NTPN or bank's day, or on the wrong invoice.

use jiff::civil::Date;
use serde::Serialize;

use crate::billing;
use crate::error::Result;
use crate::ledger::{AmendingMoney, GivenNumber, PaymentFault};
use crate::message::message;
use crate::model::{PaperKind, PaymentMethod, Rupiah};
use crate::office::papers::{print_invoice, print_paper, print_receipt, series};
use crate::office::session::{Session, number_of, stated_reason};

/// A payment that was amended.
#[derive(Debug, Serialize)]
pub struct PaymentAmended {
    /// The number of the invoice that is paid now.
    pub number: String,
    /// The number of its request.
    pub request: String,
    /// What counts no more: an NTPN, a day or an invoice's number.
    pub was: String,
    /// What counts instead.
    pub becomes: String,
    /// The amount of the payment.
    pub amount: Rupiah,
    /// The day of the amendment.
    pub on: Date,
    /// The number of the receipt that became void; `None` where no valid one was issued.
    pub void: Option<String>,
    /// The number of the receipt that was issued in its place.
    pub receipt: Option<String>,
    /// The paths of the papers that were printed: the void receipt and the new one, and for another invoice both
    /// invoices.
    pub paths: Vec<String>,
}

impl Session {
    /// Amends the payment of an invoice, and issues another receipt in the place of a valid one. `number` is
    /// that receipt's number in the office's own register, where its series goes by that.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::Usage`] for an empty reason, a malformed NTPN, where nobody is named, and for a number that no paper can bear, that is missing, or that no receipt needs; `State` as
    /// [`crate::ledger::Ledger::amend_payment`].
    pub fn amend_payment(
        &mut self,
        invoice: &str,
        fault: PaymentFault<'_>,
        because: &str,
        number: Option<&str>,
    ) -> Result<PaymentAmended> {
        let because = stated_reason(because)?;
        let by = self.named_actor()?;
        self.needs_second(&message!("the amendment of a payment"))?;
        if let PaymentFault::Invoice(to) = fault {
            self.refuse_approver_of_target(invoice, to)?;
        }
        let (home, ledger) = self.parts()?;
        let wrong = ledger.known_invoice(invoice)?;
        home.ready_for_papers(&wrong.request)?;
        let checked;
        let fault = match fault {
            PaymentFault::Ntpn(ntpn) => {
                checked = billing::checked_ntpn(ntpn)?;
                PaymentFault::Ntpn(&checked)
            }
            PaymentFault::Invoice(to) => {
                home.ready_for_papers(&ledger.known_invoice(to)?.request)?;
                fault
            }
            PaymentFault::Day(_) => fault,
        };
        let form = home.papers()?.form(PaperKind::Receipt, home.settings());
        let given = GivenNumber::typed(number);
        let series = series(home, &home.settings().numbering.receipt, &form, given)?;
        let on = home.clock.today();
        let why = AmendingMoney { because, by: &by, on };
        let amended =
            ledger.amend_payment(invoice, fault, &why, &series, |number, invoice, payment| {
                let receipt = billing::receipt(number, invoice, payment, on)?;
                billing::prove_receipt(&form, &receipt, invoice)?;
                Ok(receipt)
            })?;
        let right = ledger.known_invoice(&amended.payment.invoice)?;
        let mut paths = Vec::new();
        if let Some(void) = &amended.void {
            paths.push(print_paper(home, ledger, PaperKind::Receipt, &void.number)?);
        }
        if let Some(receipt) = &amended.receipt {
            paths.push(print_receipt(home, ledger, receipt)?);
        }
        if right.number != wrong.number {
            paths.push(print_invoice(home, ledger, &wrong)?);
            paths.push(print_invoice(home, ledger, &right)?);
        }
        Ok(PaymentAmended {
            number: right.number,
            request: right.request,
            was: amended.told.was,
            becomes: amended.told.becomes.unwrap_or_default(),
            amount: amended.payment.amount,
            on,
            void: amended.void.map(|void| void.number),
            receipt: amended.receipt.map(|receipt| receipt.number),
            paths: paths.iter().map(|path| path.display().to_string()).collect(),
        })
    }

    /// Refuses to move a payment to an invoice whose request was approved by whoever took the money.
    fn refuse_approver_of_target(&mut self, from: &str, to: &str) -> Result<()> {
        let acts = self.actor().name;
        let ledger = self.ledger()?;
        let (payment, target) = (ledger.payment_of(from)?, ledger.known_invoice(to)?);
        let taker = payment.as_ref().map(|payment| match &payment.method {
            PaymentMethod::Cash { treasurer } => treasurer.as_str(),
            PaymentMethod::Simponi { confirmed_by, .. } => confirmed_by.as_str(),
        });
        let takers: Vec<&str> = [taker, acts.as_deref()].into_iter().flatten().collect();
        self.refuse_approver(&number_of(&target.request)?, &takers)
    }
}
