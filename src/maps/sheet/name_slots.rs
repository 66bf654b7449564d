//! Where a name fits into an area: spans along rows through its largest polygon.

use crate::maps::shape::{At, Extent, Shape, cuts};

/// Rows of an area: so many that a name of one line meets some of them.
const CUTS: usize = 17;

/// The spans of an area's largest polygon along [`CUTS`] rows, from south to north.
pub(super) struct NameSlots {
    south: f64,
    apart: f64,
    cuts: Vec<Vec<[f64; 2]>>,
}

impl NameSlots {
    /// Computes the rows of the largest polygon of an area; `None` where it has no polygon.
    pub(super) fn of(shape: &Shape) -> Option<Self> {
        let largest = shape.largest()?;
        let Extent([_, south, _, north]) = Extent::of(largest.iter().flatten());
        let apart = (north - south) / CUTS as f64;
        let row = |place: usize| -> Vec<[f64; 2]> {
            let y = south + apart * (place as f64 + 0.5);
            cuts(largest, y).chunks_exact(2).map(|pair| [pair[0], pair[1]]).collect()
        };
        Some(Self { south, apart, cuts: (0..CUTS).map(row).collect() })
    }

    /// Returns middle and width of the places that lie inside the area over a height: those of the middle rows first,
    /// and of a row the widest first. An area lower than the height has places too.
    #[allow(clippy::cast_sign_loss, reason = "heights are never below zero")]
    pub(super) fn spots(&self, height: f64) -> Vec<(At, f64)> {
        let reach = (height / 2.0 / self.apart.max(f64::MIN_POSITIVE)) as usize;
        let reach = reach.min(CUTS / 2);
        let mut spots = Vec::new();
        for step in 0..=CUTS / 2 - reach {
            let rows =
                if step == 0 { vec![CUTS / 2] } else { vec![CUTS / 2 + step, CUTS / 2 - step] };
            for row in rows {
                let mut found: Vec<[f64; 2]> = self.cuts[row]
                    .iter()
                    .filter_map(|cut| self.narrowed(*cut, row - reach, row + reach))
                    .collect();
                found.sort_by(|a, b| (b[1] - b[0]).total_cmp(&(a[1] - a[0])));
                let y = self.south + self.apart * (row as f64 + 0.5);
                spots.extend(found.iter().map(|[w, e]| ([f64::midpoint(*w, *e), y], e - w)));
            }
        }
        spots
    }

    /// Returns the widest part of a span that lies inside on all rows of a range; `None` where there is none.
    fn narrowed(&self, cut: [f64; 2], from: usize, to: usize) -> Option<[f64; 2]> {
        self.cuts.get(from..=to)?.iter().try_fold(cut, |[west, east], row| {
            let shared = row.iter().map(|[w, e]| [west.max(*w), east.min(*e)]);
            let widest = shared.max_by(|a, b| (a[1] - a[0]).total_cmp(&(b[1] - b[0])))?;
            (widest[0] < widest[1]).then_some(widest)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maps::shape::of_rings;

    #[test]
    fn places_lie_inside_over_their_whole_height() {
        // A narrow neck in the middle of two wide halves.
        let shape = of_rings(&[&[
            (0.0, 0.0),
            (10.0, 0.0),
            (10.0, 8.0),
            (6.0, 8.5),
            (6.0, 9.5),
            (10.0, 10.0),
            (10.0, 17.0),
            (0.0, 17.0),
            (0.0, 10.0),
            (4.0, 9.5),
            (4.0, 8.5),
            (0.0, 8.0),
        ]]);
        let rows = NameSlots::of(&shape).unwrap();
        for height in [0.5, 4.0] {
            let (at, width) =
                rows.spots(height).into_iter().find(|(_, width)| *width > 9.0).unwrap();
            assert!(shape.contains(at) && width <= 10.0);
            for y in [at[1] - height / 2.0 + 0.01, at[1] + height / 2.0 - 0.01] {
                assert!(shape.contains([at[0] - width / 2.1, y]), "{height}");
            }
        }
        // The neck is the first place of a name, with its narrow width.
        assert!(rows.spots(0.5)[0].1 < 2.1);
        assert!(!rows.spots(100.0).is_empty());
        assert!(NameSlots::of(&Shape::default()).is_none());
    }
}
