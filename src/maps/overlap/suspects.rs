//! Finds pairs of areas that may overlap, cheaply; GEOS then checks each pair.
//!
//! On a sound map neighbours share their borders: each segment is drawn once from either side, in opposite directions.
//! Such segments are matched. What is left is the coast, and mistakes. At first, segments are compared only with
//! unmatched ones. Where unmatched segments of several areas meet in a corner, the angles that the areas fill must not
//! overlap. An area within another is found by its box and a position inside. If this gives any pair, all segments are
//! compared. A sound map of a thousand areas gives none and takes milliseconds.

#![allow(clippy::float_cmp, reason = "shared corners are equal to the last bit, or not shared")]

use std::collections::{HashMap, HashSet};
use std::f64::consts::TAU;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

use super::edge_grid::{Edge, EdgeGrid};
use super::shared_edges::{SharedEdges, unmatched_edges};
use crate::maps::shape::{At, Extent, Ring, Shape, corner_key, runs, touch};

/// Returns the pairs of shapes that may overlap, by index: each pair once, the lower index first, sorted.
pub(super) fn may_overlap(shapes: &[&Shape]) -> Vec<(usize, usize)> {
    let mut pairs = HashSet::new();
    let mut shared = SharedEdges::new(shapes.iter().flat_map(|s| s.rings()).map(Vec::len).sum());
    let mut keys = Vec::new();
    for ring in shapes.iter().flat_map(|shape| shape.rings()) {
        keys.clear();
        keys.extend(ring.iter().map(|at| corner_key(*at)));
        shared.add(&keys);
    }
    let loose = unmatched_edges(shapes, shared.matched());
    // The same segment, drawn in the same direction: both areas lie on the same side of it.
    let mut drawn: HashMap<(u64, u64), Vec<u32>> = HashMap::new();
    if shared.crowded() {
        for edge in &loose {
            let ends = (corner_key(edge.from), corner_key(edge.to));
            let owners = drawn.entry(ends).or_default();
            for owner in owners.iter() {
                add_pair(&mut pairs, *owner, edge.owner);
            }
            owners.push(edge.owner);
        }
    }
    let boxes: Vec<Extent> = shapes.iter().map(|shape| shape.extent()).collect();
    if let Some(grid) = EdgeGrid::new(&loose) {
        segments_meet(&grid, shapes, &boxes, &mut pairs);
        corners_overlap(&grid, shapes, &boxes, &mut pairs);
    }
    one_within_another(shapes, &boxes, &mut pairs);
    if !pairs.is_empty() {
        // Where some areas overlap, others may overlap too although neighbours share all their borders. So all segments
        // are compared.
        let unmatched = vec![false; shared.matched().len()];
        let all = unmatched_edges(shapes, &unmatched);
        if let Some(grid) = EdgeGrid::new(&all) {
            segments_meet(&grid, shapes, &boxes, &mut pairs);
        }
    }
    let mut pairs: Vec<_> = pairs.into_iter().collect();
    pairs.sort_unstable();
    pairs
}

type Pairs = HashSet<(usize, usize)>;

fn add_pair(pairs: &mut Pairs, a: u32, b: u32) {
    if a != b {
        pairs.insert((a.min(b) as usize, a.max(b) as usize));
    }
}

/// Calls `each` for every run of segments whose box touches a cell with segments of the grid, with its area, its ring,
/// and the indices of its segments. Where the grid has only unmatched segments, most areas of a sound map have no such
/// run.
fn each_near_run(
    grid: &EdgeGrid<'_>,
    shapes: &[&Shape],
    boxes: &[Extent],
    mut each: impl FnMut(u32, &Ring, Range<usize>),
) {
    for (owner, shape) in shapes.iter().enumerate().filter(|(at, _)| grid.is_near(boxes[*at])) {
        for ring in shape.rings() {
            for run in runs(ring) {
                if grid.is_near(Extent::of(&ring[run.start..=run.end])) {
                    each(owner as u32, ring, run);
                }
            }
        }
    }
}

/// Compares segments of all areas with those of the grid, cell by cell, since an unshared segment may cross a border
/// that two other areas share. Segments of one area are not compared with each other, nor segments that have an end in
/// common.
fn segments_meet(grid: &EdgeGrid<'_>, shapes: &[&Shape], boxes: &[Extent], pairs: &mut Pairs) {
    each_near_run(grid, shapes, boxes, |owner, ring, run| {
        for place in run {
            let edge = Edge { from: ring[place], to: ring[place + 1], owner };
            for other in grid.beside(&edge) {
                if edge.owner != other.owner
                    && !share_a_corner(&edge, other)
                    && touch(edge.from, edge.to, other.from, other.to)
                {
                    add_pair(pairs, edge.owner, other.owner);
                }
            }
        }
    });
}

fn share_a_corner(one: &Edge, other: &Edge) -> bool {
    one.from == other.from || one.from == other.to || one.to == other.from || one.to == other.to
}

/// Where segments of the grid that belong to several areas meet in a corner, compares the angles that all areas fill
/// there.
fn corners_overlap(grid: &EdgeGrid<'_>, shapes: &[&Shape], boxes: &[Extent], pairs: &mut Pairs) {
    /// Radians that two angles may overlap by because of rounding.
    const SLACK: f64 = 1e-6;
    let mut owners: HashMap<u64, (u32, bool), Plain> = HashMap::default();
    for edge in grid.edges() {
        for corner in [edge.from, edge.to] {
            let entry = owners.entry(corner_key(corner)).or_insert((edge.owner, false));
            entry.1 |= entry.0 != edge.owner;
        }
    }
    owners.retain(|_, (_, several)| *several);
    let mut angles: HashMap<u64, Vec<(u32, f64, f64)>, Plain> = HashMap::default();
    each_near_run(grid, shapes, boxes, |owner, ring, run| {
        let before = ring.len() - 1;
        for place in run {
            let here = ring[place];
            let key = corner_key(here);
            if !owners.contains_key(&key) {
                continue;
            }
            let back = ring[(place + before - 1) % before];
            let start = angle(here, ring[place + 1]);
            let width = (angle(here, back) - start).rem_euclid(TAU);
            angles.entry(key).or_default().push((owner, start, width));
        }
    });
    for there in angles.values() {
        for (at, (one, start, width)) in there.iter().enumerate() {
            for (other, other_start, other_width) in &there[at + 1..] {
                let ahead = (other_start - start).rem_euclid(TAU);
                if ahead < width - SLACK || TAU - ahead < other_width - SLACK {
                    add_pair(pairs, *one, *other);
                }
            }
        }
    }
}

fn angle(from: At, to: At) -> f64 {
    (to[1] - from[1]).atan2(to[0] - from[0])
}

/// Adds pairs where one area seems to lie within the other or on top of it: its box lies in the other's box, and a
/// position inside it lies in the other.
fn one_within_another(shapes: &[&Shape], boxes: &[Extent], pairs: &mut Pairs) {
    let mut order: Vec<usize> = (0..shapes.len()).filter(|at| !boxes[*at].is_empty()).collect();
    order.sort_unstable_by(|a, b| boxes[*a].0[0].total_cmp(&boxes[*b].0[0]).then(a.cmp(b)));
    for (at, one) in order.iter().enumerate() {
        let reach = boxes[*one].0[2];
        for other in order[at + 1..].iter().take_while(|other| boxes[**other].0[0] <= reach) {
            for (outer, inner) in [(*one, *other), (*other, *one)] {
                if boxes[outer].holds(boxes[inner])
                    && let Some((point, _)) = shapes[inner].inside()
                    && shapes[outer].contains(point)
                {
                    add_pair(pairs, outer as u32, inner as u32);
                }
            }
        }
    }
}

/// A hasher that returns the key itself: the keys are well mixed already.
#[derive(Default)]
struct AsItIs(u64);

type Plain = BuildHasherDefault<AsItIs>;

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maps::shape::of_rings as shape;

    fn square(x: f64, y: f64, side: f64) -> Shape {
        shape(&[&[(x, y), (x + side, y), (x + side, y + side), (x, y + side)]])
    }

    fn pairs(shapes: &[Shape]) -> Vec<(usize, usize)> {
        may_overlap(&shapes.iter().collect::<Vec<_>>())
    }

    #[test]
    fn neighbours_that_share_their_borders_are_not_suspected() {
        let grid: Vec<Shape> =
            (0..100).map(|n| square(f64::from(n % 10), f64::from(n / 10), 1.0)).collect();
        assert_eq!(pairs(&grid), []);
    }

    #[test]
    fn every_way_to_overlap_is_suspected() {
        let base = square(0.0, 0.0, 2.0);
        for (case, other) in [
            ("crossing", square(1.0, 1.0, 2.0)),
            ("the same area", square(0.0, 0.0, 2.0)),
            ("within", square(0.5, 0.5, 1.0)),
            ("around", square(-1.0, -1.0, 9.0)),
            ("along two borders", shape(&[&[(1.0, 0.0), (3.0, 0.0), (3.0, 2.0), (1.0, 2.0)]])),
            ("from corner to corner", shape(&[&[(0.0, 0.0), (2.0, 2.0), (0.0, 3.0)]])),
            ("inscribed", shape(&[&[(0.0, 0.0), (2.0, 0.0), (1.0, 1.0)]])),
        ] {
            assert_eq!(pairs(&[base.clone(), other]), [(0, 1)], "{case}");
        }
    }

    #[test]
    fn an_area_laid_across_a_common_border_is_suspected() {
        let mut grid: Vec<Shape> =
            (0..100).map(|n| square(f64::from(n % 10), f64::from(n / 10), 1.0)).collect();
        grid.push(square(4.5, 4.5, 1.0));
        assert_eq!(pairs(&grid), [(44, 100), (45, 100), (54, 100), (55, 100)]);
    }

    #[test]
    fn every_pair_of_two_maps_that_lie_on_each_other_is_suspected() {
        let grid = |shift: f64| {
            (0..16).map(move |n| square(f64::from(n % 4) + shift, f64::from(n / 4) + shift, 1.0))
        };
        let both: Vec<Shape> = grid(0.0).chain(grid(0.5)).collect();
        let found = pairs(&both);
        // Each area of the one meets four of the other, but for those along two sides.
        assert_eq!(found.len(), 49, "{found:?}");
        assert!(found.iter().all(|(a, b)| *a < 16 && *b >= 16), "{found:?}");
    }

    #[test]
    fn areas_that_meet_in_a_corner_alone_are_fine() {
        assert_eq!(pairs(&[square(0.0, 0.0, 1.0), square(1.0, 1.0, 1.0)]), []);
        let hole = shape(&[
            &[(0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0)],
            &[(3.0, 3.0), (3.0, 6.0), (6.0, 6.0), (6.0, 3.0)],
        ]);
        assert_eq!(pairs(&[hole, square(3.0, 3.0, 3.0)]), []);
    }
}
