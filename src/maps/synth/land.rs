//! Synthetic land: irregular cells that share their borders to the last bit.
//!
//! Each regency has a rectangle of the sea, and in it a grid of cells, row by row. A border is computed from the seed,
//! the regency and the numbers of its two corners, so that both neighbours get the same points. Only basic arithmetic
//! and rounding are used: they give the same bits on every machine.

use super::random::{mix, unit};

/// The sea that the regencies share: west, south, width, height in degrees.
const SEA: [f64; 4] = [125.7, -8.4, 9.2, 5.6];
/// The share of each side of a regency's rectangle that its cells take up.
const LAND: f64 = 0.86;
/// Points in the border between two corners; real desa have some 200 in a ring.
const POINTS: u32 = 50;
/// The largest displacement of corners and of points, in cells.
const CORNER_STRAY: f64 = 0.22;
const POINT_STRAY: f64 = 0.045;
/// Square kilometres in a square degree near the equator.
const SQUARE_DEGREE: f64 = 12_300.0;

/// One regency's cells.
#[derive(Debug, Clone, Copy)]
pub(super) struct RegencyCells {
    seed: u64,
    west: f64,
    south: f64,
    cell: [f64; 2],
    columns: u64,
}

impl RegencyCells {
    /// Lays out so many cells for one of several regencies.
    pub(super) fn new(seed: u64, regency: usize, of: usize, cells: u64) -> Self {
        let side = |count: usize| (1..=count).find(|n| n * n >= count).unwrap_or(1);
        let across = side(of);
        let down = of.div_ceil(across);
        let field = [SEA[2] / across as f64, SEA[3] / down as f64];
        let columns = side(cells as usize) as u64;
        let rows = cells.div_ceil(columns.max(1)).max(1);
        Self {
            seed: mix(seed, regency as u64, 1),
            west: SEA[0] + field[0] * (regency % across) as f64,
            south: SEA[1] + field[1] * (regency / across) as f64,
            cell: [field[0] * LAND / columns.max(1) as f64, field[1] * LAND / rows as f64],
            columns,
        }
    }

    /// Returns the closed ring of a cell, counter-clockwise.
    pub(super) fn ring(&self, cell: u64) -> Vec<[f64; 2]> {
        let (x, y) = (cell % self.columns, cell / self.columns);
        let corners = [[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1]];
        let mut ring = Vec::with_capacity(POINTS as usize * 4 + 1);
        for (from, to) in corners.iter().zip(corners.iter().cycle().skip(1)) {
            self.border(*from, *to, &mut ring);
        }
        ring.push(ring[0]);
        ring
    }

    /// Adds the points from one corner to the next, without the last one.
    fn border(&self, from: [u64; 2], to: [u64; 2], ring: &mut Vec<[f64; 2]>) {
        // Always computed from the corner with the smaller numbers, and reversed for the other direction.
        let turned = to < from;
        let (low, high) = if turned { (to, from) } else { (from, to) };
        let (start, end) = (self.corner(low), self.corner(high));
        let along = usize::from(low[0] == high[0]);
        let name = mix(low[0], low[1], along as u64);
        let point = |k: u32| {
            let part = f64::from(k) / f64::from(POINTS);
            let mut at = [0, 1].map(|axis| start[axis] + (end[axis] - start[axis]) * part);
            // The ends stay at the corners.
            let free = 4.0 * part * (1.0 - part);
            let stray = unit(mix(self.seed, name, u64::from(k))) * POINT_STRAY * free;
            at[1 - along] += stray * self.cell[1 - along];
            at.map(round)
        };
        if turned {
            ring.extend((1..=POINTS).rev().map(point));
        } else {
            ring.extend((0..POINTS).map(point));
        }
    }

    fn corner(&self, [x, y]: [u64; 2]) -> [f64; 2] {
        let stray = |axis| unit(mix(self.seed, mix(x, y, 7), axis)) * CORNER_STRAY;
        [
            self.west + self.cell[0] * (1.0 + x as f64 + stray(0)),
            self.south + self.cell[1] * (1.0 + y as f64 + stray(1)),
        ]
    }
}

/// Returns a ring's area in square kilometres, accurate enough for the column `luas`.
pub(super) fn area(ring: &[[f64; 2]]) -> f64 {
    let [x0, y0] = ring[0];
    let twice: f64 = ring
        .windows(2)
        .map(|w| (w[0][0] - x0) * (w[1][1] - y0) - (w[1][0] - x0) * (w[0][1] - y0))
        .sum();
    round((twice / 2.0).abs() * SQUARE_DEGREE)
}

/// Rounds to the eight decimals of real maps: about a millimetre.
fn round(degrees: f64) -> f64 {
    (degrees * 1e8).round() / 1e8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_share_their_border_point_for_point() {
        let land = RegencyCells::new(5, 3, 11, 20);
        let points = POINTS as usize;
        let (left, right) = (land.ring(0), land.ring(1));
        let east: Vec<_> = left[points..=2 * points].to_vec();
        let west: Vec<_> = right[3 * points..].iter().rev().copied().collect();
        assert_eq!(east, west);
        let above = land.ring(land.columns);
        let north: Vec<_> = left[2 * points..=3 * points].iter().rev().copied().collect();
        assert_eq!(north, above[..=points]);
    }

    #[test]
    fn a_ring_is_closed_and_encloses_land() {
        for cell in 0..20 {
            let ring = RegencyCells::new(1, 0, 11, 20).ring(cell);
            assert_eq!(ring[0].map(f64::to_bits), ring[ring.len() - 1].map(f64::to_bits));
            assert!(area(&ring) > 1.0);
        }
    }
}
