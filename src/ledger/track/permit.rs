//! Whether a step is allowed, by the table of `model/track.rs`, and the message of its refusal.

use rusqlite::Connection;

use super::bags::{row_of_bag, unverified};
use super::decision_rows::{is_before_return, returned};
use super::paper_rows::{invoice_of_row, payment_of_row, required_invoice};
use super::refuse::{
    is_void, missing, no_such_bag, not_agreed, not_approved, stays_paid, unpaid, void_because,
};
use super::state::{open_correction, state, state_of_invoice};
use crate::error::{Error, ErrorKind, Result};
use crate::ledger::amendments::{paid_invoices, without_receipt};
use crate::ledger::requests::{ended, required};
use crate::ledger::store::Ledger;
use crate::message::{message, separated};
use crate::model::{
    Action, Invoice, Missing, PaperKind, RequestNumber, RequestState, Sha256Digest,
};

/// Returns the row of a request's current version, where the request's state allows the step.
///
/// # Errors
/// [`ErrorKind::State`] where the request was never handed in, or with what is missing, as
/// [`crate::model::RequestState::missing`] tells it; the hint says what to do first.
pub(in crate::ledger) fn permit(
    connection: &Connection,
    number: &RequestNumber,
    step: Action,
) -> Result<i64> {
    let row = required(connection, number)?;
    let asked = Asked { connection, row, number, step, of: Of::Request };
    asked.refuse(&asked.state()?.missing(step))?;
    Ok(row)
}

impl Ledger {
    /// Refuses a step on a request that its state does not allow now, before anything else is done for it.
    ///
    /// # Errors
    /// As the recording of the step, where the request was never handed in or its state does not allow the step.
    pub fn refuse_step(&self, number: &RequestNumber, step: Action) -> Result<()> {
        permit(&self.connection, number, step).map(drop)
    }
}

/// Returns an invoice and its row, where the states of invoice and request allow the step.
///
/// # Errors
/// As [`permit`], by [`crate::model::RequestState::missing_of_invoice`]; also where there is no such invoice.
pub(in crate::ledger) fn permit_invoice(
    connection: &Connection,
    invoice: &str,
    step: Action,
) -> Result<(i64, Invoice)> {
    let (row, paper) = required_invoice(connection, invoice)?;
    let number = RequestNumber::parse(&paper.request).ok_or_else(|| {
        let message = message!(
            "the request of invoice {invoice} is none: '{request}'",
            invoice,
            request = paper.request
        );
        Error::new(ErrorKind::Ledger, message)
    })?;
    let request = required(connection, &number)?;
    let (state, of) = state_of_invoice(connection, request, &number, (row, &paper))?;
    let asked =
        Asked { connection, row: request, number: &number, step, of: Of::Invoice(row, &paper) };
    asked.refuse(&state.missing_of_invoice(step, of))?;
    Ok((row, paper))
}

/// Returns the row of the bag with this manifest, where its verification may be recorded.
///
/// # Errors
/// As [`permit`]; also where no bag of the latest packing has this manifest.
pub(in crate::ledger) fn permit_verification(
    connection: &Connection,
    number: &RequestNumber,
    manifest: Sha256Digest,
) -> Result<i64> {
    let row = required(connection, number)?;
    let step = Action::Verify;
    let asked = Asked { connection, row, number, step, of: Of::Bag(manifest) };
    asked.refuse(&asked.state()?.missing(step))?;
    row_of_bag(connection, row, manifest)?.ok_or_else(|| no_such_bag(number, manifest))
}

/// A step that was asked for.
struct Asked<'a> {
    connection: &'a Connection,
    /// The request's row.
    row: i64,
    number: &'a RequestNumber,
    step: Action,
    of: Of<'a>,
}

/// What the step is about.
enum Of<'a> {
    /// The request.
    Request,
    /// One of its invoices, with its row.
    Invoice(i64, &'a Invoice),
    /// A bag, by its manifest.
    Bag(Sha256Digest),
}

impl Asked<'_> {
    fn state(&self) -> Result<RequestState> {
        state(self.connection, self.row, self.number)
    }

    /// Refuses the step where `missing` is not empty.
    fn refuse(&self, missing: &[Missing]) -> Result<()> {
        let mut faults: Vec<Error> =
            missing.iter().map(|one| self.refusal(*one)).collect::<Result<_>>()?;
        // For a handover all that `missing` holds is named in one message, unless the request has ended.
        let alone = self.step != Action::HandOver || missing == [Missing::Ended];
        if faults.len() == 1
            && alone
            && let Some(only) = faults.pop()
        {
            return Err(only);
        }
        let Some(first) = faults.first() else { return Ok(()) };
        let (number, all) = (self.number, separated(faults.iter().map(Error::message), "; "));
        let message = if self.step == Action::HandOver {
            message!("request {number} cannot be handed over: {all}", number, all)
        } else {
            message!("request {number} cannot go on: {all}", number, all)
        };
        let error = Error::new(ErrorKind::State, message);
        Err(match first.hint_message() {
            Some(hint) => error.hint(hint.clone()),
            None => error,
        })
    }

    /// Returns the error for one missing thing, with a hint at what to do.
    fn refusal(&self, lacks: Missing) -> Result<Error> {
        let number = self.number;
        let (what, command) = match lacks {
            Missing::Approval => {
                let returned = returned(self.connection, self.row, number)?;
                return Ok(returned.unwrap_or_else(|| not_approved(number)));
            }
            Missing::Agreement => return Ok(not_agreed(number, &message!("agreement (SPPD)"))),
            Missing::Packages => match self.of {
                Of::Bag(manifest) => return Ok(no_such_bag(number, manifest)),
                Of::Request | Of::Invoice(..) => (
                    message!("request {number} is not packed", number),
                    message!("run `kemas pack {number} --to PATH`", number),
                ),
            },
            Missing::Verification => (
                message!(
                    "{unverified} of the bags of request {number} are not verified as complete",
                    unverified = self.unverified()?,
                    number
                ),
                message!("run `kemas verify PATH --office DIR` on each bag"),
            ),
            Missing::Invoice => (
                message!("request {number} is not invoiced", number),
                message!("run `kemas invoice {number}`", number),
            ),
            Missing::Payment => return Ok(unpaid(&self.invoice()?)),
            Missing::Receipt => {
                let invoice = self.invoice_without_receipt()?;
                (
                    message!("invoice {invoice} has no receipt", invoice),
                    message!("run `kemas receipt {invoice}`", invoice),
                )
            }
            Missing::Handover => (
                message!("request {number} is not in the buyer's hands", number),
                message!("run `kemas handover {number}`", number),
            ),
            Missing::LiveInvoice => {
                let (kind, invoice) = (PaperKind::Invoice, self.invoice()?);
                let because = void_because(self.connection, kind, &invoice)?;
                return Ok(is_void(kind, &invoice, &because.unwrap_or_default()));
            }
            Missing::PresentInvoice if self.is_of_a_return()? => (
                message!(
                    "request {number} was returned after invoice {invoice} was issued",
                    number,
                    invoice = self.invoice()?
                ),
                message!("run `kemas invoice {number}` once the request is approved again", number),
            ),
            Missing::PresentInvoice => (
                message!(
                    "request {number} has changed since invoice {invoice} was issued",
                    number,
                    invoice = self.invoice()?
                ),
                message!("run `kemas invoice {number}` for the present one", number),
            ),
            Missing::AlreadyPaid => return self.already_paid(),
            Missing::AlreadyHandedOver if self.step == Action::Amend => (
                message!("request {number} is already handed over", number),
                message!(
                    "run `kemas correct {number} --because REASON` where something is wrong; what is wanted \
                     besides is a new request under a new number",
                    number
                ),
            ),
            Missing::AlreadyHandedOver => (
                message!("request {number} is already handed over", number),
                message!(
                    "run `kemas correct {number} --because REASON` where something is wrong",
                    number
                ),
            ),
            Missing::Ended => match ended(self.connection, number)? {
                Some(error) => return Ok(error),
                None => (
                    message!("request {number} has ended", number),
                    message!("hand in a new request under a new number"),
                ),
            },
        };
        Ok(missing(what, command))
    }

    /// Returns true where the step is about an invoice that was issued before the request was returned.
    fn is_of_a_return(&self) -> Result<bool> {
        match self.of {
            Of::Invoice(row, _) => is_before_return(self.connection, row),
            Of::Request | Of::Bag(_) => Ok(false),
        }
    }

    fn already_paid(&self) -> Result<Error> {
        let invoice = self.invoice()?;
        if let Of::Invoice(row, _) = self.of
            && self.step != Action::VoidInvoice
            && let Some(paid) = payment_of_row(self.connection, row)?
        {
            let message =
                message!("invoice {invoice} is already paid, on {on}", invoice, on = paid.on);
            return Ok(missing(message, message!("run `kemas receipt {invoice}`", invoice)));
        }
        Ok(stays_paid(&invoice))
    }

    /// Returns the number of the invoice that the step is about, or else of the request's valid invoice, or of the one
    /// that was paid last, before an amendment; empty where it has none.
    fn invoice(&self) -> Result<String> {
        if let Of::Invoice(_, invoice) = self.of {
            return Ok(invoice.number.clone());
        }
        let live = match invoice_of_row(self.connection, self.row)? {
            Some(live) => Some(live),
            None => paid_invoices(self.connection, self.number)?.pop(),
        };
        Ok(live.map(|(_, invoice)| invoice.number).unwrap_or_default())
    }

    /// As [`Self::invoice`]; of a request that was amended after a payment it is the first paid one without a receipt.
    fn invoice_without_receipt(&self) -> Result<String> {
        if let Of::Request = self.of
            && let Some(paid) = without_receipt(self.connection, self.number)?
        {
            return Ok(paid.number);
        }
        self.invoice()
    }

    /// Returns the number of bags not verified as complete. Where a complaint is open, only later verifications count.
    fn unverified(&self) -> Result<i64> {
        let complaint = open_correction(self.connection, self.row)?;
        let since = complaint.map_or(0, |open| open.after_verification);
        Ok(unverified(self.connection, self.row, since)?.unwrap_or_default())
    }
}
