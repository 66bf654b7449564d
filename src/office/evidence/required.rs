//! What an office that requires evidence needs before a step.

use crate::error::{Error, ErrorKind, Result};
use crate::ledger::{EvidenceKind, Ledger};
use crate::message::message;
use crate::model::{Invoice, RequestNumber};
use crate::office::session::Home;

/// Refuses the receipt of a payment by NTPN without the bank's proof, where the office requires it.
///
/// # Errors
/// [`ErrorKind::State`] with the command that attaches it.
pub(in crate::office) fn require_proof(
    home: &Home,
    ledger: &Ledger,
    invoice: &Invoice,
) -> Result<()> {
    let Some(number) = RequestNumber::parse(&invoice.request) else { return Ok(()) };
    if !home.settings().counter.require_evidence
        || ledger.receipt_of(&invoice.number)?.is_some()
        || !ledger.lacks_proof_of_payment(&number, &invoice.number)?
    {
        return Ok(());
    }
    let message = message!(
        "the bank's proof (BPN) of the payment of invoice {invoice} is not attached",
        invoice = &invoice.number
    );
    Err(Error::new(ErrorKind::State, message)
        .hint(message!("run `kemas attach {number} bpn FILE` with its scan", number = &number)))
}

/// Refuses an invoice of Rp0 without the requester's letter, where the office requires it.
///
/// # Errors
/// [`ErrorKind::State`] with the command that attaches it.
pub(in crate::office) fn require_letter(
    home: &Home,
    ledger: &Ledger,
    number: &RequestNumber,
) -> Result<()> {
    if !home.settings().counter.require_evidence
        || ledger.evidence_of(number)?.iter().any(|one| one.kind == EvidenceKind::Rp0)
    {
        return Ok(());
    }
    let message = message!("the letter for the Rp0 of request {number} is not attached", number);
    Err(Error::new(ErrorKind::State, message)
        .hint(message!("run `kemas attach {number} rp0 FILE` with its scan", number)))
}
