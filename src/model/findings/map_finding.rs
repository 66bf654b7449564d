//! A finding on a map: what is wrong with a piece, or was corrected in it.

use std::borrow::Cow;

use serde::{Deserialize, Serialize, Serializer};

use super::sale_stop::SaleFinding;
use crate::message::{Message, in_a_row, message};
use crate::model::codes::Code;

/// What is wrong with a map, or was corrected in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MapFinding {
    /// Stable code.
    pub code: Cow<'static, str>,
    /// True when it stops the sale, unless an officer's reason names the code.
    pub blocking: bool,
    /// How many areas it concerns. For some codes these are pairs of areas (P06), codes (P02) or columns (P20).
    pub count: u64,
    /// Up to 20 of these, areas by their codes; empty where none are named.
    pub areas: Vec<String>,
    /// What is wrong.
    pub reason: Message,
    /// Further words for the office alone, because they quote columns that must not leave it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<Message>,
    /// What to do now.
    pub remedy: Message,
}

impl MapFinding {
    /// Returns true for a finding that only the office may see.
    pub(crate) fn is_internal(&self) -> bool {
        self.code == Code::P20.code
    }

    /// Returns code, reason and areas of the finding in one line, with the detail where there is one: for the office.
    pub fn sentence(&self) -> Message {
        match &self.detail {
            Some(detail) => {
                message!("{finding}; {detail}", finding = self.public_sentence(), detail)
            }
            None => self.public_sentence(),
        }
    }

    /// Returns code, reason and areas of the finding in one line, without the detail: for the buyer.
    pub(crate) fn public_sentence(&self) -> Message {
        let Self { code, reason, areas, .. } = self;
        if areas.is_empty() {
            return message!("{code}: {reason}", code, reason);
        }
        let more = self.count.saturating_sub(areas.len() as u64);
        message!("{code}: {reason} ({areas})", code, reason, areas = in_a_row(areas).and_more(more))
    }
}

/// Writes findings into JSON with reason, detail and remedy in Indonesian, for `serialize_with`.
pub(crate) fn shown<S: Serializer>(
    findings: &[MapFinding],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct Shown<'f> {
        code: &'f str,
        blocking: bool,
        count: u64,
        areas: &'f [String],
        reason: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        detail: Option<String>,
        remedy: String,
    }
    serializer.collect_seq(findings.iter().map(|finding| Shown {
        code: &finding.code,
        blocking: finding.blocking,
        count: finding.count,
        areas: &finding.areas,
        reason: finding.reason.indonesian(),
        detail: finding.detail.as_ref().map(Message::indonesian),
        remedy: finding.remedy.indonesian(),
    }))
}

impl SaleFinding for MapFinding {
    fn code(&self) -> &str {
        &self.code
    }

    fn is_blocking(&self) -> bool {
        self.blocking
    }

    /// True for all. What no reason could carry over, such as a map without a coordinate system, is an error of the cut
    /// and not a finding.
    fn may_be_carried_over(&self) -> bool {
        true
    }
}
