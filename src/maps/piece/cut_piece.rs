//! A piece as it was cut: columns, areas, coordinate system and findings.

use super::area::Area;
use crate::catalog::MapField;
use crate::maps::shape::Extent;
use crate::model::MapFinding;

/// A piece that was cut, cleaned and checked, except for overlaps of its areas.
#[derive(Debug)]
pub struct Piece {
    /// The columns that may leave, in the order of the whitelist.
    pub(in crate::maps) columns: Vec<MapField>,
    /// Its areas, sorted by code.
    pub(in crate::maps) areas: Vec<Area>,
    /// EPSG code of its coordinates.
    pub(in crate::maps) crs: u32,
    /// True where the coordinates are degrees.
    pub(in crate::maps) degrees: bool,
    /// What is wrong with it and what was corrected, sorted by the codes of the findings.
    pub(in crate::maps) findings: Vec<MapFinding>,
}

impl Piece {
    /// Returns the number of areas.
    pub fn features(&self) -> u64 {
        self.areas.len() as u64
    }

    /// Returns what is wrong with the piece, and what was corrected.
    pub fn findings(&self) -> &[MapFinding] {
        &self.findings
    }

    /// Returns west, south, east and north in its system's units; `None` where no area has a geometry.
    pub fn bounds(&self) -> Option<[f64; 4]> {
        let extent = self.extent();
        (!extent.is_empty()).then_some(extent.0)
    }

    pub(in crate::maps) fn extent(&self) -> Extent {
        let mut extent = Extent::EMPTY;
        self.areas.iter().for_each(|area| extent.join(area.shape.extent()));
        extent
    }

    /// Returns the index of a column, whatever the case of its name.
    pub(in crate::maps) fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|field| field.field.eq_ignore_ascii_case(name))
    }

    /// Adds findings, and sorts all of them by code.
    pub fn add_findings(&mut self, found: Vec<MapFinding>) {
        self.findings.extend(found);
        self.findings.sort_by(|a, b| a.code.cmp(&b.code));
    }
}
