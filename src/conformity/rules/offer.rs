//! Datasets that a rule may offer, instead of the requested one or besides.

use super::case::Case;
use crate::catalog::{Access, Dataset};
use crate::conformity::answer::wording;
use crate::message::Joined;
use crate::model::RegionCode;

/// The number of digits of a village's code.
const VILLAGE: usize = 10;

/// Returns up to three datasets that are not closed and that `wanted` accepts: unrestricted ones before restricted
/// ones, and among equals the narrowest coverage first. Empty where there is none.
pub(super) fn offer(case: &Case<'_>, wanted: impl Fn(&Dataset) -> bool) -> Joined {
    let open = |dataset: &&Dataset| dataset.access != Access::Tertutup && wanted(dataset);
    let mut found: Vec<_> = case.catalog.datasets.iter().filter(open).collect();
    found.sort_by_key(|dataset| (dataset.access != Access::Umum, breadth(&dataset.coverage)));
    wording::any_of(found.into_iter().take(3).map(wording::dataset).collect())
}

/// Returns how broad the broadest region of a coverage is: 10 for the whole country, 0 for a village.
pub(in crate::conformity) fn breadth(coverage: &[RegionCode]) -> usize {
    let digits = coverage.iter().map(|code| code.prefix().len()).min().unwrap_or(0);
    VILLAGE - digits.min(VILLAGE)
}
