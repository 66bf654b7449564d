//! Invoice: the price of an approved request as a numbered paper.

use crate::billing;
use crate::conformity::request_digest;
use crate::error::Result;
use crate::ledger::GivenNumber;
use crate::model::{PaperKind, Rupiah};
use crate::office::evidence::require_letter;
use crate::office::goods::{basis, capacity, charged_before, examine, quote};
use crate::office::papers::{Issued, given_number, print_invoice, series};
use crate::office::session::{Given, Session, Watch};
use crate::plan::Form;

impl Session {
    /// Issues the invoice of an approved request and prints it. Of a request that was amended after a payment it is a
    /// supplementary one, over what its price exceeds that payment by. Where the current version of the request has a
    /// valid invoice, that one is printed again, provided its total is still right. `number` is the invoice's number in
    /// the office's own register, where its series goes by that.
    ///
    /// # Errors
    /// As [`Session::plan`]; [`crate::error::ErrorKind::State`] also where the request has ended, has an invoice with
    /// another total or needs none after an amendment, is to get Rp0 that the same person, institution or letter had
    /// before, or is to get Rp0 without the letter that the office requires as evidence,
    /// or has an invoice with another number; [`crate::error::ErrorKind::Usage`] for a number that no paper can bear, or
    /// that is missing.
    pub fn invoice(
        &mut self,
        given: &Given,
        number: Option<&str>,
        watch: &dyn Watch,
    ) -> Result<Issued> {
        let typed =
            given_number(&self.home().settings().numbering.invoice, GivenNumber::typed(number))?
                .number
                .map(str::to_owned);
        let typed = GivenNumber::typed(typed.as_deref());
        let request = self.request(given)?;
        let capacity = capacity(self.home(), &request, None, None)?;
        let index = self.home().index()?;
        let plan = self.planned(&index, &request, &capacity, Form::default(), watch)?;
        let (home, ledger) = self.parts()?;
        let price = quote(home, &plan, charged_before(ledger, &request.number)?)?;
        // For an invoice that is only printed again, the pieces were checked when it was issued.
        let present = ledger.invoice_of_request(&request.number)?;
        let numbering = &home.settings().numbering.invoice;
        if present.is_none() {
            if numbering.register && typed.number.is_none() {
                return Err(typed.lacking());
            }
            examine(home, &plan, watch)?;
        }
        // What was paid before an amendment is taken off, so that only the difference is charged.
        let paid = match present {
            Some(present) => present.supplement,
            None => ledger.paid_before(&request.number)?,
        };
        let papers = home.papers()?;
        let form = match paid {
            Some(_) => papers.supplementary_form(home.settings())?,
            None => papers.form(PaperKind::Invoice, home.settings()),
        };
        let series = series(home, numbering, &form, typed)?;
        let basis = basis(&plan, &price);
        // A paper that cannot be rendered is not issued, and its number stays free. Checking maps takes time, so the
        // ledger's clock is set again, and the ledger compares the version of the request again.
        home.ready_for_papers(request.number.as_str())?;
        ledger.set_clock(home.clock.now())?;
        let digest = request_digest(&request);
        let without_letter = require_letter(home, ledger, &request.number).err();
        let issue = |number: &str| {
            let today = home.clock.today();
            let whole = billing::invoice(number, &plan, home.catalog(), &price, today)?;
            if whole.total == Rupiah(0)
                && request.requester.zero_tariff
                && let Some(error) = without_letter
            {
                return Err(error);
            }
            let invoice = match &paid {
                Some(paid) => billing::supplementary(whole, paid)?,
                None => whole,
            };
            billing::prove_invoice(&form, &invoice)?;
            papers.invoice_for_medium(&invoice, home.settings())?;
            Ok(invoice)
        };
        let number = &request.number;
        let invoice = ledger.issue_invoice(number, digest, &series, &basis, issue)?;
        let path = print_invoice(home, ledger, &invoice)?;
        Ok(Issued::new(invoice.number, invoice.request, invoice.total, &path))
    }
}
