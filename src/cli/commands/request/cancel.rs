//! `cancel`: a request is given up before it is handed over.

use std::fmt::Write as _;

use crate::cli::terminal::{Answer, Invocation};
use crate::error::Result;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Cancel {
    /// The request's number.
    request: String,
    /// Why.
    #[arg(long, value_name = "REASON")]
    because: String,
}

/// Gives a request up.
pub(in crate::cli) fn cancel(call: &Invocation, args: &Cancel) -> Result<Answer> {
    let cancelled = call.session()?.cancel(&args.request, &args.because)?;
    let mut text = format!("{} is cancelled: {}", cancelled.number, cancelled.because);
    for paper in &cancelled.reprinted {
        let (kind, number, path) = (paper.kind.as_str(), &paper.number, &paper.path);
        let _ = write!(text, "\n{kind} {number} is void with it\n{path}");
    }
    if let Some(note) = &cancelled.note {
        let _ = write!(text, "\n{note}");
    }
    Ok(Answer::yes(cancelled, text))
}
