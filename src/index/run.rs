//! How to index, and what a run met.

use crate::model::IndexFinding;

/// How to index.
#[derive(Debug, Clone, Copy, Default)]
pub struct IndexOptions {
    /// Reads every file again. Bytes that differ under an unchanged status are a finding.
    pub rehash: bool,
}

/// What a run met. The index itself is on disk, for [`Index::load`](super::Index::load): most runs change little, and
/// whoever runs them wants only these figures.
#[derive(Debug)]
pub struct IndexRun {
    /// What is wrong in the stores.
    pub findings: Vec<IndexFinding>,
    /// Files in it.
    pub files: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Files that had not changed.
    pub reused: u64,
    /// Files that were read.
    pub hashed: u64,
}
