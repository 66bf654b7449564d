//! The areas of a piece that overlap, and by how much.

use gdal::vector::Geometry;
use rayon::prelude::*;

use super::suspects::may_overlap;
use crate::maps::findings;
use crate::maps::piece::Piece;
use crate::maps::shape::Shape;
use crate::model::MapFinding;

/// In square degrees: an overlap up to this is ignored. It is about a square metre.
const DEGREE_SLACK: f64 = 1e-10;
/// In square metres: an overlap up to this is ignored.
const METRE_SLACK: f64 = 1.0;
/// An overlap of more than this share of the smaller area stops the sale.
const LARGE: f64 = 0.01;

impl Piece {
    /// Returns the findings on areas that overlap. Separate from the cut, since it can run while files are written.
    pub fn check_overlaps(&self) -> Vec<MapFinding> {
        let (large, small) = overlaps(self);
        let found = [(true, large), (false, small)].into_iter();
        let found = found.filter(|(_, pairs)| !pairs.is_empty());
        found.map(|(large, pairs)| findings::overlaps(large, pairs)).collect()
    }
}

/// Returns the pairs whose overlap is more than the share [`LARGE`] of the smaller area, and the other pairs that
/// overlap.
fn overlaps(piece: &Piece) -> (Vec<String>, Vec<String>) {
    let shapes: Vec<&Shape> = piece.areas.iter().map(|area| &area.shape).collect();
    let slack = if piece.degrees { DEGREE_SLACK } else { METRE_SLACK };
    let suspected = may_overlap(&shapes);
    let found: Vec<Option<bool>> = suspected
        .par_iter()
        .map(|(a, b)| {
            let (a, b) = (shapes[*a], shapes[*b]);
            let area = shared_area(a, b).filter(|area| *area > slack)?;
            Some(area > LARGE * a.area().min(b.area()))
        })
        .collect();
    let (mut large, mut small) = (Vec::new(), Vec::new());
    for ((a, b), found) in suspected.into_iter().zip(found) {
        let pair = || format!("{}–{}", piece.areas[a].id, piece.areas[b].id);
        match found {
            Some(true) => large.push(pair()),
            Some(false) => small.push(pair()),
            None => {}
        }
    }
    (large, small)
}

/// Returns the area that two shapes share; `None` where GEOS cannot compute it, for example since one of them is
/// unsound. An unsound shape has a finding of its own (P13).
fn shared_area(a: &Shape, b: &Shape) -> Option<f64> {
    let geometry = |shape: &Shape| Geometry::from_wkb(&shape.to_wkb()).ok();
    Some(geometry(a)?.intersection(&geometry(b)?)?.area())
}
