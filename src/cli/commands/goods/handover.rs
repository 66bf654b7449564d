//! `handover`: what was packed, verified and paid passes into the buyer's hands.

use crate::cli::terminal::{Answer, Invocation, issued};
use crate::error::Result;
use crate::message::message;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Handover {
    /// A file, `-`, or the number of a request the ledger knows.
    pub(in crate::cli) request: String,
}

/// Hands over.
pub(in crate::cli) fn handover(call: &Invocation, args: &Handover) -> Result<Answer> {
    let handover = call.session()?.hand_over(&Invocation::given(&args.request)?)?;
    Ok(issued(call, &message!("handover"), handover))
}
