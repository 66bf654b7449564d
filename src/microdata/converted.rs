//! What a table came out as.

use crate::plan::TableSize;

/// A CSV that was written, or measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Converted {
    /// Its bytes and digest.
    pub size: TableSize,
    /// Its records, without the header.
    pub records: u64,
    /// Its columns.
    pub columns: u64,
}
