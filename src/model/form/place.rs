//! The line and column of a place in a text.

use crate::error::Error;

/// Adds the line and column of a byte of a text to an error.
pub fn placed(error: Error, text: &str, at: usize) -> Error {
    let (line, column) = line_and_column(text.get(..at).unwrap_or(text));
    error.line(line).column(column)
}

/// Returns the line and column of what follows this text. Both count from 1, the columns by characters.
pub(super) fn line_and_column(before: &str) -> (u64, u64) {
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line as u64, column as u64)
}
