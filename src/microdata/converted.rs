//! The result of converting a table.

use crate::plan::TableSize;

/// A CSV that was written or measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Converted {
    /// Its size and digest.
    pub size: TableSize,
    /// Number of records, without the header.
    pub records: u64,
    /// Number of columns.
    pub columns: u64,
}
