//! `return`: sends a request back to be corrected.

use crate::cli::terminal::{Answer, Invocation};
use crate::error::Result;
use crate::message::{Message, message};
use crate::office::Declining;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Return {
    /// A file, `-`, or the number of a request the ledger knows.
    request: String,
    /// What is to be corrected.
    #[arg(long, value_name = "NOTE")]
    note: String,
    /// The officer's name.
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// The visit at which it was handed in [default: one that begins now].
    #[arg(long, value_name = "VISIT")]
    visit: Option<String>,
}

/// Returns a request; shows the invoice that it supersedes, and how the request goes on.
pub(in crate::cli) fn send_back(call: &Invocation, args: &Return) -> Result<Answer> {
    let declining =
        Declining { because: &args.note, by: args.by.as_deref(), visit: args.visit.as_deref() };
    let returned =
        call.session()?.return_request(&Invocation::given(&args.request)?, &declining)?;
    let mut text = call.lines();
    let (number, note) = (&returned.number, &returned.note);
    text.line(&message!("{number} is returned: {note}", number, note));
    if returned.by.is_none() {
        text.line(&not_named());
    }
    for invoice in &returned.superseded {
        text.line(&message!("invoice {invoice} cannot be paid any more", invoice));
    }
    text.line(&message!("File of the request: {path}", path = returned.file))
        .line(&message!("next: kemas approve FILE --by NAME, with the corrected request"));
    Ok(Answer::yes(returned, text))
}

/// Returns the sentence for a decision whose officer was not named.
pub(super) fn not_named() -> Message {
    message!("recorded without the officer's name; `--by NAME` gives it")
}
