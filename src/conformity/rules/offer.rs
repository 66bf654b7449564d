//! Other datasets that a rule may offer in place of the one asked for.

use super::case::Case;
use crate::catalog::{Access, Dataset};
use crate::conformity::answer::wording;
use crate::model::RegionCode;

/// Names up to three datasets that are for sale and hold what is wanted, those of the narrowest
/// coverage first; empty where there is none.
pub(super) fn offer(case: &Case<'_>, wanted: impl Fn(&Dataset) -> bool) -> String {
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
    wording::list(found.into_iter().take(3).map(wording::dataset).collect(), "atau")
}
