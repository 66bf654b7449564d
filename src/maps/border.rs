//! Where areas cross themselves or each other: cheap suspicions, which GEOS then confirms.
//!
//! A map of neighbours shares its borders: each stretch is drawn once from either side, in opposite
//! directions. Such stretches are matched and done with. What is left is the coast, and mistakes:
//! only there are stretches held against each other. Where areas meet in a corner, the angles that
//! they fill must not overlap. An area within another is found by its box. Nobody is suspected for a
//! common border, so that a sound map of a thousand areas takes milliseconds.

#![allow(clippy::float_cmp, reason = "shared corners are equal to the last bit, or not shared")]

use std::collections::{HashMap, HashSet};
use std::f64::consts::TAU;
use std::hash::{BuildHasherDefault, Hasher};

use super::shape::{At, Extent, Shape};

/// Returns true where rings of one shape touch or cross: it may be unsound.
pub(super) fn is_suspect(shape: &Shape) -> bool {
    let boxes: Vec<Extent> =
        shape.polygons.iter().map(|rings| Extent::of(rings.iter().take(1).flatten())).collect();
    let parts_meet = (1..boxes.len()).any(|a| boxes[..a].iter().any(|b| boxes[a].meets(*b)));
    let hole_outside = shape
        .polygons
        .iter()
        .zip(&boxes)
        .any(|(rings, outer)| rings.iter().skip(1).any(|hole| !outer.holds(Extent::of(hole))));
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

/// Sweeps over all stretches of a shape from west to east.
fn rings_touch(shape: &Shape) -> bool {
    struct Stretch {
        from: At,
        to: At,
        west: f64,
        east: f64,
        ring: usize,
        place: usize,
        last: usize,
    }
    let mut stretches: Vec<Stretch> = Vec::with_capacity(shape.rings().map(Vec::len).sum());
    for (ring, points) in shape.rings().enumerate() {
        let last = points.len().saturating_sub(2);
        for (place, w) in points.windows(2).enumerate() {
            let (from, to) = (w[0], w[1]);
            let (west, east) = (from[0].min(to[0]), from[0].max(to[0]));
            stretches.push(Stretch { from, to, west, east, ring, place, last });
        }
    }
    stretches.sort_unstable_by(|a, b| a.west.total_cmp(&b.west));
    for (at, one) in stretches.iter().enumerate() {
        for other in stretches[at + 1..].iter().take_while(|other| other.west <= one.east) {
            let same = one.ring == other.ring;
            let (low, high) = (one.place.min(other.place), one.place.max(other.place));
            if same && (high - low == 1 || (low == 0 && high == one.last)) {
                // Neighbours in the ring share a corner; they are at fault when one runs back.
                let (a, b) = if (high - low == 1) == (one.place < other.place) {
                    (one, other)
                } else {
                    (other, one)
                };
                if cross(a.from, a.to, b.to) == 0.0 && dot(a.from, a.to, b.to) < 0.0 {
                    return true;
                }
            } else if touch(one.from, one.to, other.from, other.to) {
                return true;
            }
        }
    }
    false
}

/// Returns pairs of shapes, by their places, that may overlap; each once, the lower first, sorted.
pub(super) fn may_overlap(shapes: &[&Shape]) -> Vec<(usize, usize)> {
    let mut pairs = HashSet::new();
    let mut edges = Vec::with_capacity(shapes.iter().flat_map(|s| s.rings()).map(Vec::len).sum());
    for (owner, shape) in shapes.iter().enumerate() {
        for w in shape.rings().flat_map(|ring| ring.windows(2)) {
            let key = corner_key(w[0]).wrapping_add(corner_key(w[1]));
            edges.push(Edge { key, from: w[0], to: w[1], owner: owner as u32 });
        }
    }
    // The keys alone are sorted: edges are four times as large.
    let mut keys: Vec<(u64, u32)> =
        edges.iter().enumerate().map(|(place, edge)| (edge.key, place as u32)).collect();
    keys.sort_unstable();
    let mut loose: Vec<Edge> = Vec::new();
    let mut group: Vec<Edge> = Vec::new();
    for places in keys.chunk_by(|a, b| a.0 == b.0) {
        group.clear();
        group.extend(places.iter().map(|(_, place)| edges[*place as usize]));
        if let [one, other] = &group[..]
            && one.from == other.to
            && one.to == other.from
        {
            continue;
        }
        for (at, one) in group.iter().enumerate() {
            let back = |other: &&Edge| other.from == one.to && other.to == one.from;
            if !group.iter().any(|other| back(&other)) || group.len() > 2 {
                loose.push(*one);
            }
            for other in &group[at + 1..] {
                if one.from == other.from && one.to == other.to {
                    note(&mut pairs, one.owner, other.owner);
                }
            }
        }
    }
    stretches_meet(&loose, &mut pairs);
    corners_overlap(shapes, &loose, &mut pairs);
    one_within_another(shapes, &mut pairs);
    let mut pairs: Vec<_> = pairs.into_iter().collect();
    pairs.sort_unstable();
    pairs
}

#[derive(Debug, Clone, Copy)]
struct Edge {
    key: u64,
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

/// Holds loose stretches against each other, cell by cell of a grid.
fn stretches_meet(loose: &[Edge], pairs: &mut Pairs) {
    let extent = Extent::of(loose.iter().flat_map(|edge| [&edge.from, &edge.to]));
    if loose.is_empty() {
        return;
    }
    let cells = loose.len().isqrt().clamp(1, 2_000);
    let side = cells as f64;
    let [width, height] = extent.size().map(|size| (size / side).max(f64::MIN_POSITIVE));
    #[allow(clippy::cast_sign_loss, reason = "the origin is the least of all")]
    let cell =
        |number: f64, origin: f64, size: f64| (((number - origin) / size) as usize).min(cells - 1);
    let across = |edge: &Edge| {
        let columns = span(edge.from[0], edge.to[0], |x| cell(x, extent.0[0], width));
        let rows = span(edge.from[1], edge.to[1], |y| cell(y, extent.0[1], height));
        rows.flat_map(move |row| columns.clone().map(move |column| row * cells + column))
    };
    let mut places: Vec<(u32, u32)> = Vec::with_capacity(loose.len() * 2);
    for (place, edge) in loose.iter().enumerate() {
        places.extend(across(edge).map(|cell| (cell as u32, place as u32)));
    }
    places.sort_unstable();
    for cell in places.chunk_by(|a, b| a.0 == b.0) {
        for (at, (_, one)) in cell.iter().enumerate() {
            let one = &loose[*one as usize];
            for (_, other) in &cell[at + 1..] {
                let other = &loose[*other as usize];
                if one.owner == other.owner || share_a_corner(one, other) {
                    continue;
                }
                if touch(one.from, one.to, other.from, other.to) {
                    note(pairs, one.owner, other.owner);
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

/// Returns true where two stretches have a position in common.
fn touch(a: At, b: At, c: At, d: At) -> bool {
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
    use super::*;

    fn shape(rings: &[&[(f64, f64)]]) -> Shape {
        let ring = |points: &&[(f64, f64)]| {
            let mut ring: Vec<At> = points.iter().map(|(x, y)| [*x, *y]).collect();
            ring.push(ring[0]);
            ring
        };
        Shape { polygons: vec![rings.iter().map(ring).collect()] }
    }

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
    fn areas_that_meet_in_a_corner_alone_are_fine() {
        assert_eq!(pairs(&[square(0.0, 0.0, 1.0), square(1.0, 1.0, 1.0)]), []);
        let hole = shape(&[
            &[(0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0)],
            &[(3.0, 3.0), (3.0, 6.0), (6.0, 6.0), (6.0, 3.0)],
        ]);
        assert_eq!(pairs(&[hole, square(3.0, 3.0, 3.0)]), []);
    }

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
        assert!(!is_suspect(&square(0.0, 0.0, 1.0)));
    }
}
