//! The reason why a product or a piece cannot be sold.

use serde::{Serialize, Serializer};

use crate::error::{Error, ErrorKind};
use crate::message::{Language, Message, ToValue, Value};
use crate::office::goods::StoreFinding;

/// The reason why a product or a piece cannot be sold. In JSON it is English where it comes from an error, and
/// Indonesian where it comes from a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withheld {
    reason: Message,
    in_json: Language,
    /// True where the reason is an error of the index.
    by_index: bool,
}

impl Withheld {
    /// Makes a reason from an error, without its place and hint.
    pub(super) fn by_error(error: &Error) -> Self {
        let by_index = error.kind() == ErrorKind::Index;
        Self { reason: error.message().clone(), in_json: Language::En, by_index }
    }

    /// Makes a reason from the message of a finding.
    pub(super) fn by_finding(reason: Message) -> Self {
        Self { reason, in_json: Language::Id, by_index: false }
    }

    /// Returns true where the reason is an error of the index, and one of these findings stops the sale. The findings
    /// then tell the reason, too.
    pub fn is_told_by_findings(&self, findings: &[StoreFinding]) -> bool {
        self.by_index && findings.iter().any(|finding| finding.stops_sale)
    }
}

impl ToValue for Withheld {
    fn to_value(&self) -> Value {
        self.reason.to_value()
    }
}

impl Serialize for Withheld {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.reason.render(self.in_json))
    }
}
