//! `personal.csv`: which names of columns tell of personal data.

use super::csv_table::Row;
use crate::message::message;

/// A row of `personal.csv`: what a column's name tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonalColumn {
    /// The name, where `*` stands for any letters; case and signs between letters do not matter.
    pub pattern: String,
    /// What such a column holds, in Indonesian.
    pub what: String,
}

/// Its columns.
pub(super) const PERSONAL: &[&str] = &["pattern", "what"];

/// Reads a row.
pub(super) fn personal(row: &mut Row<'_>) -> Option<PersonalColumn> {
    let pattern =
        row.parse("pattern", message!("a column's name, with '*' for any letters"), |text| {
            text.contains(char::is_alphanumeric).then(|| text.to_owned())
        });
    let what = row.filled("what");
    Some(PersonalColumn { pattern: pattern?, what: what? })
}
