//! Questions in the terminal: a text, yes or no, one of a list, several of a list.
//!
//! Questions go to stderr, so that stdout holds the answer of the command alone. Esc goes back: the question then
//! returns `None`. Ctrl-C ends the command with exit status 2.

mod choice;
mod ending;
mod lists;
mod one_line;
mod questions;
mod typing;

pub(in crate::cli) use choice::Choice;
pub(in crate::cli) use ending::interrupted;
pub(in crate::cli) use questions::Ask;
