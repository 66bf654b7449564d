//! Arcs of circles drawn as straight segments, the only kind of line in the maps that are sold.

#![allow(clippy::float_cmp, reason = "a circle is closed when its ends are equal to the last bit")]

use std::f64::consts::TAU;

use super::position::At;
use super::ring::Ring;

/// The widest angle that one segment replaces: 4 degrees, as in GDAL.
const STEP: f64 = TAU / 90.0;

/// Returns the line along arcs. Each arc is given by three positions, and the last one of an arc is the first of
/// the next (ISO/IEC 13249-3, `ST_CircularString`).
pub(super) fn drawn(points: &[At]) -> Ring {
    let mut way: Ring = points.iter().take(1).copied().collect();
    for arc in points.windows(3).step_by(2) {
        let (from, over, to) = (arc[0], arc[1], arc[2]);
        let Some(centre) = centre(from, over, to) else {
            way.extend([over, to]);
            continue;
        };
        let angle = |at: At| (at[1] - centre[1]).atan2(at[0] - centre[0]);
        let (start, middle, end) = (angle(from), angle(over), angle(to));
        // Counter-clockwise where the middle position comes before the end.
        let ahead = |from: f64, to: f64| (to - from).rem_euclid(TAU);
        let whole = from == to;
        let left = whole || ahead(start, middle) < ahead(start, end);
        for (a, b, target) in [(start, middle, over), (middle, end, to)] {
            let turn = if left { ahead(a, b) } else { -ahead(b, a) };
            #[allow(clippy::cast_sign_loss, reason = "a number of steps")]
            let steps = ((turn.abs() / STEP).ceil() as usize).max(1);
            let radius = (from[0] - centre[0]).hypot(from[1] - centre[1]);
            way.extend((1..steps).map(|step| {
                let at = a + turn * step as f64 / steps as f64;
                [centre[0] + radius * at.cos(), centre[1] + radius * at.sin()]
            }));
            way.push(target);
        }
    }
    way
}

/// Returns the centre of the circle through three positions; `None` where they lie on a line, or nearly. Where the
/// first is also the last, the arc is a whole circle, and `over` lies opposite.
fn centre(from: At, over: At, to: At) -> Option<At> {
    if from == to {
        let middle = [f64::midpoint(from[0], over[0]), f64::midpoint(from[1], over[1])];
        return (from != over).then_some(middle);
    }
    // Relative to the first one.
    let [over, to] = [over, to].map(|at| [at[0] - from[0], at[1] - from[1]]);
    let twice = 2.0 * (over[0] * to[1] - over[1] * to[0]);
    let squares = [over, to].map(|at| at[0] * at[0] + at[1] * at[1]);
    // A bend within the rounding error counts as a straight line.
    if twice.abs() <= 1e-12 * (squares[0] + squares[1]) {
        return None;
    }
    let east = (to[1] * squares[0] - over[1] * squares[1]) / twice;
    let north = (over[0] * squares[1] - to[0] * squares[0]) / twice;
    Some([from[0] + east, from[1] + north])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arc_keeps_its_distance_and_goes_through_its_positions() {
        for points in [
            vec![[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0]],
            vec![[1.0, 0.0], [0.0, -1.0], [-1.0, 0.0]],
            vec![[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0], [0.0, -1.0], [1.0, 0.0]],
            vec![[1.0, 0.0], [-1.0, 0.0], [1.0, 0.0]],
        ] {
            let way = drawn(&points);
            assert!(way.iter().all(|at| (at[0].hypot(at[1]) - 1.0).abs() < 1e-12), "{way:?}");
            assert!(points.iter().all(|at| way.contains(at)), "{points:?}");
            assert_eq!((way.first(), way.last()), (points.first(), points.last()));
            // No segment is longer than the chord of four degrees.
            let chord = 2.0 * (STEP / 2.0).sin() + 1e-12;
            assert!(way.windows(2).all(|w| (w[1][0] - w[0][0]).hypot(w[1][1] - w[0][1]) <= chord));
            let turns = if points.first() == points.last() { 90 } else { 45 };
            assert!((turns..turns + 4).contains(&(way.len() - 1)), "{points:?}: {}", way.len());
        }
    }

    #[test]
    fn positions_on_a_line_stay_as_they_are() {
        let line = [[0.0, 0.0], [1.0, 1.0], [2.0, 2.0]];
        assert_eq!(drawn(&line), line);
        assert_eq!(drawn(&line[..1]), line[..1]);
        assert_eq!(drawn(&[]), Ring::new());
    }
}
