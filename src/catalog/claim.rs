//! Whose a file is, and whether it is charged.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::PathBuf;

use super::entry::{IndexFinding, Role};
use super::{Catalog, flaw};
use crate::model::BagPath;

/// Which product claims what lies below a store.
pub(super) struct Claims<'a> {
    /// Root, in Unicode form C, to product.
    roots: BTreeMap<&'a str, &'a str>,
    quick: HashMap<&'a str, &'a str>,
}

impl<'a> Claims<'a> {
    /// Takes the roots of all products; where two have the same, the first one claims and both
    /// are findings.
    pub(super) fn new(catalog: &'a Catalog) -> (Self, Vec<IndexFinding>) {
        let mut roots: BTreeMap<&str, &str> = BTreeMap::new();
        let mut findings = Vec::new();
        for item in catalog.items() {
            if let Some(first) = roots.get(item.root()) {
                for (id, other) in [(*first, item.id()), (item.id(), *first)] {
                    let flaw = flaw::shared_root(other);
                    findings.push(flaw.at(Some(id), item.root().as_ref()));
                }
            } else {
                roots.insert(item.root(), item.id());
            }
        }
        let quick = roots.iter().map(|(root, id)| (*root, *id)).collect();
        (Self { roots, quick }, findings)
    }

    /// Returns the product whose root is the longest start of `path` (which is relative to a
    /// store and in Unicode form C), with the rest of the path below that root. A root that is
    /// the file itself leaves the file's name.
    pub(super) fn of<'p>(&self, path: &'p str) -> Option<(&'a str, &'p str)> {
        if let Some(id) = self.quick.get(path) {
            return Some((id, path.rsplit('/').next().unwrap_or(path)));
        }
        let ends = path.bytes().enumerate().rev().filter(|(_, b)| *b == b'/').map(|(i, _)| i);
        ends.into_iter().find_map(|end| Some((*self.quick.get(&path[..end])?, &path[end + 1..])))
    }

    /// As [`Claims::of`] for a path in a folder whose claim is known: most files of a walk.
    pub(super) fn below<'p>(
        &self,
        folder: Option<(&'a str, &str)>,
        path: &'p str,
        name: &str,
    ) -> Option<(&'a str, &'p str)> {
        if self.quick.contains_key(path) {
            return self.of(path);
        }
        let (id, rest) = folder?;
        // The store itself is no root, so a folder that is one has an empty rest here.
        let below = name.len() + if rest.is_empty() { 0 } else { rest.len() + 1 };
        Some((id, &path[path.len() - below..]))
    }

    /// Returns the product whose root a folder is or lies in, with the rest of its path.
    pub(super) fn of_folder<'p>(&self, path: &'p str) -> Option<(&'a str, &'p str)> {
        match self.quick.get(path) {
            Some(id) => Some((id, "")),
            None => self.of(path),
        }
    }

    /// Returns every product that a folder concerns: its owner and those with roots below it.
    pub(super) fn touching(&self, folder: &str) -> Vec<&'a str> {
        let owner = self.of(folder).map(|(id, _)| id);
        let start = format!("{folder}/");
        let below = self.roots.range(&*start..).take_while(|(root, _)| root.starts_with(&start));
        owner.into_iter().chain(below.map(|(_, id)| *id)).collect()
    }
}

/// Returns a finding for each folder with files that no product claims: the highest folder that
/// holds nothing of a product, or else the one that they lie in.
///
/// Files come as their absolute paths with whether they are claimed.
pub(super) fn unclaimed<'c>(
    files: impl Iterator<Item = (&'c str, bool)> + Clone,
    stores: &'c [PathBuf],
) -> Vec<IndexFinding> {
    let mut shared: HashSet<&str> = stores.iter().filter_map(|store| store.to_str()).collect();
    for (file, _) in files.clone().filter(|(_, claimed)| *claimed) {
        let mut path = file;
        while let Some(folder) = folder_of(path)
            && shared.insert(folder)
        {
            path = folder;
        }
    }
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    for (file, _) in files.filter(|(_, claimed)| !*claimed) {
        let Some(mut folder) = folder_of(file) else { continue };
        while !shared.contains(folder)
            && let Some(above) = folder_of(folder)
            && !shared.contains(above)
        {
            folder = above;
        }
        *counts.entry(folder).or_default() += 1;
    }
    let finding = |(folder, count): (&str, u64)| flaw::unclaimed(count).at(None, folder.as_ref());
    counts.into_iter().map(finding).collect()
}

fn folder_of(path: &str) -> Option<&str> {
    path.rsplit_once('/').map(|(folder, _)| folder).filter(|folder| !folder.is_empty())
}

/// What explains data, and is free.
const DOCUMENTS: &[&str] = &[
    "pdf", "xlsx", "xls", "xlsm", "ods", "docx", "doc", "odt", "rtf", "pptx", "ppt", "odp", "html",
    "htm", "md", "xml", "png", "jpg", "jpeg", "sps", "do", "sas", "r", "qml", "sld",
];

/// Folders whose whole content explains data.
const DOCUMENT_FOLDERS: &[&str] = &["dokumentasi", "dokumen", "doc", "docs"];

/// Returns whether a file of a product is charged.
///
/// A kind that nobody listed counts as data: an invoice that shows too much is seen and corrected
/// at the counter, while data that left without its tariff cannot be called back.
pub(super) fn role_of(path: &BagPath) -> Role {
    let named = |list: &[&str], name: &str| list.iter().any(|n| n.eq_ignore_ascii_case(name));
    let (folders, name) = path.as_str().rsplit_once('/').unwrap_or(("", path.as_str()));
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    let documented = folders.split('/').any(|folder| named(DOCUMENT_FOLDERS, folder));
    if documented || named(DOCUMENTS, extension) { Role::Dokumentasi } else { Role::Data }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn role(path: &str) -> Role {
        role_of(&BagPath::parse(path).unwrap())
    }

    #[test]
    fn data_is_charged_and_what_explains_it_is_free() {
        for path in ["a.dbf", "A.SAV", "x/y.zip", "tanpa-ekstensi", "peta.gpkg", "layout.txt"] {
            assert_eq!(role(path), Role::Data, "{path}");
        }
        for path in ["Kuesioner.PDF", "meta/layout.xlsx", "Dokumentasi/x.txt", "a/docs/b/c.dbf"] {
            assert_eq!(role(path), Role::Dokumentasi, "{path}");
        }
    }
}
