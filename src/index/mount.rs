//! Stores whose disk is probably not mounted. The folder of such a store is empty or lies on another disk, and an index
//! made then would forget the store's files.

use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::scan::Candidate;
use super::snapshot::{Index, Places, Row, Snapshot};

/// A store whose disk is probably not mounted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LostStore {
    /// Its text in `kemas.toml`.
    pub store: String,
    /// Number of its files in the index.
    pub before: u64,
    /// Number of the files in its folder now that can be indexed.
    pub now: u64,
    /// True where its folder lies on another disk than before.
    #[serde(skip)]
    pub other_disk: bool,
}

/// Up to this many files may be gone from a store that is not empty, however few it had.
const FEW: usize = 50;

/// Returns the stores with files in the index that have no files now, lie on another disk, or have fewer files than in
/// the index: fewer by more than 50 and by more than a tenth. `old.rows` and `candidates` are sorted by source.
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
        let gone = rows.len().saturating_sub(there.len());
        let many = gone > FEW && gone > rows.len() / 10;
        let lost = !rows.is_empty() && (there.is_empty() || other_disk || many);
        lost.then(|| LostStore {
            store: setting.to_owned(),
            before: rows.len() as u64,
            now: there.len() as u64,
            other_disk,
        })
    });
    judged.collect()
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
    /// Returns the folder of the first store that has files of these products in the index, but is gone: the folder is
    /// not there or empty, or lies on another disk than when it was indexed and has none of these files. `None` where
    /// there is no such store.
    pub fn lost_store<'i>(&self, products: impl Iterator<Item = &'i str>) -> Option<PathBuf> {
        let products: Vec<&str> = products.collect();
        let gone = self.stores.iter().find(|store| {
            let files = || {
                let held = products.iter().flat_map(|id| self.of_item(id));
                held.filter(|entry| entry.source.starts_with(&store.folder))
            };
            if files().next().is_none() {
                return false;
            }
            let empty = std::fs::read_dir(&store.folder).is_ok_and(|mut all| all.next().is_none());
            let there = store.folder.is_dir() && !empty;
            let other_disk = store.device.is_some() && store.device != device_of(&store.folder);
            !there || (other_disk && !files().any(|entry| entry.source.exists()))
        });
        gone.map(|store| store.folder.clone())
    }
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
