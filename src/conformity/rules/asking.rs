//! Runs the rules.

use super::case::{Asked, Case, piece};
use super::{abstraction, intent, period_level_unit, region, sale, topic, zero};
use crate::conformity::answer::Finding;
use crate::model::RequestedItem;

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

/// Runs every rule on an item. An unknown item has only the finding K01.
pub(in crate::conformity) fn item_findings(case: &Case<'_>, line: &RequestedItem) -> Vec<Finding> {
    let Some(item) = case.catalog.item(&line.id) else {
        return vec![sale::unknown(case, line)];
    };
    let asked = Asked { line, item, piece: piece(case.catalog, line) };
    ITEM_RULES.iter().filter_map(|rule| rule(case, asked)).collect()
}

/// Runs every rule on the request as a whole.
pub(in crate::conformity) fn request_findings(case: &Case<'_>) -> Vec<Finding> {
    let mut findings: Vec<_> = abstraction::texts(case).into_iter().collect();
    findings.extend(region::names_and_codes(case));
    findings.extend(intent::identities(case));
    findings.extend(intent::forbidden(case));
    findings.extend(topic::unserved(case));
    findings.extend(zero::conditions(case));
    findings
}
