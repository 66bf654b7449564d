//! How wide the lines are that people read.

use std::os::fd::AsFd;

/// Letters in a line where nobody says how wide the screen is: a file, a pipe.
const USUAL: usize = 80;
/// Longer lines are hard to read, and shorter ones hold no table.
const NARROWEST: usize = 40;
const WIDEST: usize = 100;

/// Returns how many letters a line has that is written there: as many as the terminal shows, within reason.
pub(in crate::cli) fn width_of(stream: impl AsFd) -> usize {
    let columns = rustix::termios::tcgetwinsize(stream).map_or(0, |size| usize::from(size.ws_col));
    // A terminal that does not know its size says 0.
    if columns == 0 { USUAL } else { columns.clamp(NARROWEST, WIDEST) }
}
