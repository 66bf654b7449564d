//! `close`: ends a request that was handed over.

use crate::cli::terminal::{Answer, Invocation, Officer};
use crate::error::Result;
use crate::message::message;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Close {
    /// The request's number.
    request: String,
    #[command(flatten)]
    officer: Officer,
}

/// Closes a request.
pub(in crate::cli) fn close(call: &Invocation, args: &Close) -> Result<Answer> {
    let mut session = call.act(&args.officer)?;
    let closed = session.close(&args.request)?;
    let text = call.text(&message!("{number} is closed", number = closed.number));
    Ok(Answer::act(closed, text, session.actor()))
}
