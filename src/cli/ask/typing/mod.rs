//! Questions in the terminal: what is typed, marked or chosen, and what is drawn.
//!
//! The text of a question is a line of any length in a window of a few rows. Letters with Ctrl are no text: those that
//! edit in a shell do the same here, in each kind of question. Keys and pastes are read ahead, and what is typed ahead
//! reaches the next question. A terminal marks what is pasted. In one that does not, a pasted text with line breaks may
//! be cut into the answers of several questions, namely where it ends with a line break, or is pasted before the
//! question is shown.

mod keys;
mod line;
mod list;
mod question;
mod screen;
mod window;

pub(super) use list::{ListQuestion, MarksCheck, listed};
pub(super) use question::{TextQuestion, Typed, typed};
