//! A piece of a map in memory: the areas as they leave, sorted by code.
//!
//! Its size is the piece's own, sixteen bytes a position, whatever the size of the file it was cut
//! from: the checks need all areas at once, and the order is by code.

use super::finding::MapFinding;
use super::shape::{Extent, Shape};
use crate::catalog::MapField;

/// A piece that was cut, cleaned and checked.
#[derive(Debug)]
pub struct Piece {
    /// Its columns, in the order of the whitelist.
    pub(super) columns: Vec<MapField>,
    /// Its areas, sorted by code.
    pub(super) areas: Vec<Area>,
    /// EPSG code of its coordinates.
    pub(super) crs: u32,
    /// True where the coordinates are degrees.
    pub(super) degrees: bool,
    /// What is wrong with it, by code.
    pub(super) findings: Vec<MapFinding>,
}

/// One area.
#[derive(Debug, Clone)]
pub(super) struct Area {
    /// The place of its layer in its file.
    pub(super) layer: usize,
    /// Its code, as much of it as is known.
    pub(super) id: String,
    /// One for each column.
    pub(super) cells: Vec<Cell>,
    /// The name of its region, where it stands in a column that must not leave.
    pub(super) named: Option<Box<str>>,
    /// Where it lies; empty where the source has none.
    pub(super) shape: Shape,
}

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    Empty,
    Text(String),
    Integer(i64),
    Real(f64),
}

impl Piece {
    /// Returns the number of areas.
    pub fn features(&self) -> u64 {
        self.areas.len() as u64
    }

    /// Returns what is wrong with the piece, or was put right.
    pub fn findings(&self) -> &[MapFinding] {
        &self.findings
    }

    /// Returns west, south, east and north in its system's units; `None` where no area has a geometry.
    pub fn bounds(&self) -> Option<[f64; 4]> {
        let extent = self.extent();
        (!extent.is_empty()).then_some(extent.0)
    }

    pub(super) fn extent(&self) -> Extent {
        let mut extent = Extent::EMPTY;
        self.areas.iter().for_each(|area| extent.join(area.shape.extent()));
        extent
    }

    /// Returns the place of a column.
    pub(super) fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|field| field.field.eq_ignore_ascii_case(name))
    }
}

impl Area {
    /// Returns the text of a column; empty where there is none.
    pub(super) fn text(&self, at: Option<usize>) -> &str {
        match at.and_then(|at| self.cells.get(at)) {
            Some(Cell::Text(text)) => text,
            _ => "",
        }
    }
}
