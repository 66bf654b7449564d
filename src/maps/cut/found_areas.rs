//! The areas that were read for each order, and the notes on them.

use super::reading_notes::Notes;
use crate::maps::piece::Area;

/// What was found for each order.
#[derive(Debug)]
pub(super) struct FoundAreas {
    /// For each order, as they were given: its areas as they were read, and the notes on them.
    pub(super) orders: Vec<(Vec<Area>, Notes)>,
    /// True where every layer that was read names its own coordinate system.
    pub(super) has_crs: bool,
}

impl FoundAreas {
    /// Returns an empty result for so many orders.
    pub(super) fn none(orders: usize) -> Self {
        Self { orders: (0..orders).map(|_| Default::default()).collect(), has_crs: true }
    }

    /// Adds what another task, or another source, gave for the same orders.
    pub(super) fn join(mut self, other: Self) -> Self {
        self.has_crs &= other.has_crs;
        for ((areas, notes), (more, noted)) in self.orders.iter_mut().zip(other.orders) {
            areas.extend(more);
            notes.join(noted);
        }
        self
    }
}
