//! What a spreadsheet did to a cell of a list that is no table of the catalogue.

use super::damage::{of_cell, of_text};
use crate::message::Message;

/// Says what happened to a cell that cannot be what this column of the tables holds, and what is right; `None` where it
/// does not look like the work of a spreadsheet.
pub(crate) fn damage_of(column: &str, text: &str) -> Option<Message> {
    let damage = of_text(column, text).or_else(|| of_cell(column, text))?;
    Some(damage.hint(|_| true))
}
