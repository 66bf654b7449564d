//! The answer of a check: findings with the codes of their rules, the verdicts that follow from them, and how values
//! are written into sentences. `conformity/rules` decides which findings there are.

mod kept;
mod rule_finding;
mod stock;
mod verdict;
pub(super) mod wording;

pub use rule_finding::{Finding, Rule, Severity};
pub use stock::{ItemStock, PieceStock};
pub use verdict::{Conformity, ItemConformity, ItemVerdict, Verdict};
