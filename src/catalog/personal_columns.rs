//! `personal.csv`: names of columns that show that a table holds personal data.

use super::table::Row;
use crate::message::message;

/// A row of `personal.csv`: a column's name, and what such a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonalColumn {
    /// The name. `*` stands for any characters, or none. Upper and lower case are the same, and only letters and digits
    /// are compared: `no_ktp` is `NOKTP`.
    pub pattern: String,
    /// What such a column holds, in Indonesian.
    pub what: String,
}

/// Columns of `personal.csv`.
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
