//! `refuse`: an officer's decision not to serve a request.

use super::cancel::void_with;
use super::decision_words::visit;
use crate::cli::terminal::{Answer, Invocation, Officer};
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
    /// The visit at which it was handed in, or its queue number of today [default: that of the requester, or one that
    /// begins now].
    #[arg(long, value_name = "VISIT")]
    visit: Option<String>,
    #[command(flatten)]
    officer: Officer,
}

/// Refuses a request; shows its unpaid invoice, if any, which becomes void, or what happens to money that was paid.
pub(in crate::cli) fn refuse(call: &Invocation, args: &Refuse) -> Result<Answer> {
    let mut session = call.act(&args.officer)?;
    let officer = session.actor();
    let declining = Declining {
        because: &args.because,
        by: officer.name.as_deref(),
        visit: args.visit.as_deref(),
    };
    let refused = session.refuse(&Invocation::given(&args.request)?, &declining)?;
    let mut text = call.lines();
    let (number, because) = (&refused.ended.number, &refused.ended.because);
    text.line(&message!("{number} is refused: {because}", number, because));
    visit(&mut text, &refused.visit);
    void_with(&mut text, &refused.ended);
    text.line(&message!("File of the request: {path}", path = refused.file));
    Ok(Answer::act(refused, text, officer))
}
