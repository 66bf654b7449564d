//! `invoice`: the price of an approved request as a numbered paper.

use crate::cli::terminal::{Answer, Invocation, issued};
use crate::error::Result;
use crate::message::message;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Invoice {
    /// A file, `-`, or the number of a request the ledger knows.
    pub(in crate::cli) request: String,
}

/// Issues the invoice; asked again, prints the same one.
pub(in crate::cli) fn invoice(call: &Invocation, args: &Invoice) -> Result<Answer> {
    let invoice = call.session()?.invoice(&Invocation::given(&args.request)?, &call.progress)?;
    Ok(issued(call, &message!("invoice"), invoice))
}
