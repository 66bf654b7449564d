//! `invoice`: the price of an approved request as a numbered paper.

use crate::cli::terminal::{Answer, Invocation, Officer, RegisterNumber, issued};
use crate::error::Result;
use crate::message::message;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Invoice {
    /// A file, `-`, or the number of a request the ledger knows.
    pub(in crate::cli) request: String,
    #[command(flatten)]
    pub(in crate::cli) number: RegisterNumber,
    #[command(flatten)]
    pub(in crate::cli) officer: Officer,
}

/// Issues the invoice. A valid one that is issued already is printed again, unless it would have another total now or
/// the request has ended.
pub(in crate::cli) fn invoice(call: &Invocation, args: &Invoice) -> Result<Answer> {
    let mut session = call.act(&args.officer)?;
    let invoice =
        session.invoice(&Invocation::given(&args.request)?, args.number.typed(), &call.progress)?;
    Ok(issued(call, &message!("invoice"), invoice, session.actor()))
}
