//! What a check answers: findings with the codes of their rules, the verdicts weighed from them, and
//! how values are written into sentences for people. Which finding is made is decided in
//! `conformity/rules`.

mod rule_finding;
mod verdict;
pub(super) mod wording;

pub use rule_finding::{Finding, Rule, Severity};
pub use verdict::{Conformity, ItemConformity, ItemVerdict, Verdict};
