//! The position and scale of a map in its frame: from coordinates to dots, and from dots to what they show.

use super::coordinate_units::Units;
use crate::maps::shape::{At, Extent};

/// The position and scale of a map in its frame.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    /// Dots for one unit of the north coordinate; for the east one they are multiplied by `narrow`.
    pub(super) scale: f64,
    /// The frame's box on the sheet in dots: left, top, right, bottom.
    pub(super) place: [f32; 4],
    narrow: f64,
    centre: At,
    middle: [f64; 2],
    size: [f64; 2],
}

impl Frame {
    /// Puts a box into the middle of a frame with some space around it.
    pub(super) fn fit(extent: Extent, place: [f32; 4], units: Units) -> Self {
        Self::with(extent, place, units, 0.93)
    }

    /// Puts a box into a frame of the same proportions, without space around it.
    pub(super) fn whole(extent: Extent, place: [f32; 4], units: Units) -> Self {
        Self::with(extent, place, units, 1.0)
    }

    fn with(extent: Extent, place: [f32; 4], units: Units, room: f64) -> Self {
        let [left, top, right, bottom] = place;
        let centre = if extent.is_empty() { [0.0, 0.0] } else { extent.middle() };
        // A degree of longitude is shorter than one of latitude, by the cosine of the latitude.
        let narrow = match units {
            Units::Degrees => centre[1].to_radians().cos().max(0.01),
            Units::Metres | Units::Nowhere => 1.0,
        };
        let size = [f64::from(right - left), f64::from(bottom - top)];
        let [width, height] = if extent.is_empty() { [1.0, 1.0] } else { extent.size() };
        let across = size[0] * room / (width * narrow).max(1e-9);
        let scale = across.min(size[1] * room / height.max(1e-9));
        let middle = [f64::from(left + right) / 2.0, f64::from(top + bottom) / 2.0];
        Self { scale, place, narrow, centre, middle, size }
    }

    /// Returns where a position lies on the sheet, in dots.
    pub(super) fn at(&self, [x, y]: At) -> [f32; 2] {
        let east = (x - self.centre[0]) * self.narrow * self.scale;
        let north = (y - self.centre[1]) * self.scale;
        [(self.middle[0] + east) as f32, (self.middle[1] - north) as f32]
    }

    /// Returns the coordinates that the frame shows.
    pub(super) fn seen(&self) -> Extent {
        let half = [self.size[0] / 2.0 / self.scale / self.narrow, self.size[1] / 2.0 / self.scale];
        let [x, y] = self.centre;
        Extent([x - half[0], y - half[1], x + half[0], y + half[1]])
    }

    /// Returns the dots of a distance from west to east.
    pub(super) fn across(&self, width: f64) -> f32 {
        (width * self.narrow * self.scale) as f32
    }

    /// Returns the distance from south to north that so many dots show.
    pub(super) fn up(&self, dots: f32) -> f64 {
        f64::from(dots) / self.scale
    }

    /// Returns the larger side of a box, in dots.
    pub(super) fn dots(&self, extent: Extent) -> f32 {
        let [width, height] = extent.size();
        self.across(width).max((height * self.scale) as f32)
    }
}
