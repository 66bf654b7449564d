//! `refuse`: an officer's decision not to serve a request.

use super::cancel::void_with;
use super::send_back::not_named;
use crate::cli::terminal::{Answer, Invocation};
use crate::error::Result;
use crate::message::message;
use crate::office::Declining;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Refuse {
    /// A file, `-`, or the number of a request the ledger knows.
    request: String,
    /// Why.
    #[arg(long, value_name = "REASON")]
    because: String,
    /// The officer's name.
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// The visit at which it was handed in [default: one that begins now].
    #[arg(long, value_name = "VISIT")]
    visit: Option<String>,
}

/// Refuses a request; shows its unpaid invoice, if any, which becomes void, or what happens to money that was paid.
pub(in crate::cli) fn refuse(call: &Invocation, args: &Refuse) -> Result<Answer> {
    let declining =
        Declining { because: &args.because, by: args.by.as_deref(), visit: args.visit.as_deref() };
    let refused = call.session()?.refuse(&Invocation::given(&args.request)?, &declining)?;
    let mut text = call.lines();
    let (number, because) = (&refused.ended.number, &refused.ended.because);
    text.line(&message!("{number} is refused: {because}", number, because));
    if refused.by.is_none() {
        text.line(&not_named());
    }
    void_with(&mut text, &refused.ended);
    text.line(&message!("File of the request: {path}", path = refused.file));
    Ok(Answer::yes(refused, text))
}
