//! What undoes or ends: void, cancel, correct, close.

use serde_json::json;

use super::args;
use super::office::Desk;
use super::{Answer, Result, print};
use crate::error::{Error, ErrorKind};
use crate::model::{PaperKind, RequestNumber};

/// Voids a paper and prints it with BATAL.
pub(super) fn void(desk: &Desk, kind: PaperKind, number: &str, because: &str) -> Result<Answer> {
    let office = desk.office()?;
    let because = reason(because)?;
    let mut ledger = office.ledger()?;
    let void = ledger.void(kind, number, because, desk.today)?;
    let gone = || Error::new(ErrorKind::Ledger, format!("the paper {number} is gone"));
    let path = match kind {
        PaperKind::Invoice => {
            let invoice = ledger.invoice(number)?.ok_or_else(gone)?;
            print::invoice(&office, &ledger, &invoice)?
        }
        PaperKind::Receipt => {
            let receipt = ledger.receipt(number)?.ok_or_else(gone)?;
            print::receipt(&office, &ledger, &receipt)?
        }
        PaperKind::Handover => {
            let handover = ledger.handover(number)?.ok_or_else(gone)?;
            print::handover(&office, &ledger, &handover)?
        }
    };
    let text = format!("{} {number} is void: {because}\n{}", kind.as_str(), path.display());
    let json = json!({
        "number": number, "kind": void.kind, "because": void.because, "on": void.on,
        "path": path.display().to_string(),
    });
    Ok(Answer::yes(json, text))
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
            text.push_str(&format!("\ninvoice {} is void with it\n{path}", void.number));
            papers.push(path);
        }
    }
    let paid = ledger.invoice_of_request(&number)?;
    let note = paid.map(|invoice| {
        format!(
            "invoice {} stays paid: a refund is made by the treasury (KPPN) on the office's request",
            invoice.number
        )
    });
    if let Some(note) = &note {
        text.push_str(&format!("\n{note}"));
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
         next: kemas pack {number} --to PATH (or kemas repair PATH), kemas verify PATH, \
         kemas handover {number}"
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
