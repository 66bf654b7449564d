//! What happened to a cell, and the hint that follows from it.

use crate::message::{Message, message, or};

/// Values that are shown in a hint; further ones are counted.
const SHOWN: usize = 4;

/// Said of several values in a cell.
pub(super) const PARTED: Message = message!("several values in a cell are parted by ';'");

/// What happened to a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::catalog::table) struct Damage {
    /// What happened.
    pub(in crate::catalog::table) cause: Message,
    /// What may have stood there, the likeliest first; empty where that is lost.
    pub(in crate::catalog::table) right: Vec<String>,
}

impl Damage {
    /// Returns what to do now: to write one of the right values that `fits`.
    pub(in crate::catalog::table) fn hint(self, fits: impl Fn(&str) -> bool) -> Message {
        let Self { cause, mut right } = self;
        right.retain(|value| fits(value));
        if right.is_empty() {
            return message!(
                "{cause}; take the value from where it came from, into a column of the type Text",
                cause
            );
        }
        message!("{cause}; write {right}", cause, right = or(right).up_to(SHOWN))
    }
}
