//! The width of lines for people, and the height of their screen.

use std::os::fd::AsFd;

/// Characters in a line where the width of the screen is not known: a file, a pipe.
const USUAL: usize = 80;
/// The fewest characters in a line: shorter ones hold no table.
const NARROWEST: usize = 40;
/// The most characters in a line: longer ones are hard to read.
const WIDEST: usize = 100;

/// Rows of a screen whose height is not known.
const USUAL_ROWS: usize = 24;

/// Returns the number of characters in a line: that of the terminal, within limits.
pub(in crate::cli) fn width_of(stream: impl AsFd) -> usize {
    columns_of(stream).clamp(NARROWEST, WIDEST)
}

/// Returns the number of columns of a terminal.
pub(in crate::cli) fn columns_of(stream: impl AsFd) -> usize {
    let columns = rustix::termios::tcgetwinsize(stream).map_or(0, |size| usize::from(size.ws_col));
    // A terminal that does not know its size returns 0.
    if columns == 0 { USUAL } else { columns }
}

/// Returns the number of rows of a terminal.
pub(in crate::cli) fn rows_of(stream: impl AsFd) -> usize {
    let rows = rustix::termios::tcgetwinsize(stream).map_or(0, |size| usize::from(size.ws_row));
    if rows == 0 { USUAL_ROWS } else { rows }
}
