//! What a rule looks at: the request, the catalogue, the day and the stated use; and one of the items.

use jiff::civil::Date;

use crate::catalog::{Catalog, Dataset, Item, Region};
use crate::conformity::reading::Reading;
use crate::model::{RegionCode, Request, RequestedItem};

/// What all rules look at.
pub(in crate::conformity) struct Case<'a> {
    /// The request.
    pub(in crate::conformity) request: &'a Request,
    /// What the office sells.
    pub(in crate::conformity) catalog: &'a Catalog,
    /// The day whose tariffs count.
    pub(in crate::conformity) day: Date,
    /// The stated use, as it was read.
    pub(in crate::conformity) reading: &'a Reading,
}

/// An item of the request that the catalogue knows.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) line: &'a RequestedItem,
    pub(super) item: Item<'a>,
    /// The region of a map's piece; `None` for a dataset, and where its code is not in the catalogue.
    pub(super) piece: Option<&'a Region>,
}

/// Returns the region of a map's piece; `None` where none is asked for or its code is not in the catalogue.
pub(in crate::conformity) fn piece<'a>(
    catalog: &'a Catalog,
    line: &RequestedItem,
) -> Option<&'a Region> {
    catalog.region(&RegionCode::parse(line.region.as_deref()?)?)
}

/// Returns true when the dataset's period overlaps a stated one, or none is stated.
pub(super) fn in_time(case: &Case<'_>, dataset: &Dataset) -> bool {
    let periods = &case.reading.periods;
    periods.is_empty() || periods.iter().any(|period| period.value.overlaps(&dataset.period))
}

/// Returns true when the coverage contains every stated region, by its code and by its name, and all regions that an
/// ambiguous name may mean. True also where none is stated. A region does not count where its name fits none and it has
/// no well-formed code.
pub(super) fn holds_all_regions(case: &Case<'_>, coverage: &[RegionCode]) -> bool {
    let held = |code: &RegionCode| coverage.iter().any(|covering| covering.covers(code));
    case.reading.readings().iter().flatten().all(|candidates| candidates.iter().all(held))
}
