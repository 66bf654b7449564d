//! The option that names who acts, and the answer of an act.

use serde::Serialize;

use super::account::{account, host};
use super::answer::Answer;
use super::invocation::Invocation;
use super::lines::Lines;
use crate::error::Result;
use crate::message::message;
use crate::model::{Actor, Duty};
use crate::office::{Acting, Session};

/// The options of a command that records an act.
#[derive(Debug, Clone, Default, clap::Args)]
pub(in crate::cli) struct Officer {
    /// Who does it [default: the value of `KEMAS_PETUGAS`, or `officer` of kemas.toml].
    #[arg(long, value_name = "NAME", display_order = 800)]
    pub(in crate::cli) by: Option<String>,
    /// Who has looked at it as a second person, where the office requires one (`four_eyes`).
    #[arg(long, value_name = "NAME", display_order = 801)]
    pub(in crate::cli) second: Option<String>,
}

impl Officer {
    /// Returns who acts.
    pub(in crate::cli) fn acting(&self) -> Acting {
        self.acting_as(self.by.clone().map(|name| (name, "--by")))
    }

    /// Returns who acts, by a name and the option that gave it.
    pub(in crate::cli) fn acting_as(&self, given: Option<(String, &'static str)>) -> Acting {
        let second = self.second.clone();
        Acting { given, account: Some(account()), host: host(), second }
    }
}

impl Invocation {
    /// Opens the office for an act that anyone in the office may do. Where no office is given, this is an error.
    pub(in crate::cli) fn act(&self, officer: &Officer) -> Result<Session> {
        self.session()?.acting(&officer.acting(), Duty::Anyone)
    }

    /// Opens the office for a decision on a request. Where no office is given, this is an error.
    pub(in crate::cli) fn decide(&self, officer: &Officer) -> Result<Session> {
        self.session()?.acting(&officer.acting(), Duty::Decision)
    }

    /// Opens the office for an act that is the treasurer's work. Where no office is given, this is an error.
    pub(in crate::cli) fn act_of_treasurer(&self, acting: &Acting) -> Result<Session> {
        self.session()?.acting(acting, Duty::Treasurer)
    }
}

/// The answer of an act, with who did it.
#[derive(Serialize)]
struct Act<T> {
    #[serde(flatten)]
    done: T,
    /// The officer; `null` where none was named.
    by: Option<String>,
    /// What is to be said where no officer was named.
    #[serde(skip_serializing_if = "Option::is_none")]
    by_note: Option<String>,
}

impl Answer {
    /// Makes the answer of an act that is done, with who did it. Where nobody was named, that is told.
    pub(in crate::cli) fn act(done: impl Serialize + 'static, text: Lines, by: Actor) -> Self {
        Self::act_or(true, done, text, by)
    }

    /// Makes the answer of an act that is yes or no, with who did it. Where nobody was named, that is told.
    pub(in crate::cli) fn act_or(
        yes: bool,
        done: impl Serialize + 'static,
        mut text: Lines,
        by: Actor,
    ) -> Self {
        let note = message!("recorded without the officer's name; `--by NAME` gives it");
        if by.name.is_none() {
            text.line(&note);
        }
        let by_note = by.name.is_none().then(|| note.english());
        Self::new(yes, Act { done, by: by.name, by_note }, text)
    }
}
