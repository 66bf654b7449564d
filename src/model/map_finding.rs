//! A finding on a map: what is wrong with a piece, or was put right.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::listing::listed;
use super::sale_stop::SaleFinding;

/// Columns that stay in the office.
pub(crate) const WITHHELD: &str = "P20";

/// What is wrong with a map, or was put right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MapFinding {
    /// Stable code.
    pub code: Cow<'static, str>,
    /// True when it stops the sale.
    pub blocking: bool,
    /// How many areas it concerns.
    pub count: u64,
    /// The codes of the first of them.
    pub areas: Vec<String>,
    /// What is wrong, in Indonesian.
    pub reason: String,
    /// More of it for the office alone: what stands in columns that must not leave.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// What to do now, in Indonesian.
    pub remedy: Cow<'static, str>,
}

impl MapFinding {
    /// Returns true for what only the office needs to know.
    pub(crate) fn is_internal(&self) -> bool {
        self.code == WITHHELD
    }

    /// Returns the finding in one line of plain words, for the office.
    pub fn sentence(&self) -> String {
        match &self.detail {
            Some(detail) => format!("{}; {detail}", self.public_sentence()),
            None => self.public_sentence(),
        }
    }

    /// Returns the finding in one line of plain words, as it may go out.
    pub(crate) fn public_sentence(&self) -> String {
        let more = self.count.saturating_sub(self.areas.len() as u64);
        let named = listed(&self.areas, more, [", dan ", " lainnya"]);
        if named.is_empty() {
            format!("{}: {}", self.code, self.reason)
        } else {
            format!("{}: {} ({named})", self.code, self.reason)
        }
    }
}

impl SaleFinding for MapFinding {
    fn code(&self) -> &str {
        &self.code
    }

    fn is_blocking(&self) -> bool {
        self.blocking
    }

    /// What no reason could carry over, such as a map without a coordinate system, is an error of the cut and
    /// no finding.
    fn may_be_carried_over(&self) -> bool {
        true
    }
}
