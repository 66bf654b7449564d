//! Stores whose disk is probably not mounted. The folder of such a store is empty or lies on another disk, and an index
//! made then would forget the store's files.

use std::collections::{HashMap, HashSet};
use std::ffi::{OsStr, OsString};
use std::fs::DirEntry;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde::Serialize;

use super::scan::{Candidate, NameKind, name_kind};
use super::snapshot::{FileEntry, HeldStore, Index, Places, Row, Snapshot};
use crate::message::{Message, message};

/// A store whose disk is probably not mounted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LostStore {
    /// Its text in `kemas.toml`.
    pub store: String,
    /// Number of its files in the index.
    pub before: u64,
    /// Number of the files in its folder now that can be indexed.
    pub now: u64,
    /// How many of the files in the index are not there.
    #[serde(skip)]
    pub missing: u64,
    /// True where its folder lies on another disk than before.
    #[serde(skip)]
    pub other_disk: bool,
}

impl LostStore {
    /// Returns what speaks against it that the disk is mounted.
    pub fn words(&self) -> Message {
        let (store, before, now) = (&*self.store, self.before, self.now);
        if self.other_disk {
            message!("{store} lies on another disk: not mounted?", store)
        } else if now < before {
            message!("{store} had {before} files and has {now}: not mounted?", store, before, now)
        } else {
            let missing = self.missing;
            message!(
                "{store}: {missing} of its {before} files are not there, though others are: is this another disk?",
                store,
                missing,
                before
            )
        }
    }
}

/// Up to this many files may be missing from a store that is not empty, however few it had.
const FEW: usize = 50;

/// What was found of a store that has files in the index. The rule for it stands here alone, for all commands.
struct Found {
    /// Number of its files in the index.
    known: usize,
    /// How many of them are not there.
    missing: usize,
    /// True where its folder has no file at all.
    empty: bool,
    /// True where it lies on another disk than before, whose files are not those of the index.
    other_disk: bool,
}

impl Found {
    /// Returns true where the disk of the store is probably not mounted: it has no files, lies on another disk, or its
    /// known files are missing, more than 50 and more than a tenth of them. Other files in their place do not count.
    fn is_lost(&self) -> bool {
        let many = self.missing > FEW && self.missing > self.known / 10;
        self.known > 0 && (self.empty || self.other_disk || many)
    }
}

/// Returns the stores with files in the index whose disk is probably not mounted. `old.rows` and `candidates` are
/// sorted by source.
///
/// A disk can get another number when the computer starts. So a store with another number is taken for the same disk
/// where one of its files still has the size, the inode and the times that the index recorded: a copy of the file has
/// others. Where the index has no number of a store's disk, the disk is not judged.
pub(super) fn lost(
    old: &Snapshot,
    now: &[(i64, u64)],
    candidates: &[Candidate<'_>],
) -> Vec<LostStore> {
    let device = |all: &[(i64, u64)], id| all.iter().find(|(store, _)| *store == id).map(|d| d.1);
    let judged = old.places.stores().filter_map(|(id, setting, folder)| {
        let beginning = [folder, "/"].concat();
        let rows = below(&old.rows, &beginning, |(source, _)| source);
        let there = below(candidates, &beginning, |candidate| &candidate.source);
        let kept = device(&old.devices, id);
        let other_disk = kept.is_some() && kept != device(now, id) && !same_files(rows, there);
        let missing = missing(rows, there);
        let found = Found { known: rows.len(), missing, empty: there.is_empty(), other_disk };
        found.is_lost().then(|| LostStore {
            store: setting.to_owned(),
            before: rows.len() as u64,
            now: there.len() as u64,
            missing: missing as u64,
            other_disk,
        })
    });
    judged.collect()
}

/// Returns how many of the rows have no candidate.
fn missing(rows: &[(String, Row)], there: &[Candidate<'_>]) -> usize {
    let mut there = there.iter().peekable();
    let mut missing = 0;
    for (source, _) in rows {
        while there.next_if(|candidate| candidate.source < *source).is_some() {}
        missing += usize::from(there.peek().is_none_or(|candidate| candidate.source != *source));
    }
    missing
}

/// Returns the part of a sorted list whose sources begin with this text.
fn below<'l, T>(list: &'l [T], beginning: &str, source: impl Fn(&T) -> &String) -> &'l [T] {
    let start = list.partition_point(|one| &**source(one) < beginning);
    let behind = &list[start..];
    &behind[..behind.partition_point(|one| source(one).starts_with(beginning))]
}

/// Returns true where at least one file has the size, the inode and the times that the index recorded.
fn same_files(rows: &[(String, Row)], there: &[Candidate<'_>]) -> bool {
    rows.iter().any(|(source, row)| {
        let found = there.binary_search_by(|candidate| candidate.source.cmp(source));
        found.is_ok_and(|place| there[place].stamp == row.stamp)
    })
}

/// Returns the number of each store in the index, with the number of the disk that its folder lies on now; without the
/// stores whose folder cannot be reached.
pub(super) fn devices(places: &Places) -> Vec<(i64, u64)> {
    let device = |(id, _, folder): (i64, &str, &str)| Some((id, device_of(Path::new(folder))?));
    places.stores().filter_map(device).collect()
}

fn device_of(folder: &Path) -> Option<u64> {
    folder.metadata().ok().map(|metadata| metadata.dev())
}

impl Index {
    /// Returns the folders of the stores that have files of these products in the index, and whose disk is probably not
    /// mounted, by the rule that an index run has, except that copies of the files on another disk serve: what is
    /// packed is compared with the index in any case. Only folders are listed; no file is opened.
    pub fn lost_stores<'i>(&self, products: impl Iterator<Item = &'i str>) -> Vec<PathBuf> {
        let held: Vec<&Path> =
            products.flat_map(|id| self.of_item(id)).map(|entry| &*entry.source).collect();
        let gone = self.stores.iter().filter(|store| {
            held.iter().any(|source| source.starts_with(&store.folder)) && self.is_gone(store)
        });
        gone.map(|store| store.folder.clone()).collect()
    }

    /// Returns true where a file of the product lies in one of these folders, by the index.
    pub fn lies_in(&self, product: &str, folders: &[PathBuf]) -> bool {
        let within = |entry: &FileEntry| folders.iter().any(|one| entry.source.starts_with(one));
        !folders.is_empty() && self.of_item(product).any(within)
    }

    fn is_gone(&self, store: &HeldStore) -> bool {
        let files = || self.entries.iter().filter(|entry| entry.source.starts_with(&store.folder));
        let known: Vec<&FileEntry> = files().collect();
        let missing = not_listed(&known);
        let other_number = store.device.is_some() && store.device != device_of(&store.folder);
        let found = Found {
            known: known.len(),
            missing,
            empty: missing == known.len() && !has_file(&store.folder),
            other_disk: other_number && missing == known.len(),
        };
        found.is_lost()
    }
}

/// Returns how many of these files do not stand in the list of their folder. Each folder is listed once.
fn not_listed(known: &[&FileEntry]) -> usize {
    let mut folders: HashMap<&Path, Vec<&OsStr>> = HashMap::new();
    for entry in known {
        if let (Some(folder), Some(name)) = (entry.source.parent(), entry.source.file_name()) {
            folders.entry(folder).or_default().push(name);
        }
    }
    let missing = |(folder, names): (&Path, Vec<&OsStr>)| {
        let listed = std::fs::read_dir(folder).into_iter().flatten().flatten();
        let there: HashSet<OsString> = listed.map(|entry| entry.file_name()).collect();
        names.into_iter().filter(|name| !there.contains(*name)).count()
    };
    folders.into_par_iter().map(missing).sum()
}

/// Returns true where a file lies below the folder that an index run would take. Hidden files and the like stand in the
/// folder of a disk that is not mounted, too.
fn has_file(folder: &Path) -> bool {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let ordinary =
        |entry: &DirEntry| name_kind(&entry.file_name().to_string_lossy()) == NameKind::Ordinary;
    entries.filter(ordinary).any(|entry| match entry.file_type() {
        Ok(kind) if kind.is_dir() => has_file(&entry.path()),
        kind => kind.is_ok(),
    })
}

#[cfg(test)]
mod tests {
    use super::below;

    #[test]
    fn the_files_of_one_store_are_found_in_the_sorted_list() {
        let all: Vec<String> = ["/a/x", "/b/x", "/b/y", "/b2/x"].map(str::to_owned).into();
        let found = |beginning| below(&all, beginning, |source| source);
        assert_eq!(found("/b/"), ["/b/x", "/b/y"]);
        assert!(found("/c/").is_empty());
    }
}
