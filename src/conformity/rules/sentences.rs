//! The three sentences of a finding, from which it is made.

use crate::conformity::answer::{Finding, Rule, Severity};
use crate::message::Message;
use crate::model::RequestedItem;

/// The sentences of a finding.
pub(super) struct Sentences {
    pub(super) reason: Message,
    pub(super) evidence: Message,
    pub(super) remedy: Message,
}

impl Sentences {
    pub(super) fn on_item(self, rule: Rule, severity: Severity, line: &RequestedItem) -> Finding {
        let Self { reason, evidence, remedy } = self;
        Finding { rule, severity, item: Some(line.id.clone()), reason, evidence, remedy }
    }

    pub(super) fn on_request(self, rule: Rule, severity: Severity) -> Finding {
        let Self { reason, evidence, remedy } = self;
        Finding { rule, severity, item: None, reason, evidence, remedy }
    }
}
