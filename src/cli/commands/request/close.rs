//! `close`: ends a request that was handed over.

use crate::cli::terminal::{Answer, Invocation};
use crate::error::Result;
use crate::message::message;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Close {
    /// The request's number.
    request: String,
}

/// Closes a request.
pub(in crate::cli) fn close(call: &Invocation, args: &Close) -> Result<Answer> {
    let closed = call.session()?.close(&args.request)?;
    let text = call.text(&message!("{number} is closed", number = closed.number));
    Ok(Answer::yes(closed, text))
}
