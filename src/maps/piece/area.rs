//! One area of a piece: its code, its values, and its shape.

use super::cell::Cell;
use crate::maps::shape::Shape;

/// One area.
#[derive(Debug, Clone)]
pub(in crate::maps) struct Area {
    /// The index of its layer in its file.
    pub(in crate::maps) layer: usize,
    /// Its code, as much of it as is known.
    pub(in crate::maps) id: String,
    /// One for each column.
    pub(in crate::maps) cells: Vec<Cell>,
    /// The name of its region, where that is in a column that must not leave.
    pub(in crate::maps) named: Option<Box<str>>,
    /// Its shape; empty where the source has no geometry.
    pub(in crate::maps) shape: Shape,
}

impl Area {
    /// Returns the text of a column; empty where there is none.
    pub(in crate::maps) fn text(&self, at: Option<usize>) -> &str {
        match at.and_then(|at| self.cells.get(at)) {
            Some(Cell::Text(text)) => text,
            _ => "",
        }
    }
}
