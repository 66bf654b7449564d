//! Index: brings the index up to date with the stores.

use std::time::Instant;

use serde::Serialize;

use crate::catalog::TableNote;
use crate::error::Result;
use crate::index::{self, IndexOptions, LostStore};
use crate::office::goods::StoreFinding;
use crate::office::session::{Session, Watch};

/// The result of an index run.
#[derive(Debug, Serialize)]
pub struct Indexed {
    /// Number of files in the index.
    pub files: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Number of files that had not changed and were not read.
    pub reused: u64,
    /// Number of files that were read.
    pub hashed: u64,
    /// Stores whose disk is probably not mounted. Where there is one, the index stays as it was, and the numbers and
    /// findings are those from before.
    pub lost: Vec<LostStore>,
    /// What is wrong in the stores.
    pub findings: Vec<StoreFinding>,
    /// What a person should look at once in the tables of the catalogue, which is read anew after each change of it.
    pub notes: Vec<TableNote>,
    /// How long the run took, in seconds.
    pub seconds: f64,
}

impl Session {
    /// Refreshes the index. Where a file's size, times and inode are as in the index, it is read again only if its row
    /// there may be wrong for another reason. With [`IndexOptions::rehash`] all files are read. Where the disk of a
    /// store is probably not mounted, the index stays as it was, unless [`IndexOptions::accept_loss`] is set.
    ///
    /// # Errors
    /// As [`index::index`].
    pub fn refresh_index(&mut self, options: &IndexOptions, watch: &dyn Watch) -> Result<Indexed> {
        let home = self.home();
        let started = Instant::now();
        let (stores, file) = (home.stores(), home.index_file());
        let run = index::index(home.catalog(), &stores, &file, options, watch)?;
        home.forget_index();
        let notes = home.catalog().notes.clone();
        Ok(Indexed {
            notes,
            files: run.files,
            bytes: run.bytes,
            reused: run.reused,
            hashed: run.hashed,
            lost: run.lost,
            findings: run.findings.iter().map(StoreFinding::of).collect(),
            seconds: started.elapsed().as_secs_f64(),
        })
    }
}
