//! A numbered paper in words.

use super::answer::Answer;
use crate::office::Issued;

/// Answers with a paper that was issued: what it is, its number, its amount and where it lies.
pub(in crate::cli) fn issued(what: &str, paper: Issued) -> Answer {
    let text = format!("{what} {}: {}\n{}", paper.number, paper.amount, paper.path);
    Answer::yes(paper, text)
}
