//! A map in its frame with its names and marks, as large as the key leaves space for.

use super::coordinate_units::Units;
use super::districts::is_grouped;
use super::frame::Frame;
use super::graticule::Graticule;
use super::key::Key;
use super::labels::{Labels, Setting};
use super::sheet_measures::{BELOW, LOWEST, MAP, SIDE_WIDTH};
use super::{area_names, district_names};
use crate::maps::shape::Extent;

/// A map in its frame with its names and marks.
pub(super) struct Composition {
    pub(super) frame: Frame,
    pub(super) graticule: Graticule,
    pub(super) labels: Labels,
    /// True where the key is in the column beside the map, not below it.
    pub(super) beside: bool,
}

impl Composition {
    /// Makes the map as large as its key allows. The key is beside the map where `free`, the dots that are left there
    /// from top to bottom, are enough.
    pub(super) fn of(setting: &Setting<'_>, extent: Extent, units: Units, free: f32) -> Self {
        let letters = setting.letters;
        let set = |bottom: f32| {
            let frame = Frame::fit(extent, [MAP[0], MAP[1], MAP[2], bottom], units);
            let graticule = Graticule::of(letters, &frame, units);
            let mut labels = area_names::place(setting, &frame, graticule.taken.clone());
            if is_grouped(setting.order) {
                district_names::place(&mut labels, setting, &frame);
            }
            Self { frame, graticule, labels, beside: false }
        };
        let mut found = set(MAP[3]);
        if Key::of(letters, &found.labels.key, SIDE_WIDTH).height() <= free {
            return Self { beside: true, ..found };
        }
        // A lower map has less space for names, and so the key may grow.
        loop {
            let height = Key::of(letters, &found.labels.key, MAP[2] - MAP[0]).height();
            let bottom = LOWEST - height - BELOW;
            if found.frame.place[3] <= bottom {
                return found;
            }
            found = set(bottom.min(found.frame.place[3] - 1.0));
        }
    }
}
