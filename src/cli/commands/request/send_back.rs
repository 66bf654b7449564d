//! `return`: sends a request back to be corrected.

use super::decision_words::{changes, visit};
use crate::cli::terminal::{Answer, Invocation, Officer};
use crate::error::Result;
use crate::message::message;
use crate::model::Duty;
use crate::office::Declining;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Return {
    /// A file, `-`, or the number of a request the ledger knows.
    request: String,
    /// What is to be corrected.
    #[arg(long, value_name = "NOTE")]
    note: String,
    /// The visit at which it was handed in, or its queue number of today [default: that of the requester, or one that
    /// begins now].
    #[arg(long, value_name = "VISIT")]
    visit: Option<String>,
    #[command(flatten)]
    officer: Officer,
}

/// Returns a request; shows the invoice that it supersedes, and how the request goes on.
pub(in crate::cli) fn send_back(call: &Invocation, args: &Return) -> Result<Answer> {
    let mut session = call.act(&args.officer)?;
    let officer = session.actor();
    let declining = Declining {
        because: &args.note,
        by: officer.name.as_deref(),
        visit: args.visit.as_deref(),
    };
    let returned = session.return_request(&Invocation::given(&args.request)?, &declining)?;
    let mut text = call.lines();
    let (number, note) = (&returned.request.number, &returned.note);
    text.line(&message!("{number} is returned: {note}", number, note));
    visit(&mut text, &returned.visit);
    for invoice in &returned.superseded {
        text.line(&message!("invoice {invoice} cannot be paid any more", invoice));
    }
    changes(&mut text, &[], &returned.undoes);
    let command = session.named(message!("kemas approve FILE"), Duty::Decision);
    let next = message!("next: {command}, with the corrected request", command);
    text.line(&message!("File of the request: {path}", path = returned.file)).line(&next);
    Ok(Answer::act(returned, text, officer))
}
