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

/// Runs the rules for items on one item. An item that the catalogue does not know has only the finding K01.
pub(in crate::conformity) fn item_findings(case: &Case<'_>, line: &RequestedItem) -> Vec<Finding> {
    let Some(item) = case.catalog.item(&line.id) else {
        return vec![sale::unknown(case, line)];
    };
    let asked = Asked { line, item, piece: piece(case.catalog, line) };
    ITEM_RULES.iter().filter_map(|rule| rule(case, asked)).collect()
}

/// Runs the rules for the request as a whole, except K17 by bytes, which needs an index.
pub(in crate::conformity) fn request_findings(case: &Case<'_>) -> Vec<Finding> {
    let mut findings: Vec<_> = abstraction::texts(case).into_iter().collect();
    findings.extend(region::names_and_codes(case));
    findings.extend(intent::identities(case));
    findings.extend(intent::forbidden(case));
    findings.extend(topic::unserved(case));
    findings.extend(zero::conditions(case));
    findings
}
