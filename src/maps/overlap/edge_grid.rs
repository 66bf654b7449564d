//! A grid of cells, to find the segments near a place.

use std::ops::RangeInclusive;

use crate::maps::shape::{At, Extent};

/// A segment of a ring.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edge {
    pub(super) from: At,
    pub(super) to: At,
    /// The index of its area.
    pub(super) owner: u32,
}

impl Edge {
    fn extent(&self) -> Extent {
        Extent::of([&self.from, &self.to])
    }
}

/// Segments, by the cells that their boxes touch.
pub(super) struct EdgeGrid<'a> {
    edges: &'a [Edge],
    extent: Extent,
    side: usize,
    cells_a_unit: [f64; 2],
    /// For each cell the index in `lying` where its segments begin; the last entry is the length of `lying`.
    starts: Vec<u32>,
    /// Indices in `edges`, cell by cell.
    lying: Vec<u32>,
}

impl<'a> EdgeGrid<'a> {
    /// Sorts segments into about as many cells as there are segments, at most four million; `None` where there are no
    /// segments.
    pub(super) fn new(edges: &'a [Edge]) -> Option<Self> {
        if edges.is_empty() {
            return None;
        }
        let extent = Extent::of(edges.iter().flat_map(|edge| [&edge.from, &edge.to]));
        let side = edges.len().isqrt().clamp(1, 2_000);
        let cells_a_unit = extent.size().map(|size| side as f64 / size.max(f64::MIN_POSITIVE));
        let starts = vec![0_u32; side * side + 1];
        let mut grid = Self { edges, extent, side, cells_a_unit, starts, lying: Vec::new() };
        for edge in edges {
            for row in grid.rows(edge.extent()) {
                row.for_each(|cell| grid.starts[cell + 1] += 1);
            }
        }
        for cell in 0..side * side {
            grid.starts[cell + 1] += grid.starts[cell];
        }
        let mut next = grid.starts.clone();
        grid.lying = vec![0; grid.starts[side * side] as usize];
        for (place, edge) in edges.iter().enumerate() {
            for cell in grid.rows(edge.extent()).flatten() {
                grid.lying[next[cell] as usize] = place as u32;
                next[cell] += 1;
            }
        }
        Some(grid)
    }

    /// Returns the segments.
    pub(super) fn edges(&self) -> &'a [Edge] {
        self.edges
    }

    /// Returns true where there are segments in the cells of a box.
    pub(super) fn is_near(&self, extent: Extent) -> bool {
        !extent.is_empty()
            && self.rows(extent).any(|row| self.starts[*row.start()] < self.starts[row.end() + 1])
    }

    /// Returns the segments in the cells that the box of `edge` touches; a segment in several of these cells is
    /// returned several times.
    pub(super) fn beside(&self, edge: &Edge) -> impl Iterator<Item = &'a Edge> {
        let cells = self.rows(edge.extent()).flatten();
        let lying = |cell: usize| self.starts[cell] as usize..self.starts[cell + 1] as usize;
        cells
            .flat_map(move |cell| &self.lying[lying(cell)])
            .map(|place| &self.edges[*place as usize])
    }

    /// Returns the cells that a box touches, row by row. For what lies beyond the grid, its outermost cells are taken.
    fn rows(&self, extent: Extent) -> impl Iterator<Item = RangeInclusive<usize>> + use<> {
        let [west, south, east, north] = extent.0;
        let (first, last) = (self.cell(west, 0), self.cell(east, 0));
        let side = self.side;
        (self.cell(south, 1)..=self.cell(north, 1))
            .map(move |row| row * side + first..=row * side + last)
    }

    #[allow(clippy::cast_sign_loss, reason = "what is below the origin becomes its cell")]
    fn cell(&self, number: f64, axis: usize) -> usize {
        let cells = (number - self.extent.0[axis]) * self.cells_a_unit[axis];
        (cells.max(0.0) as usize).min(self.side - 1)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::float_cmp, reason = "the very same segment is looked for")]

    use super::*;

    #[test]
    fn segments_are_found_from_the_cells_they_lie_in() {
        let edge = |x: f64, y: f64| Edge { from: [x, y], to: [x + 0.5, y + 0.5], owner: 0 };
        let loose: Vec<Edge> =
            (0..100).map(|n| edge(f64::from(n % 10), f64::from(n / 10))).collect();
        let grid = EdgeGrid::new(&loose).unwrap();
        for one in &loose {
            assert!(grid.beside(one).any(|other| other.from == one.from));
            assert!(grid.beside(one).count() < 10);
            assert!(grid.is_near(one.extent()));
        }
        assert!(EdgeGrid::new(&loose[..1]).unwrap().is_near(Extent([-9.0, -9.0, 9.0, 9.0])));
        assert!(EdgeGrid::new(&[]).is_none());
        let far = [edge(0.0, 0.0), edge(100.0, 100.0), edge(0.0, 0.0), edge(0.0, 0.0)];
        assert!(!EdgeGrid::new(&far).unwrap().is_near(Extent([80.0, 1.0, 90.0, 2.0])));
    }
}
