//! `destroy`: papers and evidence go after their time.

use crate::cli::terminal::{Answer, Invocation, Officer};
use crate::error::Result;
use crate::message::{in_a_row, message};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Destroy {
    /// Only lists what is due, and what stays though its time is over.
    #[arg(long)]
    list: bool,
    #[command(flatten)]
    officer: Officer,
}

/// Destroys papers and evidence whose time is over, or lists them.
pub(in crate::cli) fn destroy(call: &Invocation, args: &Destroy) -> Result<Answer> {
    let mut text = call.lines();
    if args.list {
        let found = call.session()?.due_for_destruction()?;
        let (count, years) = (found.due.len(), found.years);
        text.line(&message!("due after {years} years: {count} requests", years, count));
        for request in &found.due {
            text.indented(2, &message!("{request}", request));
        }
        for one in &found.stay {
            let (request, because) = (&one.request, &one.because);
            text.line(&message!("{request} stays: {because}", request, because));
        }
        return Ok(Answer::yes(found, text));
    }
    let mut session = call.act(&args.officer)?;
    let done = session.destroy()?;
    let (files, requests) = (done.files, in_a_row(&done.requests));
    text.line(&message!("destroyed: {files} files of {requests}", files, requests));
    text.verbatim(&done.path);
    Ok(Answer::act(done, text, session.actor()))
}
