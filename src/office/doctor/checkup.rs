//! What the checks found, line by line.

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::error::Error;
use crate::message::{Message, message};
use crate::model::find_code;

/// How a thing is that was checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Health {
    /// As it should be.
    Good,
    /// A person should look at it; the work can go on.
    Warn,
    /// Some work will fail.
    Bad,
}

/// The answer of one check. In JSON `name` and `result` are its id and its state, and the words are Indonesian.
#[derive(Debug, Clone)]
pub struct HealthCheck {
    /// What was checked, as a word for programs.
    pub id: &'static str,
    /// How it is.
    pub state: Health,
    /// What was found.
    pub what: Message,
    /// What to do now; `None` where nothing is to be done.
    pub hint: Option<Message>,
}

impl Serialize for HealthCheck {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let mut check = serializer.serialize_struct("HealthCheck", 4)?;
        check.serialize_field("name", self.id)?;
        check.serialize_field("result", &self.state)?;
        check.serialize_field("hint", &self.hint.as_ref().map(Message::indonesian))?;
        check.serialize_field("what", &self.what.indonesian())?;
        check.end()
    }
}

impl HealthCheck {
    /// Makes the line of a thing that is as it should be.
    pub(super) fn good(id: &'static str, what: Message) -> Self {
        Self { id, state: Health::Good, what, hint: None }
    }

    /// Makes the line of a thing that a person should look at.
    pub(super) fn warn(id: &'static str, what: Message, hint: Message) -> Self {
        Self { id, state: Health::Warn, what, hint: Some(hint) }
    }

    /// Makes the line of a thing with which some work will fail.
    pub(super) fn bad(id: &'static str, what: Message, hint: Message) -> Self {
        Self { id, state: Health::Bad, what, hint: Some(hint) }
    }

    /// Makes a bad line of an error. Where it has no hint, the remedy of its kind is one.
    pub(super) fn failed(id: &'static str, error: &Error) -> Self {
        let remedy = || find_code(error.kind().code()).map(|(_, code)| code.remedy.clone());
        let hint = error.hint_message().cloned().or_else(remedy);
        Self { id, state: Health::Bad, what: message!("{error}", error), hint }
    }

    /// Makes the line of a thing that could not be looked at, because another one is broken.
    pub(super) fn not_checked(id: &'static str, broken: Message) -> Self {
        let what = message!("not checked: {broken}", broken);
        Self::warn(id, what, message!("mend that first, then run `kemas doctor` again"))
    }
}

/// All answers.
#[derive(Debug, Serialize)]
pub struct Checkup {
    /// The lines, in the order in which they were checked.
    pub checks: Vec<HealthCheck>,
    /// Number of lines that are bad.
    pub bad: usize,
    /// Number of lines that a person should look at.
    pub warn: usize,
}

impl Checkup {
    pub(super) fn of(checks: Vec<HealthCheck>) -> Self {
        let count = |state| checks.iter().filter(|check| check.state == state).count();
        Self { bad: count(Health::Bad), warn: count(Health::Warn), checks }
    }
}

/// Says that the settings are broken, for the lines of what needs them.
pub(super) fn broken_settings() -> Message {
    message!("kemas.toml cannot be used")
}

/// Says that the catalogue is broken, for the lines of what needs it.
pub(super) fn broken_catalogue() -> Message {
    message!("the catalogue cannot be used")
}
