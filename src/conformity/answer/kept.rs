//! A check as the ledger keeps it with an approval: the same document as a [`Conformity`] has in JSON, but each
//! sentence is a code with its values, so that it can be shown in every language later. Approvals of earlier versions
//! hold finished Indonesian sentences; as a [`Message`] these are read and shown as written.

use serde::Serialize;
use serde_json::{Value, json};

use super::rule_finding::{Finding, Rule, Severity};
use super::verdict::Conformity;
use crate::message::Message;

/// A finding whose sentences are codes with values.
#[derive(Serialize)]
struct KeptFinding<'a> {
    rule: Rule,
    severity: Severity,
    item: Option<&'a str>,
    reason: &'a Message,
    evidence: &'a Message,
    remedy: &'a Message,
}

impl<'a> From<&'a Finding> for KeptFinding<'a> {
    fn from(finding: &'a Finding) -> Self {
        let Finding { rule, severity, item, reason, evidence, remedy } = finding;
        let (rule, severity, item) = (*rule, *severity, item.as_deref());
        Self { rule, severity, item, reason, evidence, remedy }
    }
}

impl Conformity {
    /// Returns the check as it is kept with an approval.
    pub fn to_kept(&self) -> Value {
        let kept = |findings: &[Finding]| {
            json!(findings.iter().map(KeptFinding::from).collect::<Vec<_>>())
        };
        let mut document = json!(self);
        document["findings"] = kept(&self.findings);
        for (item, row) in self.items.iter().enumerate() {
            document["items"][item]["findings"] = kept(&row.findings);
            if let Some(stock) = &row.stock {
                document["items"][item]["held"]["withheld"] = json!(stock.withheld);
            }
        }
        if let Some(why) = &self.stock_unknown {
            document["held_unknown"] = json!(why);
        }
        document
    }
}
