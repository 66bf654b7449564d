//! `cancel`: ends a request before the handover.

use crate::cli::terminal::{Answer, Invocation, Lines, Officer};
use crate::error::Result;
use crate::message::message;
use crate::office::Ended;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Cancel {
    /// The request's number.
    request: String,
    /// Why.
    #[arg(long, value_name = "REASON")]
    because: String,
    #[command(flatten)]
    officer: Officer,
}

/// Cancels a request; shows its unpaid invoice, if any, which becomes void, or what happens to money that was paid.
pub(in crate::cli) fn cancel(call: &Invocation, args: &Cancel) -> Result<Answer> {
    let mut session = call.act(&args.officer)?;
    let cancelled = session.cancel(&args.request, &args.because)?;
    let mut text = call.lines();
    let (number, because) = (&cancelled.number, &cancelled.because);
    text.line(&message!("{number} is cancelled: {because}", number, because));
    void_with(&mut text, &cancelled);
    Ok(Answer::act(cancelled, text, session.actor()))
}

/// Adds the papers that became void with a request, and what happens to money that was paid.
pub(super) fn void_with(text: &mut Lines, ended: &Ended) {
    for paper in &ended.reprinted {
        let (kind, number, path) = (paper.kind, &paper.number, &paper.path);
        text.line(&message!("{kind} {number} is void with it", kind, number)).verbatim(path);
    }
    if let Some(note) = &ended.note {
        text.line(note);
    }
}
