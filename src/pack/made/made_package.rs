//! A package of which files were made, and the folder that holds these.

use super::scratch::Scratch;
use crate::model::MapFinding;
use crate::plan::Package;

/// A package of which files were made. Dropping it removes the files that were made.
pub(in crate::pack) struct Made {
    /// The package; its members are the files that leave. For a piece of a map all were made; for converted tables
    /// the files that leave as they are held are among them.
    pub(in crate::pack) package: Package,
    /// The findings on a piece of a map; empty for tables.
    pub(in crate::pack) findings: Vec<MapFinding>,
    pub(super) _scratch: Scratch,
}
