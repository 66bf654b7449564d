//! `void`: makes a paper invalid; its number stays taken.

use crate::cli::terminal::{Answer, Invocation, PaperWord};
use crate::error::Result;
use crate::message::message;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Void {
    /// The kind of paper.
    #[arg(value_enum)]
    kind: PaperWord,
    /// The paper's number.
    number: String,
    /// Why.
    #[arg(long, value_name = "REASON")]
    because: String,
}

/// Voids a paper and prints it with BATAL.
pub(in crate::cli) fn void(call: &Invocation, args: &Void) -> Result<Answer> {
    let void = call.session()?.void(args.kind.into(), &args.number, &args.because)?;
    let (kind, number, because, path) = (void.kind, &void.number, &void.because, &void.path);
    let text = call.text(&message!(
        "{kind} {number} is void: {because}\n{path}",
        kind,
        number,
        because,
        path
    ));
    Ok(Answer::yes(void, text))
}
