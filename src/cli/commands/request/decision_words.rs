//! What is told of a decision: the visit that the request belongs to, what changed, and what does not hold any more.

use crate::cli::terminal::Lines;
use crate::message::{Message, and, message};
use crate::office::{Change, Undone, VisitOfRequest};

/// Returns where the agreement to be signed is, with its number, if it has one.
pub(super) fn agreement_to_sign(number: Option<&str>, path: &str) -> Message {
    match number {
        Some(number) => message!("Agreement {number} to be signed: {path}", number, path),
        None => message!("Agreement to be signed: {path}", path),
    }
}

/// Adds what is to be told of the visit that the request belongs to.
pub(super) fn visit(text: &mut Lines, visit: &VisitOfRequest) {
    if let Some(words) = visit.words() {
        text.line(&words);
    }
}

/// Adds what differs from the version before, and what does not hold any more.
pub(super) fn changes(text: &mut Lines, changed: &[Change], undoes: &[Undone]) {
    if !changed.is_empty() {
        text.line(&message!("Changed against the version before:"));
        for change in changed {
            text.line(&change.words());
        }
    }
    if !undoes.is_empty() {
        let steps = and(undoes.iter().map(Undone::name));
        text.line(&message!("No longer holds: {steps}.", steps));
    }
    for code in undoes.iter().filter_map(|one| one.open_code.as_ref()) {
        text.line(&code.line());
    }
    if undoes.iter().any(Undone::takes_back_medium) {
        text.line(&take_back());
    }
}

/// Returns what is to be done with the medium that was packed before.
fn take_back() -> Message {
    message!(
        "Take back the medium that was packed before, or delete its folder of this request: what is on it does not \
         count any more."
    )
}
