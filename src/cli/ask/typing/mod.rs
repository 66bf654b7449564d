//! Questions in the terminal: what is typed, ticked or chosen, and what is drawn.
//!
//! The text of a question is a line of any length in a window of a few rows. Letters with Ctrl are no text: those that
//! edit in a shell do the same here, in each kind of question. Keys and pastes are read ahead, and what is typed ahead
//! reaches the next question. A terminal marks what is pasted. In one that does not, a pasted text with line breaks may
//! be cut into the answers of several questions, namely where it ends with a line break, or is pasted before the
//! question is shown.
//!
//! Keys come from crossterm. A library of prompts, inquire, was tried first and left again:
//! - with Ctrl, a letter that it does not know was typed into the text, so that names had wrong letters;
//! - keys typed ahead were lost between two questions;
//! - a pasted text that the terminal does not mark was taken as the answers of several questions;
//! - a text longer than a line of the terminal left the screen blank;
//! - a search that found nothing said nothing.

mod keys;
mod line;
mod list;
mod question;
mod screen;
mod window;

pub(super) use list::{ListQuestion, TicksCheck, listed};
pub(super) use question::{TextQuestion, Typed, typed};
