//! The command line: arguments, answers and errors.
//!
//! Only this module knows clap, the terminal, the environment and the calendar. It makes no decision of the service.
//! Each command has a file of its own, which turns its arguments into a call of [`crate::office`], in a few cases
//! several, and shows the answer.

mod args;
mod ask;
mod commands;
mod help_language;
mod help_texts;
mod run;
mod terminal;
mod usage_error;
mod usage_line;

pub use help_texts::help_texts;
pub use run::run;
