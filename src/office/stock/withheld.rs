//! The reason why a product or a piece cannot be sold.

use serde::{Serialize, Serializer};

use crate::message::{Language, Message, ToValue, Value};

/// A reason. In JSON it is English where it is an error, and Indonesian where it is a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withheld {
    reason: Message,
    in_json: Language,
}

impl Withheld {
    /// Makes a reason from the message of an error.
    pub(super) fn by_error(reason: Message) -> Self {
        Self { reason, in_json: Language::En }
    }

    /// Makes a reason from the message of a finding.
    pub(super) fn by_finding(reason: Message) -> Self {
        Self { reason, in_json: Language::Id }
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
