//! `forget`: blanks the personal data of a visitor.

use crate::cli::terminal::{Answer, Invocation, Officer};
use crate::error::Result;
use crate::message::{and, in_a_row, message};
use crate::office::LeftToDo;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Forget {
    /// The number of a visit or of a request.
    visit: String,
    /// Why, needed before the time that kemas.toml sets.
    #[arg(long, value_name = "REASON")]
    because: Option<String>,
    #[command(flatten)]
    officer: Officer,
}

/// Blanks the personal data of a visitor, after the set time or for a stated reason.
pub(in crate::cli) fn forget(call: &Invocation, args: &Forget) -> Result<Answer> {
    let mut session = call.act(&args.officer)?;
    let forgotten = session.forget(&args.visit, args.because.as_deref())?;
    let mut text = call.lines();
    let numbers = in_a_row(&forgotten.forgotten);
    match forgotten.left_to_do {
        None => text.line(&message!("forgotten: {numbers}, which was never recorded", numbers)),
        Some(LeftToDo::ReplaceLists(folders)) => text
            .line(&message!(
                "forgotten: {numbers}; what no paper of record needs is removed.",
                numbers
            ))
            .go_on(&message!(
                " Lists under {folders} may still name the payer: print the day's close again, and \
             destroy the old lists",
                folders = and(folders)
            )),
    };
    if !forgotten.kept_papers.is_empty() {
        let numbers = in_a_row(&forgotten.kept_papers);
        text.line(&message!(
            "papers, payer and evidence of {numbers} stay until `kemas destroy` removes them after their time",
            numbers
        ));
    }
    for path in &forgotten.removed_files {
        text.line(&message!("removed: {path}", path));
    }
    if !forgotten.other_visits.is_empty() {
        let visits = in_a_row(&forgotten.other_visits);
        text.line(&message!("other visits of the same guest keep their data: {visits}", visits));
    }
    Ok(Answer::act(forgotten, text, session.actor()))
}
