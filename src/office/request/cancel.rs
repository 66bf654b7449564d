//! Cancel: ends a request before the handover. A refusal ends it in the same way.

use serde::Serialize;

use crate::error::Result;
use crate::ledger::Ledger;
use crate::message::{Message, and, message};
use crate::model::{RequestNumber, Void};
use crate::office::papers::{Printed, print_paper};
use crate::office::session::{Home, Session, number_of, stated_reason};

/// A request that was ended before the handover.
#[derive(Debug, Serialize)]
pub struct Ended {
    /// The request's number.
    pub number: RequestNumber,
    /// The reason.
    pub because: String,
    /// The papers that became void with it: its unpaid invoice, or none.
    pub voids: Vec<Void>,
    /// The paths of those papers, printed again with BATAL.
    pub papers: Vec<String>,
    /// Each of those papers with its number.
    #[serde(skip)]
    pub reprinted: Vec<Printed>,
    /// What happens to money that was paid, as a sentence; `None` where none was paid.
    #[serde(serialize_with = "crate::message::english_if_any")]
    pub note: Option<Message>,
}

impl Session {
    /// Cancels a request; its unpaid invoice becomes void and is printed again with BATAL.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::Usage`] for a malformed number or an empty reason, and for an invoice that becomes void
    /// where the office requires a second person and none is named; `State` where the request is
    /// unknown, is handed over (also with an open correction), is closed or cancelled, or has an invoice or a payment
    /// dated after today.
    pub fn cancel(&mut self, request: &str, because: &str) -> Result<Ended> {
        let (number, because) = (number_of(request)?, stated_reason(because)?);
        if self.ledger()?.invoice_of_request(&number)?.is_some() {
            self.needs_second(&message!("the voiding of a paper"))?;
        }
        let (home, ledger) = self.parts()?;
        home.ready_for_papers(number.as_str())?;
        let voids = ledger.cancel(&number, because, home.clock.today())?;
        Ended::with(home, ledger, number, because, voids)
    }
}

impl Ended {
    /// Returns an ended request, and prints the papers that became void with it again with BATAL.
    pub(super) fn with(
        home: &Home,
        ledger: &Ledger,
        number: RequestNumber,
        because: &str,
        voids: Vec<Void>,
    ) -> Result<Self> {
        let reprinted = reprint(home, ledger, &voids)?;
        let papers = reprinted.iter().map(|paper| paper.path.clone()).collect();
        let note = paid_stays(ledger, &number)?;
        Ok(Self { number, because: because.to_owned(), voids, papers, reprinted, note })
    }
}

/// Prints papers that became void again with BATAL.
fn reprint(home: &Home, ledger: &Ledger, voids: &[Void]) -> Result<Vec<Printed>> {
    let mut reprinted = Vec::new();
    for void in voids {
        let path = print_paper(home, ledger, void.kind, &void.number)?.display().to_string();
        reprinted.push(Printed { number: void.number.clone(), kind: void.kind, path });
    }
    Ok(reprinted)
}

/// Returns what happens to the money of a request that ended; `None` where none was paid.
fn paid_stays(ledger: &Ledger, number: &RequestNumber) -> Result<Option<Message>> {
    let Some(paid) = ledger.paid_before(number)?.filter(|paid| paid.paid.0 > 0) else {
        return Ok(None);
    };
    Ok(Some(match paid.earlier.as_slice() {
        [invoice] => message!(
            "invoice {invoice} stays paid: a refund is made by the treasury (KPPN) on the office's \
             request; `kemas receipt {invoice}` still issues its receipt, and cash is deposited all \
             the same",
            invoice = invoice.number
        ),
        several => message!(
            "the invoices {invoices} stay paid: a refund is made by the treasury (KPPN) on the office's \
             request; `kemas receipt INVOICE` still issues their receipts, and cash is deposited all the same",
            invoices = and(several.iter().map(|invoice| invoice.number.as_str()))
        ),
    }))
}
