//! One of several reasons of an error.

use serde::Serialize;

use crate::message::{Message, message};

/// One of several reasons of an [`Error`](super::Error), such as one of the findings that stop a sale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// What is wrong.
    #[serde(serialize_with = "crate::message::english")]
    pub what: Message,
    /// What to do now, where that is known.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::message::english_if_any"
    )]
    pub hint: Option<Message>,
}

impl Reason {
    /// Returns at most so many reasons; a last one counts the others.
    #[must_use]
    pub fn at_most(most: usize, mut reasons: Vec<Self>) -> Vec<Self> {
        let more = reasons.len().saturating_sub(most);
        if more > 0 {
            reasons.truncate(most);
            reasons.push(Self { what: message!("and {more} more", more), hint: None });
        }
        reasons
    }
}
