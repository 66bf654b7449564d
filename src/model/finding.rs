//! What is wrong with data, as every station tells it: a code, the place, the reason, and what to do now; and
//! the one rule of what stops a sale.
//!
//! A finding that blocks stops the sale of its product or piece. An officer may serve the request all the same
//! with a reason that names the code, where the finding is about content and not about files that cannot be
//! read or copied.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::listing::listed;

/// A finding that may stop a sale.
pub trait SaleFinding {
    /// Returns its stable code.
    fn code(&self) -> &str;
    /// Returns true when it stops the sale.
    fn is_blocking(&self) -> bool;
    /// Returns true when an officer's reason that names the code carries it over.
    fn may_be_carried_over(&self) -> bool;
}

/// Returns the findings that stop a sale and that the officer's reason does not carry over.
pub fn stopping<'a, F: SaleFinding + 'a>(
    findings: impl IntoIterator<Item = &'a F>,
    because: Option<&str>,
) -> impl Iterator<Item = &'a F> {
    let carried = move |finding: &F| {
        finding.may_be_carried_over()
            && because.is_some_and(|reason| names_code(reason, finding.code()))
    };
    let stops = move |finding: &&F| finding.is_blocking() && !carried(finding);
    findings.into_iter().filter(stops)
}

/// Returns true where an officer's reason names the code of a finding as a word of its own, and so
/// carries the officer over it.
fn names_code(reason: &str, code: &str) -> bool {
    reason.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| word.eq_ignore_ascii_case(code))
}

/// Something wrong in a store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexFinding {
    /// Stable code, `I01` and on; listed in the README.
    pub code: String,
    /// True when it stops the sale of the item.
    pub blocking: bool,
    /// The product concerned.
    pub item: Option<String>,
    /// The file or folder.
    pub path: String,
    /// What is wrong, in Indonesian.
    pub reason: String,
    /// What to do now, in Indonesian.
    pub remedy: String,
}

impl IndexFinding {
    /// Returns true for a finding about the content of files that can be read and copied.
    fn is_about_content(&self) -> bool {
        matches!(&*self.code, "I13" | "I14" | "I15" | "I19" | "I20" | "I21" | "I22" | "I23" | "I24")
    }
}

impl SaleFinding for IndexFinding {
    fn code(&self) -> &str {
        &self.code
    }

    fn is_blocking(&self) -> bool {
        self.blocking
    }

    fn may_be_carried_over(&self) -> bool {
        self.is_about_content()
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_carries_over_the_codes_that_it_names_alone() {
        assert!(names_code("P02, p06: pembeli sudah diberi tahu", "P06"));
        assert!(!names_code("P02: pembeli sudah diberi tahu", "P06"));
        assert!(!names_code("XP061", "P06"));
    }

    #[test]
    fn a_reason_carries_over_what_it_names_and_is_about_content() {
        let finding = |code: &str, blocking| IndexFinding {
            code: code.to_owned(),
            blocking,
            item: None,
            path: String::new(),
            reason: String::new(),
            remedy: String::new(),
        };
        let all = [
            finding("I14", true),
            finding("I10", true),
            finding("I20", true),
            finding("I16", false),
        ];
        let stops = |because: Option<&str>| -> Vec<String> {
            stopping(&all, because).map(|finding| finding.code.clone()).collect()
        };
        assert_eq!(stops(None), ["I14", "I10", "I20"]);
        assert_eq!(stops(Some("I14: pembeli tahu")), ["I10", "I20"]);
        assert_eq!(stops(Some("I10, I14, I20: pembeli tahu")), ["I10"]);
    }
}
