//! The command line: what can be asked, and how answers and errors are shown.
//!
//! Knows clap, the terminal, the environment and today's date; decides nothing. Each command stands in a file
//! of its own: it turns its arguments into one call of [`crate::office`] and shows the typed answer.

mod args;

mod commands;
mod help_language;
mod help_texts;
mod run;
mod terminal;
mod usage_error;
mod usage_line;

pub use help_texts::help_texts;
pub use run::run;
