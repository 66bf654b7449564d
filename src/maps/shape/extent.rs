//! Boxes: how far something reaches to the west, south, east and north.

use super::position::At;

/// A box: west, south, east, north.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::maps) struct Extent(pub(in crate::maps) [f64; 4]);

impl Extent {
    pub(in crate::maps) const EMPTY: Self =
        Self([f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY]);

    pub(in crate::maps) fn of<'a>(points: impl IntoIterator<Item = &'a At>) -> Self {
        let mut extent = Self::EMPTY;
        points.into_iter().for_each(|point| extent.take(*point));
        extent
    }

    pub(in crate::maps) fn take(&mut self, [x, y]: At) {
        let [west, south, east, north] = &mut self.0;
        (*west, *east) = (west.min(x), east.max(x));
        (*south, *north) = (south.min(y), north.max(y));
    }

    pub(in crate::maps) fn join(&mut self, other: Self) {
        let [west, south, east, north] = other.0;
        if west <= east {
            self.take([west, south]);
            self.take([east, north]);
        }
    }

    pub(in crate::maps) fn is_empty(self) -> bool {
        self.0[0] > self.0[2]
    }

    pub(in crate::maps) fn meets(self, other: Self) -> bool {
        let ([w, s, e, n], [ow, os, oe, on]) = (self.0, other.0);
        w <= oe && ow <= e && s <= on && os <= n
    }

    pub(in crate::maps) fn holds(self, other: Self) -> bool {
        let ([w, s, e, n], [ow, os, oe, on]) = (self.0, other.0);
        w <= ow && s <= os && oe <= e && on <= n
    }

    pub(in crate::maps) fn size(self) -> [f64; 2] {
        [self.0[2] - self.0[0], self.0[3] - self.0[1]]
    }

    /// Returns the position in the middle.
    pub(in crate::maps) fn middle(self) -> At {
        let [west, south, east, north] = self.0;
        [f64::midpoint(west, east), f64::midpoint(south, north)]
    }
}
