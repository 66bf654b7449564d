//! Where areas cross each other: cheap suspicions, which GEOS then confirms.
//!
//! A map of neighbours shares its borders: each stretch is drawn once from either side, in opposite
//! directions. Such stretches are matched. What is left is the coast, and mistakes: only there are
//! stretches held against others. Where areas meet in a corner, the angles that
//! they fill must not overlap. An area within another is found by its box. Nobody is suspected for a
//! common border, so that a sound map of a thousand areas takes milliseconds.

#![allow(clippy::float_cmp, reason = "shared corners are equal to the last bit, or not shared")]

use std::collections::{HashMap, HashSet};
use std::f64::consts::TAU;
use std::hash::{BuildHasherDefault, Hasher};

use super::borders::Borders;
use super::rings::touch;
use super::shape::{At, Extent, Shape};

/// Returns pairs of shapes, by their places, that may overlap; each once, the lower first, sorted.
pub(super) fn may_overlap(shapes: &[&Shape]) -> Vec<(usize, usize)> {
    let mut pairs = HashSet::new();
    let mut borders = Borders::new(shapes.iter().flat_map(|s| s.rings()).map(Vec::len).sum());
    for shape in shapes {
        for ring in shape.rings() {
            let mut first = ring.first().map_or(0, |at| corner_key(*at));
            for at in ring.iter().skip(1) {
                let next = corner_key(*at);
                borders.add(first, next);
                first = next;
            }
        }
    }
    let alone = borders.alone();
    let mut loose: Vec<Edge> = Vec::new();
    for (place, edge) in edges(shapes).enumerate() {
        if alone[place] {
            loose.push(edge);
        }
    }
    // The same stretch, drawn in the same direction: both areas lie on one side of it.
    let mut drawn: HashMap<(u64, u64), Vec<u32>> = HashMap::new();
    if borders.crowded() {
        for edge in &loose {
            let ends = (corner_key(edge.from), corner_key(edge.to));
            let owners = drawn.entry(ends).or_default();
            for owner in owners.iter() {
                note(&mut pairs, *owner, edge.owner);
            }
            owners.push(edge.owner);
        }
    }
    stretches_meet(&loose, edges(shapes), &mut pairs);
    corners_overlap(shapes, &loose, &mut pairs);
    one_within_another(shapes, &mut pairs);
    let mut pairs: Vec<_> = pairs.into_iter().collect();
    pairs.sort_unstable();
    pairs
}

/// All stretches of all shapes, always in the same order.
fn edges<'a>(shapes: &'a [&'a Shape]) -> impl Iterator<Item = Edge> + 'a {
    shapes.iter().enumerate().flat_map(|(owner, shape)| {
        shape.rings().flat_map(move |ring| {
            ring.windows(2).map(move |w| Edge { from: w[0], to: w[1], owner: owner as u32 })
        })
    })
}

#[derive(Debug, Clone, Copy)]
struct Edge {
    from: At,
    to: At,
    owner: u32,
}

type Pairs = HashSet<(usize, usize)>;

fn note(pairs: &mut Pairs, a: u32, b: u32) {
    if a != b {
        pairs.insert((a.min(b) as usize, a.max(b) as usize));
    }
}

/// Holds all stretches against the loose ones, cell by cell of a grid that those lie in: one of them
/// may cross a border that two others share.
fn stretches_meet(loose: &[Edge], all: impl Iterator<Item = Edge>, pairs: &mut Pairs) {
    if loose.is_empty() {
        return;
    }
    let extent = Extent::of(loose.iter().flat_map(|edge| [&edge.from, &edge.to]));
    let side = loose.len().isqrt().clamp(1, 2_000);
    let cells_a_unit = extent.size().map(|size| side as f64 / size.max(f64::MIN_POSITIVE));
    // Beyond the grid lies nothing that is loose; its last cells stand for it.
    #[allow(clippy::cast_sign_loss, reason = "what is below the origin becomes its cell")]
    let cell = |number: f64, axis: usize| {
        (((number - extent.0[axis]) * cells_a_unit[axis]).max(0.0) as usize).min(side - 1)
    };
    let cells = |edge: &Edge| {
        let columns = span(edge.from[0], edge.to[0], |x| cell(x, 0));
        let rows = span(edge.from[1], edge.to[1], |y| cell(y, 1));
        rows.flat_map(move |row| columns.clone().map(move |column| row * side + column))
    };
    let mut starts = vec![0_u32; side * side + 1];
    for edge in loose {
        cells(edge).for_each(|cell| starts[cell + 1] += 1);
    }
    for cell in 0..side * side {
        starts[cell + 1] += starts[cell];
    }
    let mut next = starts.clone();
    let mut lying = vec![0_u32; starts[side * side] as usize];
    for (place, edge) in loose.iter().enumerate() {
        for cell in cells(edge) {
            lying[next[cell] as usize] = place as u32;
            next[cell] += 1;
        }
    }
    for edge in all {
        for cell in cells(&edge) {
            let here = &lying[starts[cell] as usize..starts[cell + 1] as usize];
            for other in here.iter().map(|place| &loose[*place as usize]) {
                if edge.owner != other.owner
                    && !share_a_corner(&edge, other)
                    && touch(edge.from, edge.to, other.from, other.to)
                {
                    note(pairs, edge.owner, other.owner);
                }
            }
        }
    }
}

fn span(a: f64, b: f64, cell: impl Fn(f64) -> usize) -> std::ops::RangeInclusive<usize> {
    cell(a.min(b))..=cell(a.max(b))
}

fn share_a_corner(one: &Edge, other: &Edge) -> bool {
    one.from == other.from || one.from == other.to || one.to == other.from || one.to == other.to
}

/// Where loose stretches meet in a corner, holds the angles of all areas there against each other.
fn corners_overlap(shapes: &[&Shape], loose: &[Edge], pairs: &mut Pairs) {
    /// Radians that two angles may overlap by rounding alone.
    const SLACK: f64 = 1e-6;
    let mut owners: HashMap<u64, (u32, bool), Plain> = HashMap::default();
    for edge in loose {
        for corner in [edge.from, edge.to] {
            let entry = owners.entry(corner_key(corner)).or_insert((edge.owner, false));
            entry.1 |= entry.0 != edge.owner;
        }
    }
    owners.retain(|_, (_, several)| *several);
    let mut angles: HashMap<u64, Vec<(u32, f64, f64)>, Plain> = HashMap::default();
    for (owner, shape) in shapes.iter().enumerate() {
        for ring in shape.rings() {
            let before = ring.len() - 1;
            for place in 0..before {
                let key = corner_key(ring[place]);
                if !owners.contains_key(&key) {
                    continue;
                }
                let here = ring[place];
                let back = ring[(place + before - 1) % before];
                let start = angle(here, ring[place + 1]);
                let width = (angle(here, back) - start).rem_euclid(TAU);
                angles.entry(key).or_default().push((owner as u32, start, width));
            }
        }
    }
    for there in angles.values() {
        for (at, (one, start, width)) in there.iter().enumerate() {
            for (other, other_start, other_width) in &there[at + 1..] {
                let ahead = (other_start - start).rem_euclid(TAU);
                if ahead < width - SLACK || TAU - ahead < other_width - SLACK {
                    note(pairs, *one, *other);
                }
            }
        }
    }
}

fn angle(from: At, to: At) -> f64 {
    (to[1] - from[1]).atan2(to[0] - from[0])
}

/// Finds areas that lie wholly within another, or on top of it.
fn one_within_another(shapes: &[&Shape], pairs: &mut Pairs) {
    let boxes: Vec<Extent> = shapes.iter().map(|shape| shape.extent()).collect();
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
                    note(pairs, outer as u32, inner as u32);
                }
            }
        }
    }
}

/// Returns a number that stands for a position (the finish of `SplitMix64` over its bits).
pub(super) fn corner_key([x, y]: At) -> u64 {
    let mut z = x.to_bits() ^ y.to_bits().rotate_left(32).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// Takes keys as they are: they are mixed already.
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
    use super::super::shape::of_rings as shape;
    use super::*;

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
    fn areas_that_meet_in_a_corner_alone_are_fine() {
        assert_eq!(pairs(&[square(0.0, 0.0, 1.0), square(1.0, 1.0, 1.0)]), []);
        let hole = shape(&[
            &[(0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0)],
            &[(3.0, 3.0), (3.0, 6.0), (6.0, 6.0), (6.0, 3.0)],
        ]);
        assert_eq!(pairs(&[hole, square(3.0, 3.0, 3.0)]), []);
    }
}
