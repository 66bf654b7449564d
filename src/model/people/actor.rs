//! Who does what is recorded.

use crate::message::{Message, message};
use crate::model::form::LONGEST_NAME;

/// What stands in the ledger where no officer was named. It is a word of the office, in Indonesian like its papers.
const NOT_NAMED: &str = "tidak disebut";

/// Who records something and why: the officer, and the account and the machine that the program runs on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Actor {
    /// The officer's name; `None` where none was given.
    pub name: Option<String>,
    /// The name of the machine's account; `None` where it is not known.
    pub account: Option<String>,
    /// The machine's name; `None` where it is not known.
    pub host: Option<String>,
    /// Why, where a reason was given for all that the act records.
    pub because: Option<String>,
    /// Who confirmed the act as a second person; `None` where nobody did.
    pub second: Option<String>,
}

impl Actor {
    /// Returns a name without blanks at its ends; `None` for a blank one, and for the words that stand for no name.
    pub fn named(name: &str) -> Option<&str> {
        Some(name.trim()).filter(|name| !name.is_empty() && !name.eq_ignore_ascii_case(NOT_NAMED))
    }

    /// Returns the fault of a name that is longer than any name; `None` for the others.
    pub fn too_long(name: &str) -> Option<Message> {
        let long = || message!("the name is too long; a name has at most 200 characters");
        (name.chars().count() > LONGEST_NAME).then(long)
    }

    /// Returns true for the word that stands for a name in commands that are shown.
    pub fn is_placeholder(name: &str) -> bool {
        ["NAMA", "NAME"].contains(&bare(name))
    }

    /// Returns true for a word that stands for a name, a reason or a note in commands that are shown.
    pub fn is_any_placeholder(text: &str) -> bool {
        let others = ["ALASAN", "REASON", "CATATAN", "NOTE"];
        Self::is_placeholder(text) || others.contains(&bare(text))
    }

    /// Returns the name as it is recorded: *tidak disebut* where none was given.
    pub fn recorded_name(&self) -> &str {
        self.name.as_deref().unwrap_or(NOT_NAMED)
    }
}

fn bare(text: &str) -> &str {
    text.trim().trim_matches(['<', '>', '"', '\'']).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_name_is_none_and_is_recorded_as_not_named() {
        for name in ["", "  ", "tidak disebut", " Tidak Disebut"] {
            assert_eq!(Actor::named(name), None, "{name}");
        }
        assert_eq!(Actor::named(" Petugas A "), Some("Petugas A"));
        assert_eq!(Actor::default().recorded_name(), "tidak disebut");
    }
}
