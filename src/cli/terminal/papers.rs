//! The answer about a numbered paper, and the option that gives its number.

use super::answer::Answer;
use super::invocation::Invocation;
use crate::message::{Message, message};
use crate::model::Actor;
use crate::office::Issued;

/// The option that gives a paper the number of the office's own register.
#[derive(Debug, Clone, Default, clap::Args)]
pub(in crate::cli) struct RegisterNumber {
    /// The paper's number in the office's own register, where `register = true` is set for these papers.
    #[arg(long, value_name = "NUMBER")]
    pub(in crate::cli) number: Option<String>,
}

impl RegisterNumber {
    /// Returns the number as it was typed in, if any.
    pub(in crate::cli) fn typed(&self) -> Option<&str> {
        self.number.as_deref()
    }
}

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
