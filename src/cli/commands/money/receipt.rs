//! `receipt`: the proof that an invoice is paid.

use crate::cli::terminal::{Answer, Invocation, issued};
use crate::error::Result;
use crate::message::message;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Receipt {
    /// The invoice's number.
    pub(in crate::cli) invoice: String,
}

/// Issues the receipt. A valid one that is issued already is printed again, unless the request is closed.
pub(in crate::cli) fn receipt(call: &Invocation, args: &Receipt) -> Result<Answer> {
    let receipt = call.session()?.receipt(&args.invoice)?;
    Ok(issued(call, &message!("receipt"), receipt))
}
