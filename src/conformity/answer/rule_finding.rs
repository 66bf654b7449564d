//! One finding of a check: the rule with its code, the severity, and the sentences for people.

use serde::Serialize;

use crate::message::Message;
use crate::model::Code;

/// One thing that does not match or must be asked about, with what shows it and what to do next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The rule.
    pub rule: Rule,
    /// Whether the officer must ask, or the request does not match.
    pub severity: Severity,
    /// The item's id; `None` for findings on the request as a whole.
    pub item: Option<String>,
    /// Why; in JSON in Indonesian.
    #[serde(serialize_with = "crate::message::indonesian")]
    pub reason: Message,
    /// What shows it: words of the visitor or of the catalogue, a count, or that something is not said; in JSON in
    /// Indonesian.
    #[serde(serialize_with = "crate::message::indonesian")]
    pub evidence: Message,
    /// What to do next; in JSON in Indonesian.
    #[serde(serialize_with = "crate::message::indonesian")]
    pub remedy: Message,
}

/// The rules; their codes are stable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Rule {
    /// The item is not in the catalogue.
    K01,
    /// The item is closed or restricted.
    K02,
    /// No tariff covers the item.
    K03,
    /// A mandatory text is empty, or the four together are too short to judge.
    K04,
    /// The dataset serves no topic of the use; or the item is a map, and the texts do not speak of mapping.
    K05,
    /// The dataset's period lies outside the periods of the use.
    K06,
    /// The item's regions do not meet those of the use.
    K07,
    /// A dataset of fewer regions would be enough.
    K08,
    /// The results are wanted at a finer level than the survey represents.
    K09,
    /// The dataset has none of the units of analysis.
    K10,
    /// A selection of variables is asked for; a full set is sold whole.
    K11,
    /// Identities of respondents are asked for.
    K12,
    /// The use is one that the agreement forbids.
    K13,
    /// The map's edition is too many years from the periods of the use.
    K14,
    /// A region's code or name is unknown, or the two disagree.
    K15,
    /// No requested dataset serves a declared topic.
    K16,
    /// The Rp0 class is claimed without a complete letter, or for more than its limits.
    K17,
}

impl Rule {
    /// Returns the stable code.
    pub fn code(self) -> &'static str {
        let code = match self {
            Self::K01 => Code::K01,
            Self::K02 => Code::K02,
            Self::K03 => Code::K03,
            Self::K04 => Code::K04,
            Self::K05 => Code::K05,
            Self::K06 => Code::K06,
            Self::K07 => Code::K07,
            Self::K08 => Code::K08,
            Self::K09 => Code::K09,
            Self::K10 => Code::K10,
            Self::K11 => Code::K11,
            Self::K12 => Code::K12,
            Self::K13 => Code::K13,
            Self::K14 => Code::K14,
            Self::K15 => Code::K15,
            Self::K16 => Code::K16,
            Self::K17 => Code::K17,
        };
        code.code
    }
}

/// How serious a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// The officer must ask.
    PerluPenjelasan,
    /// Does not match.
    TidakSesuai,
}
