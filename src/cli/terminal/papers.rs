//! A numbered paper in words.

use super::answer::Answer;
use super::invocation::Invocation;
use crate::message::{Message, message};
use crate::office::Issued;

/// Answers with a paper that was issued: what it is, its number, its amount and where it lies.
pub(in crate::cli) fn issued(call: &Invocation, what: &Message, paper: Issued) -> Answer {
    let Issued { number, amount, path, .. } = &paper;
    let text =
        call.text(&message!("{what} {number}: {amount}\n{path}", what, number, amount, path));
    Answer::yes(paper, text)
}
