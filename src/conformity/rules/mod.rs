//! The rules, grouped by what they look at; every rule is asked, none stops another.
//!
//! A rule is a function of the [`Case`] that returns its finding. Rules on one item are listed in
//! [`ITEM_RULES`]; rules on the request as a whole in [`request_findings`].

mod abstraction;
mod case;
mod intent;
mod offer;
mod period_level_unit;
mod region;
mod sale;
mod sentences;
mod topic;
pub(super) mod zero;

use super::answer::Finding;
use crate::model::RequestedItem;
use case::Asked;
pub(super) use case::{Case, piece};
pub(super) use offer::breadth;
pub use sale::no_tariff;

type ItemRule = fn(&Case<'_>, Asked<'_>) -> Option<Finding>;

const ITEM_RULES: [ItemRule; 10] = [
    sale::access,
    sale::tariff,
    topic::off_topic,
    period_level_unit::period,
    region::elsewhere,
    region::too_broad,
    period_level_unit::level,
    period_level_unit::unit,
    period_level_unit::map_edition,
    intent::selection,
];

/// Asks every item rule; an unknown item carries K01 alone.
pub(super) fn item_findings(case: &Case<'_>, line: &RequestedItem) -> Vec<Finding> {
    let Some(item) = case.catalog.item(&line.id) else {
        return vec![sale::unknown(case, line)];
    };
    let asked = Asked { line, item, piece: piece(case.catalog, line) };
    ITEM_RULES.iter().filter_map(|rule| rule(case, asked)).collect()
}

/// Asks every rule on the request as a whole.
pub(super) fn request_findings(case: &Case<'_>) -> Vec<Finding> {
    let mut findings: Vec<_> = abstraction::texts(case).into_iter().collect();
    findings.extend(region::names_and_codes(case));
    findings.extend(intent::identities(case));
    findings.extend(intent::forbidden(case));
    findings.extend(topic::unserved(case));
    findings.extend(zero::conditions(case));
    findings
}
