//! Whether the shape of one area may be unsound: a cheap test, after which GEOS checks the suspect shapes.
//!
//! A ring is split into runs of a few segments, each with its box. Runs whose boxes do not meet are not compared,
//! so that a border of a thousand corners is compared with itself in a few microseconds.

use std::ops::Range;

use super::extent::Extent;
use super::multipolygon::Shape;
use super::ring::{Ring, encloses};
use super::segments::{RUN, is_straight, runs, runs_back, touch};

/// Returns true where a shape may be unsound: rings touch or cross, a hole lies outside, or one polygon within another.
/// A polygon with several holes is always suspect.
pub(in crate::maps) fn is_suspect(shape: &Shape) -> bool {
    let boxes: Vec<Extent> =
        shape.polygons.iter().map(|rings| Extent::of(rings.iter().take(1).flatten())).collect();
    let parts_meet = (1..boxes.len()).any(|a| boxes[..a].iter().any(|b| boxes[a].meets(*b)));
    // A hole that touches nothing lies within its outer ring where one of its positions does.
    let hole_outside = shape.polygons.iter().any(|rings| match rings.split_first() {
        Some((outer, holes)) => holes.iter().any(|hole| !encloses(outer, hole[0])),
        None => false,
    });
    parts_meet && shape.polygons.len() > 1 && parts_really_meet(shape)
        || hole_outside
        || shape.polygons.iter().any(|rings| rings.len() > 2)
        || rings_touch(shape)
}

/// Returns true where the first position of a polygon lies in another polygon. The boxes of polygons (islands) meet
/// often, so that their boxes alone do not tell.
fn parts_really_meet(shape: &Shape) -> bool {
    let alone: Vec<Shape> =
        shape.polygons.iter().map(|rings| Shape { polygons: vec![rings.clone()] }).collect();
    (0..alone.len()).any(|a| {
        let point = alone[a].polygons[0][0][0];
        (0..alone.len()).any(|b| a != b && alone[b].contains(point))
    })
}

/// A few segments of a ring, one after the other.
struct Run<'a> {
    ring: &'a Ring,
    /// The index of its ring in the shape.
    number: usize,
    /// The index of its first segment, and the one after its last.
    start: usize,
    end: usize,
    extent: Extent,
    /// True where all its segments go the same way, so that each meets only its neighbours.
    straight: bool,
}

/// Returns true where segments of a shape touch that do not follow one another, or one runs back over the one before.
/// Goes over all runs from west to east.
fn rings_touch(shape: &Shape) -> bool {
    let count: usize = shape.rings().map(|ring| ring.len() / RUN + 1).sum();
    let mut runs: Vec<Run<'_>> = Vec::with_capacity(count);
    for (number, ring) in shape.rings().enumerate() {
        runs.extend(self::runs(ring).map(|run| Run::new(ring, number, run)));
    }
    runs.sort_unstable_by(|a, b| a.extent.0[0].total_cmp(&b.extent.0[0]));
    for (at, one) in runs.iter().enumerate() {
        if !one.straight && one.touches(one) {
            return true;
        }
        let [_, south, east, north] = one.extent.0;
        let reached = runs[at + 1..].iter().take_while(|other| other.extent.0[0] <= east);
        let mut meeting =
            reached.filter(|other| other.extent.0[1] <= north && south <= other.extent.0[3]);
        if meeting.any(|other| !one.goes_on_as(other) && one.touches(other)) {
            return true;
        }
    }
    false
}

impl<'a> Run<'a> {
    fn new(ring: &'a Ring, number: usize, run: Range<usize>) -> Self {
        let positions = &ring[run.start..=run.end];
        let extent = Extent::of(positions);
        Self {
            ring,
            number,
            start: run.start,
            end: run.end,
            extent,
            straight: is_straight(positions),
        }
    }

    /// Returns true where one run follows the other in the same ring and both together are straight.
    fn goes_on_as(&self, other: &Self) -> bool {
        let (first, second) = if self.start < other.start { (self, other) } else { (other, self) };
        self.number == other.number
            && first.end == second.start
            && first.straight
            && second.straight
            && is_straight(&self.ring[first.start..=second.end])
    }

    /// Returns true where segments of two runs touch; of segments that follow one another, where one runs back over
    /// the other. A run can be compared with itself.
    fn touches(&self, other: &Self) -> bool {
        let last = self.ring.len().saturating_sub(2);
        for one in self.start..self.end {
            let (a, b) = (self.ring[one], self.ring[one + 1]);
            if !Extent::of([&a, &b]).meets(other.extent) {
                continue;
            }
            let itself = self.number == other.number && self.start == other.start;
            let from = if itself { one + 1 } else { other.start };
            for two in from..other.end {
                let (c, d) = (other.ring[two], other.ring[two + 1]);
                let fault = if self.number != other.number {
                    touch(a, b, c, d)
                } else if two == one + 1 || (two == 0 && one == last) {
                    runs_back(a, b, d)
                } else if one == two + 1 || (one == 0 && two == last) {
                    runs_back(c, d, b)
                } else {
                    touch(a, b, c, d)
                };
                if fault {
                    return true;
                }
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::super::multipolygon::of_rings as shape;
    use super::*;

    #[test]
    fn a_ring_that_crosses_or_runs_back_is_suspect() {
        assert!(is_suspect(&shape(&[&[(0.0, 0.0), (2.0, 2.0), (2.0, 0.0), (0.0, 2.0)]])));
        assert!(is_suspect(&shape(&[&[
            (0.0, 0.0),
            (2.0, 0.0),
            (2.0, 2.0),
            (3.0, 2.0),
            (1.0, 2.0)
        ]])));
        assert!(is_suspect(&shape(&[
            &[(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)],
            &[(5.0, 1.0), (5.0, 2.0), (6.0, 2.0)],
        ])));
        assert!(!is_suspect(&shape(&[&[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]])));
        // A hole in the notch of an L lies in the box of the outer ring, but outside the ring.
        let notched = [(0.0, 0.0), (4.0, 0.0), (4.0, 1.0), (1.0, 1.0), (1.0, 4.0), (0.0, 4.0)];
        let within = [(0.2, 0.2), (0.2, 0.4), (0.4, 0.4)];
        assert!(!is_suspect(&shape(&[&notched, &within])));
        assert!(is_suspect(&shape(&[&notched, &[(2.0, 2.0), (2.0, 3.0), (3.0, 3.0)]])));
    }

    #[test]
    fn a_fault_is_found_wherever_the_runs_begin() {
        // A row of teeth along the x axis, closed below.
        let comb = |teeth: usize| -> Vec<(f64, f64)> {
            let mut points = Vec::new();
            for tooth in 0..teeth {
                let x = tooth as f64 * 2.0;
                points.extend([(x, 0.0), (x, 5.0), (x + 1.0, 5.0), (x + 1.0, 0.0)]);
            }
            points.extend([(teeth as f64 * 2.0, -1.0), (0.0, -1.0)]);
            points
        };
        for teeth in 1..12 {
            let sound = comb(teeth);
            assert!(!is_suspect(&shape(&[&sound])), "{teeth}");
            for at in 0..sound.len() - 2 {
                // One corner moved far away makes its segments cross or touch another one.
                let mut crossed = sound.clone();
                crossed[at] = (crossed[at].0 + 0.5, -3.0);
                assert!(is_suspect(&shape(&[&crossed])), "{teeth} {at}");
                // A line out and back.
                let mut back = sound.clone();
                back.insert(at + 1, (sound[at].0 - 0.25, sound[at].1 + 0.25));
                back.insert(at + 2, sound[at]);
                assert!(is_suspect(&shape(&[&back])), "{teeth} {at}");
            }
        }
    }
}
