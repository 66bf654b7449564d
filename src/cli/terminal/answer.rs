//! The answer of a command, as JSON and as text.

use std::io::Write;

use serde::Serialize;

use super::lines::Lines;

/// The answer of a command.
pub(in crate::cli) struct Answer {
    /// The JSON document for `--json`.
    pub(in crate::cli) json: Box<dyn Document>,
    /// The answer as text for people; the JSON may hold more.
    pub(in crate::cli) text: Lines,
    /// False where the answer is no (exit status 1).
    pub(in crate::cli) yes: bool,
}

/// A value that becomes JSON only when it is needed: with a hundred thousand members, the JSON takes far more memory
/// than the value.
pub(in crate::cli) trait Document {
    /// Writes the JSON, without holding all of it in memory.
    fn write(&self, out: &mut dyn Write) -> std::io::Result<()>;
    /// Returns the JSON.
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
    /// Makes an answer that is yes or no.
    pub(in crate::cli) fn new(yes: bool, json: impl Serialize + 'static, text: Lines) -> Self {
        Self { json: Box::new(json), text, yes }
    }

    /// Makes an answer that is yes: what was asked for is done.
    pub(in crate::cli) fn yes(json: impl Serialize + 'static, text: Lines) -> Self {
        Self::new(true, json, text)
    }
}

/// Returns the word for a state, as in JSON; `-` for what is no word there.
pub(in crate::cli) fn word(state: &impl Serialize) -> String {
    serde_json::json!(state).as_str().unwrap_or("-").to_owned()
}
