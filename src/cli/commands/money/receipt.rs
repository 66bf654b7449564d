//! `receipt`: the proof that an invoice is paid.

use crate::cli::terminal::{Answer, Invocation, Officer, RegisterNumber, issued};
use crate::error::Result;
use crate::message::message;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Receipt {
    /// The invoice's number.
    pub(in crate::cli) invoice: String,
    #[command(flatten)]
    pub(in crate::cli) number: RegisterNumber,
    #[command(flatten)]
    pub(in crate::cli) officer: Officer,
}

/// Issues the receipt. A valid one that is issued already is printed again, unless the request is closed.
pub(in crate::cli) fn receipt(call: &Invocation, args: &Receipt) -> Result<Answer> {
    let mut session = call.act(&args.officer)?;
    let receipt = session.receipt(&args.invoice, args.number.typed())?;
    Ok(issued(call, &message!("receipt"), receipt, session.actor()))
}
