//! What a command has to say, for machines and for people.

use std::io::Write;

use serde::Serialize;

use super::lines::Lines;

/// The answer of a command.
pub(in crate::cli) struct Answer {
    /// The one JSON document of `--json`.
    pub(in crate::cli) json: Box<dyn Document>,
    /// The same for people.
    pub(in crate::cli) text: Lines,
    /// False when the answer is no (exit status 1).
    pub(in crate::cli) yes: bool,
}

/// A JSON document that is written when it is asked for: of a hundred thousand members it is far
/// larger than what it tells.
pub(in crate::cli) trait Document {
    /// Writes the document.
    fn write(&self, out: &mut dyn Write) -> std::io::Result<()>;
    /// Returns the document's value.
    fn value(&self) -> serde_json::Value;
}

impl<T: Serialize> Document for T {
    fn write(&self, out: &mut dyn Write) -> std::io::Result<()> {
        serde_json::to_writer(out, self).map_err(Into::into)
    }

    fn value(&self) -> serde_json::Value {
        serde_json::to_value(self).unwrap_or_default()
    }
}

impl Answer {
    /// Answers yes or no.
    pub(in crate::cli) fn new(yes: bool, json: impl Serialize + 'static, text: Lines) -> Self {
        Self { json: Box::new(json), text, yes }
    }

    /// Answers yes: what was asked for is done.
    pub(in crate::cli) fn yes(json: impl Serialize + 'static, text: Lines) -> Self {
        Self::new(true, json, text)
    }
}

/// Returns the word that JSON has for a state.
pub(in crate::cli) fn word(state: &impl Serialize) -> String {
    serde_json::json!(state).as_str().unwrap_or("-").to_owned()
}
