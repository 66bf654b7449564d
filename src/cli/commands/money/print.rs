//! `print`: prints a paper again as the ledger has it; a void one with BATAL.

use crate::cli::terminal::{Answer, Invocation, PaperWord};
use crate::error::Result;
use crate::message::message;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Print {
    /// The kind of paper.
    #[arg(value_enum)]
    kind: PaperWord,
    /// The paper's number.
    number: String,
}

/// Prints a paper again.
pub(in crate::cli) fn print(call: &Invocation, args: &Print) -> Result<Answer> {
    let printed = call.session()?.print(args.kind.into(), &args.number)?;
    let (kind, number, path) = (printed.kind, &printed.number, &printed.path);
    let text = call.text(&message!("{kind} {number}\n{path}", kind, number, path));
    Ok(Answer::yes(printed, text))
}
