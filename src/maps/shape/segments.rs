//! The segments of rings: runs of them, and where two segments touch.

#![allow(clippy::float_cmp, reason = "a way runs back when its turn is nothing to the last bit")]

use std::ops::Range;

use super::position::At;
use super::ring::Ring;

/// The most segments in a run. Few, since the boxes of neighbouring runs always meet, so that they may be compared
/// segment by segment.
pub(super) const RUN: usize = 8;

/// Splits the segments of a ring into runs, each a range of segment indices.
pub(in crate::maps) fn runs(ring: &Ring) -> impl Iterator<Item = Range<usize>> + use<> {
    let segments = ring.len().saturating_sub(1);
    (0..segments).step_by(RUN).map(move |start| start..(start + RUN).min(segments))
}

/// Returns true where every segment advances in the direction from the first position to the last: then they
/// meet at their ends only. Returns false where rounding might decide.
pub(super) fn is_straight(positions: &[At]) -> bool {
    /// Many times the rounding error of a product of two differences.
    const SLACK: f64 = 1e-12;
    let (Some(first), Some(last)) = (positions.first(), positions.last()) else { return true };
    let way = [last[0] - first[0], last[1] - first[1]];
    positions.windows(2).all(|w| {
        let ahead = [(w[1][0] - w[0][0]) * way[0], (w[1][1] - w[0][1]) * way[1]];
        ahead[0] + ahead[1] > SLACK * (ahead[0].abs() + ahead[1].abs())
    })
}

/// Returns true where a line from `a` to `b` turns and goes back along itself to `c`.
pub(super) fn runs_back(a: At, b: At, c: At) -> bool {
    cross(a, b, c) == 0.0 && dot(a, b, c) < 0.0
}

/// Returns true where two segments have a position in common.
pub(in crate::maps) fn touch(a: At, b: At, c: At, d: At) -> bool {
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

/// Returns the dot product of the two parts of the line from `a` through `b` to `c`: negative where the line turns by
/// more than a right angle.
fn dot(a: At, b: At, c: At) -> f64 {
    (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1])
}
