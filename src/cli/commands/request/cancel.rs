//! `cancel`: ends a request before the handover.

use crate::cli::terminal::{Answer, Invocation};
use crate::error::Result;
use crate::message::message;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Cancel {
    /// The request's number.
    request: String,
    /// Why.
    #[arg(long, value_name = "REASON")]
    because: String,
}

/// Cancels a request; shows its unpaid invoice, if any, which becomes void, or what happens to money that was paid.
pub(in crate::cli) fn cancel(call: &Invocation, args: &Cancel) -> Result<Answer> {
    let cancelled = call.session()?.cancel(&args.request, &args.because)?;
    let mut text = call.lines();
    let (number, because) = (&cancelled.number, &cancelled.because);
    text.line(&message!("{number} is cancelled: {because}", number, because));
    for paper in &cancelled.reprinted {
        let (kind, number, path) = (paper.kind, &paper.number, &paper.path);
        text.line(&message!("{kind} {number} is void with it", kind, number)).verbatim(path);
    }
    if let Some(note) = &cancelled.note {
        text.line(note);
    }
    Ok(Answer::yes(cancelled, text))
}
