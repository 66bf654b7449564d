//! Closed lines: what they enclose, and where they cross a horizontal line.

use super::position::At;

/// A closed line: its last position is its first.
pub(in crate::maps) type Ring = Vec<At>;

/// Returns true where a position lies within a ring, by the even-odd rule.
pub(super) fn encloses(ring: &[At], [x, y]: At) -> bool {
    crossings(ring, y).filter(|crossing| x < *crossing).count() % 2 == 1
}

/// Returns the x coordinates where rings cross the horizontal line at `y`, from west to east.
pub(in crate::maps) fn cuts(rings: &[Ring], y: f64) -> Vec<f64> {
    let mut cuts: Vec<f64> = rings.iter().flat_map(|ring| crossings(ring, y)).collect();
    cuts.sort_by(f64::total_cmp);
    cuts
}

/// Returns the x coordinates where a ring crosses the horizontal line at `y`, in the order of its segments.
fn crossings(ring: &[At], y: f64) -> impl Iterator<Item = f64> {
    ring.windows(2).filter_map(move |edge| {
        let ([ax, ay], [bx, by]) = (edge[0], edge[1]);
        ((ay > y) != (by > y)).then(|| (bx - ax) * (y - ay) / (by - ay) + ax)
    })
}

/// Returns twice the area that a ring encloses: positive when it runs counter-clockwise.
#[allow(clippy::ptr_arg, reason = "passed where rings are mapped")]
pub(super) fn twice_area(ring: &Ring) -> f64 {
    let Some([x0, y0]) = ring.first().copied() else { return 0.0 };
    let cross = |w: &[At]| (w[0][0] - x0) * (w[1][1] - y0) - (w[1][0] - x0) * (w[0][1] - y0);
    ring.windows(2).map(cross).sum()
}
