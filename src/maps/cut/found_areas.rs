//! The areas that were read of each order, with the notes on them.

use super::reading_notes::Notes;
use crate::maps::piece::Area;

/// What was found of each order, in the order of the rows.
#[derive(Debug)]
pub(super) struct FoundAreas {
    /// Of each order its areas, and what was met in them.
    pub(super) orders: Vec<(Vec<Area>, Notes)>,
    /// True where every layer named its own coordinate system.
    pub(super) has_crs: bool,
}

impl FoundAreas {
    /// Nothing found yet of so many orders.
    pub(super) fn none(orders: usize) -> Self {
        Self { orders: (0..orders).map(|_| Default::default()).collect(), has_crs: true }
    }

    /// Adds what was found of the same orders further on.
    pub(super) fn join(mut self, other: Self) -> Self {
        self.has_crs &= other.has_crs;
        for ((areas, notes), (more, noted)) in self.orders.iter_mut().zip(other.orders) {
            areas.extend(more);
            notes.join(noted);
        }
        self
    }
}
