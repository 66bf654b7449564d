//! A package whose files were made, and the folder that they lie in.

use super::scratch::Scratch;
use crate::model::MapFinding;
use crate::plan::Package;

/// A package whose files were made. Dropping it removes them.
pub(in crate::pack) struct Made {
    /// The package with the made files for its members.
    pub(in crate::pack) package: Package,
    /// What is known to be wrong with a piece of a map.
    pub(in crate::pack) findings: Vec<MapFinding>,
    pub(super) _scratch: Scratch,
}
