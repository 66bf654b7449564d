//! The part of the sheet that a district covers: spans along rows that are a few dots apart.

use std::collections::BTreeMap;

use super::frame::Frame;
use crate::maps::shape::Shape;

/// Dots from row to row.
const APART: f32 = 4.0;

/// The spans of a district, by the number of their row from the top of the sheet.
#[derive(Debug, Default)]
pub(super) struct Cover {
    rows: BTreeMap<i32, Vec<[f32; 2]>>,
}

impl Cover {
    /// Adds an area.
    pub(super) fn add(&mut self, shape: &Shape, frame: &Frame) {
        let mut cuts: BTreeMap<i32, Vec<f32>> = BTreeMap::new();
        for edge in shape.rings().flat_map(|ring| ring.windows(2)) {
            let ([ax, ay], [bx, by]) = (frame.at(edge[0]), frame.at(edge[1]));
            let (from, to) = (ay.min(by) / APART, ay.max(by) / APART);
            // A row on which an edge ends counts for the edge above it.
            for row in from.floor() as i32 + 1..=to.floor() as i32 {
                let part = (row as f32 * APART - ay) / (by - ay);
                cuts.entry(row).or_default().push((bx - ax) * part + ax);
            }
        }
        for (row, mut cuts) in cuts {
            cuts.sort_by(f32::total_cmp);
            let spans = cuts.chunks_exact(2).map(|pair| [pair[0], pair[1]]);
            self.rows.entry(row).or_default().extend(spans);
        }
    }

    /// Returns the share of a box that lies in the district, estimated from three of its rows.
    pub(super) fn part(&self, [left, top, right, bottom]: [f32; 4]) -> f32 {
        let (middle, quarter) = (f32::midpoint(top, bottom), (bottom - top) / 4.0);
        let covered = |y: f32| -> f32 {
            let row = self.rows.get(&((y / APART).round() as i32));
            let spans = row.into_iter().flatten();
            spans.map(|[from, to]| (to.min(right) - from.max(left)).max(0.0)).sum()
        };
        let sum: f32 = [middle - quarter, middle, middle + quarter].map(covered).iter().sum();
        sum / 3.0 / (right - left).max(1.0)
    }

    /// Returns places inside, the nearest to a given one first: some hundreds in a large district, none in a very low
    /// one.
    #[allow(clippy::cast_sign_loss, reason = "spans run from west to east")]
    pub(super) fn places(&self, [x, y]: [f32; 2]) -> Vec<[f32; 2]> {
        /// Roughly the number of places.
        const MOST: f32 = 400.0;
        let size: f32 = self.rows.values().flatten().map(|[from, to]| (to - from) * APART).sum();
        let apart = (size / MOST).sqrt().max(2.0 * APART);
        let every = (apart / APART).round() as i32;
        let mut places = Vec::new();
        for (row, spans) in self.rows.iter().filter(|(row, _)| **row % every == 0) {
            for [from, to] in spans {
                // With an even number of steps, the middle is one of the places.
                let count = 2 * ((to - from) / apart / 2.0).min(MOST) as u16;
                let first = f32::midpoint(*from, *to) - apart * f32::from(count) / 2.0;
                let place = |n: u16| [first + apart * f32::from(n), *row as f32 * APART];
                places.extend((0..=count).map(place));
            }
        }
        let far = |at: &[f32; 2]| (at[0] - x).powi(2) + (at[1] - y).powi(2);
        places.sort_by(|a, b| far(a).total_cmp(&far(b)));
        places
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maps::sheet::coordinate_units::Units;
    use crate::maps::sheet::fixture::square;
    use crate::maps::sheet::sheet_measures::MAP;

    #[test]
    fn neighbours_are_covered_together_and_nothing_else_is() {
        let (one, two) = (square(0.0, 0.0, 1.0), square(1.0, 0.0, 1.0));
        let mut extent = one.extent();
        extent.join(two.extent());
        let frame = Frame::fit(extent, MAP, Units::Metres);
        let mut cover = Cover::default();
        cover.add(&one, &frame);
        cover.add(&two, &frame);
        let [x, y] = frame.at([1.0, 0.5]);
        let part = |x: f32| cover.part([x - 100.0, y - 10.0, x + 100.0, y + 10.0]);
        assert!((part(x) - 1.0).abs() < 0.01);
        let [edge, _] = frame.at([2.0, 0.5]);
        assert!((part(edge) - 0.5).abs() < 0.01);
        assert!(part(edge + 200.0) < 0.01);
        let places = cover.places([x, y]);
        assert!(places.len() > 100 && places.len() < 900, "{}", places.len());
        assert!((places[0][0] - x).abs() < 60.0 && (places[0][1] - y).abs() < 60.0);
        let inside =
            |at: &[f32; 2]| cover.part([at[0] - 0.5, at[1] - 1.0, at[0] + 0.5, at[1] + 1.0]);
        assert!(places.iter().filter(|at| inside(at) > 0.4).count() * 10 > places.len() * 9);
    }
}
