//! Receipt: the proof that an invoice is paid.

use crate::billing;
use crate::error::Result;
use crate::ledger::GivenNumber;
use crate::model::PaperKind;
use crate::office::evidence::require_proof;
use crate::office::papers::{Issued, print_receipt, series};
use crate::office::session::Session;

impl Session {
    /// Issues the receipt of a paid invoice and prints it. A valid receipt that was issued before is printed again.
    /// `number` is the receipt's number in the office's own register, where its series goes by that.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::State`] where there is no such invoice, it is void or not paid, its request is
    /// closed, its payment is of a day after today, or lacks the bank's proof that the office requires. A cancelled request still gets the receipt of what was paid.
    /// [`crate::error::ErrorKind::Usage`] for a number that no paper can bear, or that is missing.
    pub fn receipt(&mut self, invoice: &str, number: Option<&str>) -> Result<Issued> {
        let (home, ledger) = self.parts()?;
        let form = home.papers()?.form(PaperKind::Receipt, home.settings());
        let given = GivenNumber::typed(number);
        let series = series(home, &home.settings().numbering.receipt, &form, given)?;
        let known = ledger.known_invoice(invoice)?;
        home.ready_for_papers(&known.request)?;
        require_proof(home, ledger, &known)?;
        let receipt = ledger.issue_receipt(invoice, &series, |number, invoice, payment| {
            let mut receipt = billing::receipt(number, invoice, payment, home.clock.today())?;
            let taker = Some(payment.method.treasurer()).filter(|name| !name.trim().is_empty());
            receipt.treasurer = taker.map(|name| home.settings().representative(name, payment.on));
            billing::prove_receipt(&form, &receipt, invoice)?;
            Ok(receipt)
        })?;
        let path = print_receipt(home, ledger, &receipt)?;
        Ok(Issued::new(receipt.number, receipt.request, receipt.amount, &path))
    }
}
