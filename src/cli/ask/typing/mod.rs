//! A text that is typed into the terminal: a line of any length in a window of a few rows.
//!
//! The prompts of `inquire` do not serve here: they draw the whole text, so that one with more rows than the screen blanks
//! it, and they take letters with Ctrl for letters. Keys and pastes are read by the same crate that `inquire` reads them
//! with, so that what is typed ahead reaches the next question.

mod line;
mod question;
mod window;

pub(super) use question::{Typed, typed};
