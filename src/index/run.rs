//! The options of an index run, and its result.

use super::mount::LostStore;
use super::snapshot::Row;
use crate::model::IndexFinding;

/// Options of an index run.
#[derive(Debug, Clone, Copy, Default)]
pub struct IndexOptions {
    /// Reads every file again. A file whose bytes differ although its status does not is a finding.
    pub rehash: bool,
    /// Takes each store as it is, also where its disk is probably not mounted.
    pub accept_loss: bool,
}

/// The result of an index run. The index itself is on disk ([`Index::load`](super::Index::load)): most runs change
/// little, and need only these numbers.
#[derive(Debug)]
pub struct IndexRun {
    /// What is wrong in the stores.
    pub findings: Vec<IndexFinding>,
    /// Files of the stores that the index has now.
    pub files: u64,
    /// Bytes of all files of the stores that the index has now.
    pub bytes: u64,
    /// How many of those `files` kept their rows: nothing shows that they are out of date (see `index/jobs.rs`).
    pub reused: u64,
    /// How many of those `files` were read and got a new row.
    pub hashed: u64,
    /// Stores whose disk is probably not mounted. Where there is one, the run stopped and the index is as it was. The
    /// values above are then those of that index, with all `files` counted as `reused`.
    pub lost: Vec<LostStore>,
}

impl IndexRun {
    /// Returns the result of a run that stopped for lost stores: what the index has, from before.
    pub(super) fn stopped(
        rows: &[(String, Row)],
        findings: Vec<IndexFinding>,
        lost: Vec<LostStore>,
    ) -> Self {
        let files = rows.len() as u64;
        let bytes = rows.iter().map(|(_, row)| row.stamp.bytes).sum();
        Self { findings, files, bytes, reused: files, hashed: 0, lost }
    }
}
