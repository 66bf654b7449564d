//! The answer about a numbered paper.

use super::answer::Answer;
use super::invocation::Invocation;
use crate::message::{Message, message};
use crate::model::Actor;
use crate::office::Issued;

/// Returns the answer about a paper that was issued or printed again. The text is `what`, number, amount and path.
pub(in crate::cli) fn issued(
    call: &Invocation,
    what: &Message,
    paper: Issued,
    by: Actor,
) -> Answer {
    let Issued { number, amount, path, .. } = &paper;
    let text =
        call.text(&message!("{what} {number}: {amount}\n{path}", what, number, amount, path));
    Answer::act(paper, text, by)
}
