//! One area of a piece: its code, its values, and its shape.

use super::cell::Cell;
use crate::maps::shape::Shape;

/// One area.
#[derive(Debug, Clone)]
pub(in crate::maps) struct Area {
    /// The index of its layer in its file.
    pub(in crate::maps) layer: usize,
    /// Its code; where not all of it is known, its first characters.
    pub(in crate::maps) id: String,
    /// Its values, one for each column of the piece, in the same order.
    pub(in crate::maps) cells: Vec<Cell>,
    /// The name that the source gives the region of the piece here, where that stands in a column that must not leave.
    pub(in crate::maps) named: Option<Box<str>>,
    /// Its shape; empty where the source has no polygon for it, or none is left after rounding.
    pub(in crate::maps) shape: Shape,
}

impl Area {
    /// Returns the text of the column with this index; empty where there is no such column, or its value is no text.
    pub(in crate::maps) fn text(&self, at: Option<usize>) -> &str {
        match at.and_then(|at| self.cells.get(at)) {
            Some(Cell::Text(text)) => text,
            _ => "",
        }
    }
}
