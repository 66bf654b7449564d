//! What names say, as the value of a cell with its reason.

use super::proposed::Found;
use crate::message::{Message, message, or};
use crate::proposal::names::Said;

/// Returns the value that names say, with its reason.
pub(in crate::proposal) fn of_said(said: &Said) -> Found {
    match said {
        Said::One { value, place } => Found::sure(value, message!("the name '{place}'", place)),
        Said::Several { .. } => Found::unclear(contradiction(said)),
        Said::Nothing => Found::unclear(message!("the names do not say it")),
    }
}

/// Says which values names contradict each other with.
pub(in crate::proposal) fn contradiction(said: &Said) -> Message {
    let Said::Several { all } = said else { return message!("the names say several things") };
    let each = all.iter().map(|(value, place)| message!("{value} in '{place}'", value, place));
    message!("the names contradict each other: {values}", values = or(each).up_to(4))
}
