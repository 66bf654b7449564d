//! The stores of an office, and what lies in them: files with the same name, and files that are new.

use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::scan::{Candidate, Ownership, walk_below};
use super::snapshot::{Index, Store, refused};
use crate::catalog::{Catalog, Item};
use crate::error::Result;
use crate::message::message;
use crate::model::IndexFinding;
use crate::probe::Finding;
use crate::progress::Progress;

/// Returns the files below a product's root, in all stores, that the index neither has for this product nor has a
/// finding on; for example since they were added after the last run. Without them a full set would be incomplete. A
/// store that does not exist has none.
///
/// # Errors
/// `Interrupted` when the user stops the work.
pub fn unindexed(
    known: &Index,
    catalog: &Catalog,
    stores: &[Store],
    item: Item<'_>,
    progress: &dyn Progress,
) -> Result<Vec<PathBuf>> {
    let (ownership, _) = Ownership::new(catalog);
    let held: HashSet<&Path> = known.of_item(item.id()).map(|entry| &*entry.source).collect();
    // Files that cannot be indexed have a finding already.
    let reported: HashSet<&str> = known.findings.iter().map(|finding| &*finding.path).collect();
    let stores: Vec<PathBuf> =
        stores.iter().filter_map(|store| store.folder.canonicalize().ok()).collect();
    let there = walk_below(&stores, item.root(), &ownership, progress)?;
    let new = |found: &Candidate<'_>| {
        let source = &*found.source;
        found.item == Some(item.id())
            && !held.contains(Path::new(source))
            && !reported.contains(source)
    };
    Ok(there.into_iter().filter(new).map(|found| found.source.into()).collect())
}

/// Returns the real paths of the stores, each once. A store is an error that cannot be opened, is no folder, has a path
/// that is not UTF-8, or lies in another store or around it.
pub(super) fn folders(stores: &[Store]) -> Result<Vec<PathBuf>> {
    let mut real: Vec<PathBuf> = Vec::with_capacity(stores.len());
    for store in stores.iter().map(|store| &*store.folder) {
        let path = std::fs::canonicalize(store).map_err(|error| {
            refused(store, message!("cannot be opened: {error}", error)).source(error)
        })?;
        if !path.is_dir() {
            return Err(refused(store, message!("is not a folder")));
        }
        if path.to_str().is_none() {
            return Err(refused(store, message!("has a name that is not UTF-8")));
        }
        if real.contains(&path) {
            continue;
        }
        if real.iter().any(|other| path.starts_with(other) || other.starts_with(&path)) {
            return Err(refused(store, message!("lies in another store, or around it")));
        }
        real.push(path);
    }
    Ok(real)
}

/// Reports files of one product whose paths are the same on Windows and macOS. Each is compared with the next of them.
/// Where the two have exactly the same path within the product, the later one is dropped.
pub(super) fn report_twins(candidates: &mut Vec<Candidate<'_>>, findings: &mut Vec<IndexFinding>) {
    // Sorting hashes takes a tenth of the time of sorting a hundred thousand names. The few that are equal are then
    // compared by name.
    let hasher = RandomState::new();
    let mut marks: Vec<(u64, usize)> = candidates
        .par_iter()
        .enumerate()
        .filter_map(|(i, c)| Some((hasher.hash_one(folded(c)?), i)))
        .collect();
    marks.par_sort_unstable();
    let mut dropped = HashSet::new();
    for pair in marks.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
        let (first, second) = (&candidates[pair[0].1], &candidates[pair[1].1]);
        if folded(first) != folded(second) {
            continue;
        }
        let same_folder = Path::new(&first.source).parent() == Path::new(&second.source).parent();
        let finding = if first.path == second.path && !same_folder {
            Finding::two_stores(&first.source)
        } else {
            Finding::twins(first.path.file_name())
        };
        findings.push(finding.at(second.item, second.source.as_ref()));
        if first.path == second.path {
            dropped.insert(pair[1].1);
        }
    }
    let mut i = 0;
    candidates.retain(|_| {
        i += 1;
        !dropped.contains(&(i - 1))
    });
}

/// Returns the product and the path as Windows and macOS compare it; `None` where no product owns the file.
fn folded<'a>(candidate: &Candidate<'a>) -> Option<(&'a str, String)> {
    Some((candidate.item?, candidate.path.folded()))
}
