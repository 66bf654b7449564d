//! The result of converting a table.

use crate::plan::TableSize;

/// A CSV that was written or measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Converted {
    /// Size in bytes and digest of the CSV.
    pub size: TableSize,
    /// Number of records in the CSV, without the header.
    pub records: u64,
    /// Number of columns.
    pub columns: u64,
}
