//! `void`: makes a paper invalid; its number stays taken.

use crate::cli::terminal::{Answer, Invocation, Officer, PaperWord};
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
    #[command(flatten)]
    officer: Officer,
}

/// Voids a paper and prints it with BATAL.
pub(in crate::cli) fn void(call: &Invocation, args: &Void) -> Result<Answer> {
    let mut session = call.act(&args.officer)?;
    let void = session.void(args.kind.into(), &args.number, &args.because)?;
    let (kind, number, because, path) = (void.kind, &void.number, &void.because, &void.path);
    let text = call.text(&message!(
        "{kind} {number} is void: {because}\n{path}",
        kind,
        number,
        because,
        path
    ));
    Ok(Answer::act(void, text, session.actor()))
}
