//! A look at the stores: how they differ from the index. Nothing is read or written but names and times.

use std::collections::HashSet;
use std::path::Path;

use super::jobs::known_and_gone;
use super::mount::{LostStore, devices, lost};
use super::scan::{Ownership, walk};
use super::snapshot::{self, Store};
use super::stores::folders;
use crate::catalog::Catalog;
use crate::error::Result;
use crate::progress::{Phase, Progress};

/// How the stores differ from the index.
#[derive(Debug)]
pub struct StoresLook {
    /// False where there is no index.
    pub indexed: bool,
    /// True where the index was made by another version of this program, so that nothing of it is read.
    pub other_version: bool,
    /// Number of files in the stores.
    pub files: u64,
    /// Files that the index neither has nor reports.
    pub added: u64,
    /// Files with another size or other times than in the index.
    pub changed: u64,
    /// Files of the index that are not there.
    pub gone: u64,
    /// True where the index was made with another edition of the catalogue.
    pub other_catalog: bool,
    /// Stores whose disk is probably not mounted.
    pub lost: Vec<LostStore>,
}

/// Compares the stores with the index at `db`; no file is opened, and the index stays as it is.
///
/// # Errors
/// As [`index`](crate::index::index) before it reads the first file.
pub fn look(
    catalog: &Catalog,
    stores: &[Store],
    db: &Path,
    progress: &dyn Progress,
) -> Result<StoresLook> {
    let folders = folders(stores)?;
    let (ownership, _) = Ownership::new(catalog);
    progress.begin(Phase::Scan, 0);
    let walked = walk(&folders, &ownership, progress);
    let compared = walked.and_then(|(there, _)| {
        let old = snapshot::read(db, stores)?;
        let lost = lost(&old, &devices(&old.places), &there);
        let reported: HashSet<&str> = old.findings.iter().map(|found| &*found.path).collect();
        let (known, gone) = known_and_gone(&there, &old.rows);
        let (mut added, mut changed) = (0, 0);
        for (candidate, row) in there.iter().zip(known) {
            match row {
                None => added += u64::from(!reported.contains(&*candidate.source)),
                Some(row) => changed += u64::from(row.stamp != candidate.stamp),
            }
        }
        Ok(StoresLook {
            indexed: old.connection.is_some(),
            other_version: old.connection.is_some() && old.is_nothing,
            files: there.len() as u64,
            added,
            changed,
            gone: gone.len() as u64,
            other_catalog: old.catalog_edition != catalog.edition.to_string(),
            lost,
        })
    });
    progress.end();
    compared
}
