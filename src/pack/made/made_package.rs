//! A package whose files were made, and the folder that holds them.

use super::scratch::Scratch;
use crate::model::MapFinding;
use crate::plan::Package;

/// A package whose files were made. Dropping it removes the files.
pub(in crate::pack) struct Made {
    /// The package; its members are the files that were made.
    pub(in crate::pack) package: Package,
    /// The findings on a piece of a map.
    pub(in crate::pack) findings: Vec<MapFinding>,
    pub(super) _scratch: Scratch,
}
