//! Handover: the note that what was packed, verified and paid is given to the buyer.

use crate::billing;
use crate::conformity::request_digest;
use crate::error::Result;
use crate::ledger::GivenNumber;
use crate::model::PaperKind;
use crate::office::evidence::refuse_lost;
use crate::office::papers::{Issued, print_handover, series};
use crate::office::session::{Given, Session};

impl Session {
    /// Issues the handover note and prints it. Unless a correction is open, a valid note that was issued before is
    /// printed again. `number` is the note's number in the office's own register, where its series goes by that.
    ///
    /// # Errors
    /// As [`Session::request`]; [`crate::error::ErrorKind::State`] where earlier steps are missing, with the next
    /// missing ones of the goods and of the money; where the request given differs from the current version or has
    /// ended; where the scan of the agreement or required evidence is gone or changed; where what was packed has another price than was paid; or where today is before the day of the receipt.
    /// [`crate::error::ErrorKind::Usage`] for a number that no paper can bear, or that is missing.
    pub fn hand_over(&mut self, given: &Given, number: Option<&str>) -> Result<Issued> {
        let request = self.request(given)?;
        let who_acts = self.actor().name;
        let (home, ledger) = self.parts()?;
        let request = ledger.unchanged_request(&request, request_digest(&request))?;
        refuse_lost(home, ledger, &request.number)?;
        let form = home.papers()?.form(PaperKind::Handover, home.settings());
        let typed = GivenNumber::typed(number);
        let series = series(home, &home.settings().numbering.handover, &form, typed)?;
        let invoice = ledger.invoice_of_request(&request.number)?;
        let price = ledger.last_amendment(&request.number)?.and_then(|amended| amended.price);
        let today = home.clock.today();
        let by = who_acts.map(|name| home.settings().representative(&name, today));
        home.ready_for_papers(request.number.as_str())?;
        let handover =
            ledger.issue_handover(&request.number, &series, |number, receipt, bags| {
                let mut handover = billing::handover(number, &request, receipt, bags, today)?;
                handover.by.clone_from(&by);
                if let Some(invoice) = &invoice {
                    billing::prove_handover(&form, &handover, invoice)?;
                }
                Ok(handover)
            })?;
        let supplement = invoice.as_ref().and_then(|invoice| invoice.supplement.as_ref());
        let amount = match (supplement, price) {
            (Some(sums), _) => sums.due,
            (None, Some(price)) => price.sums.due,
            (None, None) => invoice.map(|invoice| invoice.total).unwrap_or_default(),
        };
        let path = print_handover(home, ledger, &handover)?;
        Ok(Issued::new(handover.number, handover.request, amount, &path))
    }
}
