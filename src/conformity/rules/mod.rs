//! The rules, grouped by what they look at; every rule is asked, none stops another.
//!
//! A rule is a function of the [`Case`] that returns its finding. Rules on one item are listed in
//! [`ITEM_RULES`]; rules on the request as a whole in [`request_findings`].

mod abstraction;
mod fit;
mod intent;
mod region;
mod sale;
mod topic;
pub(super) mod zero;

use jiff::civil::Date;

use super::reading::Reading;
use super::show;
use super::verdict::{Finding, Rule, Severity};
use crate::catalog::{Access, Catalog, Dataset, Item, Region};
use crate::model::{RegionCode, Request, RequestedItem};

/// Everything that a rule may look at.
pub(super) struct Case<'a> {
    /// The request as it was handed in.
    pub(super) request: &'a Request,
    /// What is sold.
    pub(super) catalog: &'a Catalog,
    /// The day whose tariffs count.
    pub(super) day: Date,
    /// The stated use.
    pub(super) reading: &'a Reading,
}

/// An item of the request that the catalogue knows.
#[derive(Clone, Copy)]
struct Asked<'a> {
    line: &'a RequestedItem,
    item: Item<'a>,
    /// Of a map: the piece asked for, where its code is known.
    piece: Option<&'a Region>,
}

type ItemRule = fn(&Case<'_>, Asked<'_>) -> Option<Finding>;

const ITEM_RULES: [ItemRule; 10] = [
    sale::access,
    sale::tariff,
    topic::off_topic,
    fit::period,
    region::elsewhere,
    region::too_broad,
    fit::level,
    fit::unit,
    fit::map_edition,
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

/// Returns the finding where no tariff covers a known item (K03), whatever it is wanted for.
pub(super) fn no_tariff(catalog: &Catalog, line: &RequestedItem, day: Date) -> Option<Finding> {
    let asked = Asked { line, item: catalog.item(&line.id)?, piece: piece(catalog, line) };
    sale::no_tariff(sale::Prices { catalog, day }, asked)
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

/// Returns the region of the map piece asked for, where its code is known.
pub(super) fn piece<'a>(catalog: &'a Catalog, line: &RequestedItem) -> Option<&'a Region> {
    catalog.region(&RegionCode::parse(line.region.as_deref()?)?)
}

/// The sentences of a finding.
struct Sentences {
    reason: String,
    evidence: String,
    remedy: String,
}

impl Sentences {
    fn on_item(self, rule: Rule, severity: Severity, line: &RequestedItem) -> Finding {
        let Self { reason, evidence, remedy } = self;
        Finding { rule, severity, item: Some(line.id.clone()), reason, evidence, remedy }
    }

    fn on_request(self, rule: Rule, severity: Severity) -> Finding {
        let Self { reason, evidence, remedy } = self;
        Finding { rule, severity, item: None, reason, evidence, remedy }
    }
}

/// Names up to three datasets that are for sale and hold what is wanted, those of the narrowest
/// coverage first; empty where there is none.
fn offer(case: &Case<'_>, wanted: impl Fn(&Dataset) -> bool) -> String {
    let open = |dataset: &&Dataset| dataset.access != Access::Tertutup && wanted(dataset);
    let mut found: Vec<_> = case.catalog.datasets.iter().filter(open).collect();
    let breadth = |dataset: &&Dataset| {
        // `00` is the broadest though its code is as long as a province's.
        let length =
            |code: &RegionCode| if code.as_str() == "00" { 0 } else { code.as_str().len() };
        let widest = dataset.coverage.iter().map(length).min().unwrap_or(0);
        (dataset.access != Access::Umum, std::cmp::Reverse(widest))
    };
    found.sort_by_key(breadth);
    show::list(found.into_iter().take(3).map(show::dataset).collect(), "atau")
}

/// Returns true when the dataset has time in common with the stated periods, or none is stated.
fn in_time(case: &Case<'_>, dataset: &Dataset) -> bool {
    let periods = &case.reading.periods;
    periods.is_empty() || periods.iter().any(|period| period.value.overlaps(&dataset.period))
}

/// Returns true when the coverage holds every stated region in both readings.
fn holds_all_regions(case: &Case<'_>, coverage: &[RegionCode]) -> bool {
    let held = |code: &RegionCode| coverage.iter().any(|covering| covering.covers(code));
    case.reading.readings().iter().flatten().all(|candidates| candidates.iter().all(held))
}
