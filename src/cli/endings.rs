//! What undoes or ends: void, cancel, correct, close.

use std::fmt::Write as _;
use std::path::PathBuf;

use serde_json::json;

use super::args;
use super::office::{Desk, Office};
use super::{Answer, Result, print};
use crate::error::{Error, ErrorKind};
use crate::ledger::Ledger;
use crate::model::{PaperKind, RequestNumber};

/// Voids a paper and prints it with BATAL.
pub(super) fn void(desk: &Desk, kind: PaperKind, number: &str, because: &str) -> Result<Answer> {
    let office = desk.office()?;
    let because = reason(because)?;
    let mut ledger = office.ledger()?;
    let void = ledger.void(kind, number, because, desk.today)?;
    let path = printed(&office, &ledger, kind, number)?;
    let text = format!("{} {number} is void: {because}\n{}", kind.as_str(), path.display());
    let json = json!({
        "number": number, "kind": void.kind, "because": void.because, "on": void.on,
        "path": path.display().to_string(),
    });
    Ok(Answer::yes(json, text))
}

/// Prints a paper again.
pub(super) fn print(desk: &Desk, kind: PaperKind, number: &str) -> Result<Answer> {
    let office = desk.office()?;
    let path = printed(&office, &office.ledger()?, kind, number)?.display().to_string();
    let text = format!("{} {number}\n{path}", kind.as_str());
    Ok(Answer::yes(json!({ "number": number, "kind": kind, "path": path }), text))
}

fn printed(office: &Office, ledger: &Ledger, kind: PaperKind, number: &str) -> Result<PathBuf> {
    let unknown = || {
        Error::new(ErrorKind::State, format!("there is no {} {number}", kind.as_str()))
            .hint("give the number as it stands on the paper")
    };
    match kind {
        PaperKind::Invoice => {
            print::invoice(office, ledger, &ledger.invoice(number)?.ok_or_else(unknown)?)
        }
        PaperKind::Receipt => {
            print::receipt(office, ledger, &ledger.receipt(number)?.ok_or_else(unknown)?)
        }
        PaperKind::Handover => {
            print::handover(office, ledger, &ledger.handover(number)?.ok_or_else(unknown)?)
        }
    }
}

/// Gives a request up; its unpaid invoice becomes void.
pub(super) fn cancel(desk: &Desk, args: &args::Because) -> Result<Answer> {
    let office = desk.office()?;
    let (number, because) = (known(&args.request)?, reason(&args.because)?);
    let mut ledger = office.ledger()?;
    let voids = ledger.cancel(&number, because, desk.today)?;
    let mut text = format!("{number} is cancelled: {because}");
    let mut papers = Vec::new();
    for void in &voids {
        if let Some(invoice) = ledger.invoice(&void.number)? {
            let path = print::invoice(&office, &ledger, &invoice)?.display().to_string();
            let _ = write!(text, "\ninvoice {} is void with it\n{path}", void.number);
            papers.push(path);
        }
    }
    let paid = ledger.invoice_of_request(&number)?.filter(|invoice| invoice.total.0 > 0);
    let note = paid.map(|invoice| {
        format!(
            "invoice {0} stays paid: a refund is made by the treasury (KPPN) on the office's request; \
             `kemas receipt {0}` still issues its receipt, and cash is deposited all the same",
            invoice.number
        )
    });
    if let Some(note) = &note {
        let _ = write!(text, "\n{note}");
    }
    let json = json!({
        "number": number, "because": because, "voids": voids, "papers": papers, "note": note,
    });
    Ok(Answer::yes(json, text))
}

/// Takes a complaint.
pub(super) fn correct(desk: &Desk, args: &args::Because) -> Result<Answer> {
    let (number, because) = (known(&args.request)?, reason(&args.because)?);
    desk.office()?.ledger()?.correct(&number, because, desk.today)?;
    let text = format!(
        "{number} is being corrected: {because}\n\
         next: kemas pack {number} --to PATH, kemas verify PATH, kemas handover {number}"
    );
    Ok(Answer::yes(json!({ "number": number, "because": because }), text))
}

/// Closes a request.
pub(super) fn close(desk: &Desk, request: &str) -> Result<Answer> {
    let number = known(request)?;
    desk.office()?.ledger()?.close(&number, desk.today)?;
    Ok(Answer::yes(json!({ "number": number }), format!("{number} is closed")))
}

/// Parses a request's number.
pub(super) fn known(request: &str) -> Result<RequestNumber> {
    RequestNumber::parse(request).ok_or_else(|| {
        Error::new(ErrorKind::Usage, format!("'{request}' is no number of a request"))
            .field("request")
            .hint("give a number such as 8100-2026-0001")
    })
}

/// A reason has words.
fn reason(because: &str) -> Result<&str> {
    let because = because.trim();
    if because.is_empty() {
        return Err(Error::new(ErrorKind::Usage, "the reason is empty").field("because"));
    }
    Ok(because)
}
