//! The geometry of one area: polygons of rings. [`Shape::settle`] rounds, closes and orients them.
//!
//! Coordinates are rounded before any format is written, so that every format carries the same numbers: nine decimals
//! of a degree, or four of a metre. Both are about a tenth of a millimetre.

#![allow(clippy::float_cmp, reason = "a ring is closed when its ends are equal to the last bit")]

use super::extent::Extent;
use super::position::At;
use super::ring::{Ring, cuts, encloses, twice_area};

/// Decimals of a degree that are kept.
pub(in crate::maps) const DEGREE_DECIMALS: u32 = 9;
/// Decimals of a metre that are kept.
pub(in crate::maps) const METRE_DECIMALS: u32 = 4;

/// A multipolygon; it is empty without polygons.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::maps) struct Shape {
    /// Each polygon is an outer ring and its holes; once settled, the outer ring is counter-clockwise and the holes are
    /// clockwise (RFC 7946, 3.1.6).
    pub(in crate::maps) polygons: Vec<Vec<Ring>>,
}

/// What was changed when a geometry became a shape.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::maps) struct Mended {
    /// The geometry was a collection, or parts that are no polygons were left out.
    pub(in crate::maps) foreign: bool,
    /// A ring was not closed, or had fewer than four positions and was left out.
    pub(in crate::maps) open: bool,
    /// Arcs were drawn as lines.
    pub(in crate::maps) curved: bool,
}

impl Shape {
    /// Rounds every position, drops one that equals the one before it, closes and orients every ring, and leaves out
    /// rings of fewer than four positions. Where the outer ring is left out, its holes are too.
    pub(in crate::maps) fn settle(&mut self, decimals: u32, mended: &mut Mended) {
        let scale = 10_f64.powi(i32::try_from(decimals).unwrap_or(0));
        let round = |number: f64| {
            let rounded = (number * scale).round() / scale;
            // Negative zero becomes zero, or equal positions would differ in their bits.
            if rounded == 0.0 { 0.0 } else { rounded }
        };
        for polygon in &mut self.polygons {
            for ring in polygon.iter_mut() {
                for point in ring.iter_mut() {
                    *point = point.map(round);
                }
                ring.dedup();
                if let (Some(first), Some(last)) = (ring.first().copied(), ring.last())
                    && first != *last
                {
                    mended.open = true;
                    ring.push(first);
                }
            }
            // Without its outer ring the whole polygon is left out.
            if polygon.first().is_none_or(|outer| outer.len() < 4) {
                mended.open |= !polygon.is_empty();
                polygon.clear();
            }
            let before = polygon.len();
            polygon.retain(|ring| ring.len() >= 4);
            mended.open |= polygon.len() < before;
            for (place, ring) in polygon.iter_mut().enumerate() {
                if (twice_area(ring) > 0.0) != (place == 0) {
                    ring.reverse();
                }
            }
        }
        self.polygons.retain(|polygon| !polygon.is_empty());
    }

    pub(in crate::maps) fn is_empty(&self) -> bool {
        self.polygons.is_empty()
    }

    pub(in crate::maps) fn rings(&self) -> impl Iterator<Item = &Ring> {
        self.polygons.iter().flatten()
    }

    pub(in crate::maps) fn extent(&self) -> Extent {
        Extent::of(self.rings().flatten())
    }

    /// Returns the area of a settled shape in squared units of the coordinates.
    pub(in crate::maps) fn area(&self) -> f64 {
        self.rings().map(twice_area).sum::<f64>() / 2.0
    }

    /// Returns true where a position lies inside, by the even-odd rule.
    pub(in crate::maps) fn contains(&self, at: At) -> bool {
        self.rings().filter(|ring| encloses(ring, at)).count() % 2 == 1
    }

    /// Returns the polygon with the largest outer ring; `None` for an empty shape.
    pub(in crate::maps) fn largest(&self) -> Option<&[Ring]> {
        let size = |polygon: &&Vec<Ring>| polygon.first().map_or(0.0, twice_area);
        self.polygons.iter().max_by(|a, b| size(a).total_cmp(&size(b))).map(Vec::as_slice)
    }

    /// Returns the middle of a wide span of the largest polygon from west to east, and the width of the span; `None`
    /// where there is none.
    pub(in crate::maps) fn inside(&self) -> Option<(At, f64)> {
        let largest = self.largest()?;
        let Extent([_, south, _, north]) = Extent::of(largest.iter().flatten());
        let mut best: Option<(At, f64)> = None;
        // Tries a few rows, the middle one first: another span is taken only where it is more than 15 % wider.
        for part in [0.5, 0.42, 0.58, 0.34, 0.66] {
            let y = south + (north - south) * part;
            for span in cuts(largest, y).chunks_exact(2) {
                let width = span[1] - span[0];
                if best.is_none_or(|(_, widest)| width > widest * 1.15) {
                    best = Some(([f64::midpoint(span[0], span[1]), y], width));
                }
            }
        }
        best
    }
}

/// Makes a shape of one polygon for tests; its rings are closed here.
#[cfg(test)]
pub(in crate::maps) fn of_rings(rings: &[&[(f64, f64)]]) -> Shape {
    let ring = |points: &&[(f64, f64)]| {
        let mut ring: Ring = points.iter().map(|(x, y)| [*x, *y]).collect();
        ring.push(ring[0]);
        ring
    };
    Shape { polygons: vec![rings.iter().map(ring).collect()] }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(x: f64, side: f64) -> Ring {
        vec![[x, 0.0], [x + side, 0.0], [x + side, side], [x, side], [x, 0.0]]
    }

    #[test]
    fn rings_are_closed_turned_and_rounded() {
        let mut outer = square(0.0, 10.0);
        outer.reverse();
        outer.pop();
        outer[1] = [0.000_000_000_04, 10.0];
        let hole = square(2.0, 1.0);
        let mut shape = Shape { polygons: vec![vec![outer, hole], vec![vec![[1.0, 1.0]; 5]]] };
        let mut mended = Mended::default();
        shape.settle(DEGREE_DECIMALS, &mut mended);
        assert!(mended.open);
        assert_eq!(shape.polygons.len(), 1);
        assert!(twice_area(&shape.polygons[0][0]) > 0.0 && twice_area(&shape.polygons[0][1]) < 0.0);
        assert!(shape.rings().all(|ring| ring.first() == ring.last()));
        assert!((shape.area() - 99.0).abs() < 1e-12);
        assert!(shape.contains([1.0, 1.0]) && !shape.contains([2.5, 0.5]));
    }

    #[test]
    fn a_place_for_a_name_lies_inside_even_of_a_horseshoe() {
        let shoe = vec![
            [0.0, 0.0],
            [9.0, 0.0],
            [9.0, 9.0],
            [7.0, 9.0],
            [7.0, 1.0],
            [2.0, 1.0],
            [2.0, 9.0],
            [0.0, 9.0],
            [0.0, 0.0],
        ];
        let shape = Shape { polygons: vec![vec![shoe]] };
        let (at, width) = shape.inside().unwrap();
        assert!(shape.contains(at) && width > 0.0);
        assert!(Shape::default().inside().is_none());
    }
}
