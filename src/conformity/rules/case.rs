//! What a rule may look at: the request, the catalogue, the day and the stated use; and one of its
//! items.

use jiff::civil::Date;

use crate::catalog::{Catalog, Dataset, Item, Region};
use crate::conformity::reading::Reading;
use crate::model::{RegionCode, Request, RequestedItem};

/// Everything that a rule may look at.
pub(in crate::conformity) struct Case<'a> {
    /// The request as it was handed in.
    pub(in crate::conformity) request: &'a Request,
    /// What is sold.
    pub(in crate::conformity) catalog: &'a Catalog,
    /// The day whose tariffs count.
    pub(in crate::conformity) day: Date,
    /// The stated use.
    pub(in crate::conformity) reading: &'a Reading,
}

/// An item of the request that the catalogue knows.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) line: &'a RequestedItem,
    pub(super) item: Item<'a>,
    /// Of a map: the piece asked for, where its code is known.
    pub(super) piece: Option<&'a Region>,
}

/// Returns the region of the map piece asked for, where its code is known.
pub(in crate::conformity) fn piece<'a>(
    catalog: &'a Catalog,
    line: &RequestedItem,
) -> Option<&'a Region> {
    catalog.region(&RegionCode::parse(line.region.as_deref()?)?)
}

/// Returns true when the dataset has time in common with the stated periods, or none is stated.
pub(super) fn in_time(case: &Case<'_>, dataset: &Dataset) -> bool {
    let periods = &case.reading.periods;
    periods.is_empty() || periods.iter().any(|period| period.value.overlaps(&dataset.period))
}

/// Returns true when the coverage holds every stated region in both readings.
pub(super) fn holds_all_regions(case: &Case<'_>, coverage: &[RegionCode]) -> bool {
    let held = |code: &RegionCode| coverage.iter().any(|covering| covering.covers(code));
    case.reading.readings().iter().flatten().all(|candidates| candidates.iter().all(held))
}
