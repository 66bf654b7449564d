//! `handover`: what was packed, verified and paid is given to the buyer.

use crate::cli::terminal::{Answer, Invocation, Officer, RegisterNumber, issued};
use crate::error::Result;
use crate::message::message;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Handover {
    /// A file, `-`, or the number of a request the ledger knows.
    pub(in crate::cli) request: String,
    #[command(flatten)]
    pub(in crate::cli) number: RegisterNumber,
    #[command(flatten)]
    pub(in crate::cli) officer: Officer,
}

/// Issues the handover note. One that is issued already is printed again, until a correction is recorded or the request
/// is closed.
pub(in crate::cli) fn handover(call: &Invocation, args: &Handover) -> Result<Answer> {
    let mut session = call.act(&args.officer)?;
    let handover = session.hand_over(&Invocation::given(&args.request)?, args.number.typed())?;
    Ok(issued(call, &message!("handover"), handover, session.actor()))
}
