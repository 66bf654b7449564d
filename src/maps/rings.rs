//! Where the rings of one area touch or cross: a cheap suspicion, which GEOS then confirms.
//!
//! A ring is taken in runs of a few stretches, each with its box. Runs whose boxes are apart are never
//! looked into, so that a border of a thousand corners is held against itself in a few microseconds.

#![allow(clippy::float_cmp, reason = "a way runs back when its turn is nothing to the last bit")]

use std::ops::Range;

use super::shape::{At, Extent, Ring, Shape, encloses};

/// Stretches of a run: neighbouring runs always meet, and are compared stretch by stretch.
const RUN: usize = 8;

/// Returns true where rings of one shape touch or cross: it may be unsound.
pub(super) fn is_suspect(shape: &Shape) -> bool {
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

/// Boxes of islands meet often; an island within the box of another is asked about by one position.
fn parts_really_meet(shape: &Shape) -> bool {
    let alone: Vec<Shape> =
        shape.polygons.iter().map(|rings| Shape { polygons: vec![rings.clone()] }).collect();
    (0..alone.len()).any(|a| {
        let point = alone[a].polygons[0][0][0];
        (0..alone.len()).any(|b| a != b && alone[b].contains(point))
    })
}

/// Parts the stretches of a ring into runs: the place of the first, and the one after the last.
pub(super) fn runs(ring: &Ring) -> impl Iterator<Item = Range<usize>> + use<> {
    let stretches = ring.len().saturating_sub(1);
    (0..stretches).step_by(RUN).map(move |start| start..(start + RUN).min(stretches))
}

/// A few stretches of a ring, one after the other.
struct Run<'a> {
    ring: &'a Ring,
    number: usize,
    /// The place of its first stretch, and the one after its last.
    start: usize,
    end: usize,
    extent: Extent,
    /// True where all of them go the same way, so that none meets another but its neighbours.
    straight: bool,
}

/// Sweeps over all runs of a shape from west to east.
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

    /// Returns true where one run follows the other and both go the same way.
    fn goes_on_as(&self, other: &Self) -> bool {
        let (first, second) = if self.start < other.start { (self, other) } else { (other, self) };
        self.number == other.number
            && first.end == second.start
            && first.straight
            && second.straight
            && is_straight(&self.ring[first.start..=second.end])
    }

    /// Returns true where stretches of two runs touch, or run back over each other where they follow one
    /// another. A run is held against itself as well.
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

/// Returns true where every stretch goes ahead in the direction from the first position to the last: they
/// meet in their ends alone then. What rounding might decide is taken for not straight.
fn is_straight(positions: &[At]) -> bool {
    /// Many times the rounding of a product of two differences.
    const SLACK: f64 = 1e-12;
    let (Some(first), Some(last)) = (positions.first(), positions.last()) else { return true };
    let way = [last[0] - first[0], last[1] - first[1]];
    positions.windows(2).all(|w| {
        let ahead = [(w[1][0] - w[0][0]) * way[0], (w[1][1] - w[0][1]) * way[1]];
        ahead[0] + ahead[1] > SLACK * (ahead[0].abs() + ahead[1].abs())
    })
}

/// Returns true where the way from `a` to `b` turns and goes back along itself to `c`.
fn runs_back(a: At, b: At, c: At) -> bool {
    cross(a, b, c) == 0.0 && dot(a, b, c) < 0.0
}

/// Returns true where two stretches have a position in common.
pub(super) fn touch(a: At, b: At, c: At, d: At) -> bool {
    let apart = |axis: usize| {
        a[axis].max(b[axis]) < c[axis].min(d[axis]) || c[axis].max(d[axis]) < a[axis].min(b[axis])
    };
    if apart(0) || apart(1) {
        return false;
    }
    let (c_side, d_side) = (cross(a, b, c), cross(a, b, d));
    let (a_side, b_side) = (cross(c, d, a), cross(c, d, b));
    c_side * d_side <= 0.0 && a_side * b_side <= 0.0
}

fn cross(a: At, b: At, c: At) -> f64 {
    (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
}

/// Returns how far `c` lies behind `b`, seen from `a`: negative when the way turns back.
fn dot(a: At, b: At, c: At) -> f64 {
    (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1])
}

#[cfg(test)]
mod tests {
    use super::super::shape::of_rings as shape;
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
        // A hole in the notch of an L lies in the box of its outer ring, and beside it.
        let notched = [(0.0, 0.0), (4.0, 0.0), (4.0, 1.0), (1.0, 1.0), (1.0, 4.0), (0.0, 4.0)];
        let within = [(0.2, 0.2), (0.2, 0.4), (0.4, 0.4)];
        assert!(!is_suspect(&shape(&[&notched, &within])));
        assert!(is_suspect(&shape(&[&notched, &[(2.0, 2.0), (2.0, 3.0), (3.0, 3.0)]])));
    }

    #[test]
    fn a_fault_is_found_wherever_the_runs_begin() {
        // A comb of teeth along the x axis, closed below.
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
                // One corner moved far away crosses something, or touches it.
                let mut crossed = sound.clone();
                crossed[at] = (crossed[at].0 + 0.5, -3.0);
                assert!(is_suspect(&shape(&[&crossed])), "{teeth} {at}");
                // A way out and back.
                let mut back = sound.clone();
                back.insert(at + 1, (sound[at].0 - 0.25, sound[at].1 + 0.25));
                back.insert(at + 2, sound[at]);
                assert!(is_suspect(&shape(&[&back])), "{teeth} {at}");
            }
        }
    }
}
