//! Which product a file belongs to: the one with the longest root that the file lies in.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::PathBuf;

use crate::catalog::Catalog;
use crate::model::IndexFinding;
use crate::probe::Finding;

/// The products by their roots.
pub(crate) struct Ownership<'a> {
    /// Product by root, in Unicode form C, sorted.
    roots: BTreeMap<&'a str, &'a str>,
    /// The same, to find one root quickly.
    quick: HashMap<&'a str, &'a str>,
}

impl<'a> Ownership<'a> {
    /// Takes the roots of all products. Where two have the same root, the first owns it, and both get a finding.
    pub(crate) fn new(catalog: &'a Catalog) -> (Self, Vec<IndexFinding>) {
        let mut roots: BTreeMap<&str, &str> = BTreeMap::new();
        let mut findings = Vec::new();
        for item in catalog.items() {
            if let Some(first) = roots.get(item.root()) {
                for (id, other) in [(*first, item.id()), (item.id(), *first)] {
                    let finding = Finding::shared_root(other);
                    findings.push(finding.at(Some(id), item.root().as_ref()));
                }
            } else {
                roots.insert(item.root(), item.id());
            }
        }
        let quick = roots.iter().map(|(root, id)| (*root, *id)).collect();
        (Self { roots, quick }, findings)
    }

    /// Returns the product that a path belongs to, with the rest of the path below the product's root. The path is
    /// relative to a store and in Unicode form C. Where the root is the file itself, the rest is the file's name.
    /// `None` where no product owns it.
    pub(crate) fn of<'p>(&self, path: &'p str) -> Option<(&'a str, &'p str)> {
        if let Some(id) = self.quick.get(path) {
            return Some((id, path.rsplit('/').next().unwrap_or(path)));
        }
        let ends = path.bytes().enumerate().rev().filter(|(_, b)| *b == b'/').map(|(i, _)| i);
        ends.into_iter().find_map(|end| Some((*self.quick.get(&path[..end])?, &path[end + 1..])))
    }

    /// Does what [`Ownership::of`] does, faster, for an entry of a folder. `folder` is what [`Ownership::of_folder`]
    /// returns for that folder, and `name` is the entry's own name.
    pub(crate) fn below<'p>(
        &self,
        folder: Option<(&'a str, &str)>,
        path: &'p str,
        name: &str,
    ) -> Option<(&'a str, &'p str)> {
        if self.quick.contains_key(path) {
            return self.of(path);
        }
        let (id, rest) = folder?;
        // The store itself is no root. So an empty rest means that the folder is a root.
        let below = name.len() + if rest.is_empty() { 0 } else { rest.len() + 1 };
        Some((id, &path[path.len() - below..]))
    }

    /// Returns the product whose root is this folder or contains it, with the rest of the path, which is empty for the
    /// root itself. `None` where no product owns the folder.
    pub(crate) fn of_folder<'p>(&self, path: &'p str) -> Option<(&'a str, &'p str)> {
        match self.quick.get(path) {
            Some(id) => Some((id, "")),
            None => self.of(path),
        }
    }

    /// Returns the products that a folder within a store concerns: the one that owns it, and those with roots below it.
    /// For the store itself (an empty path) it returns none.
    pub(crate) fn touching(&self, folder: &str) -> Vec<&'a str> {
        let owner = self.of(folder).map(|(id, _)| id);
        let start = format!("{folder}/");
        let below = self.roots.range(&*start..).take_while(|(root, _)| root.starts_with(&start));
        owner.into_iter().chain(below.map(|(_, id)| *id)).collect()
    }
}

/// Returns findings on files that no product owns, with their number. A finding names the highest folder above them,
/// below the store, that holds no file of a product; else the folder that the files lie in.
///
/// Files come as absolute paths, each with whether a product owns it.
pub(crate) fn unowned<'c>(
    files: impl Iterator<Item = (&'c str, bool)> + Clone,
    stores: &'c [PathBuf],
) -> Vec<IndexFinding> {
    let mut shared: HashSet<&str> = stores.iter().filter_map(|store| store.to_str()).collect();
    for (file, _) in files.clone().filter(|(_, owned)| *owned) {
        let mut path = file;
        while let Some(folder) = folder_of(path)
            && shared.insert(folder)
        {
            path = folder;
        }
    }
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    for (file, _) in files.filter(|(_, owned)| !*owned) {
        let Some(mut folder) = folder_of(file) else { continue };
        while !shared.contains(folder)
            && let Some(above) = folder_of(folder)
            && !shared.contains(above)
        {
            folder = above;
        }
        *counts.entry(folder).or_default() += 1;
    }
    let finding = |(folder, count): (&str, u64)| Finding::unowned(count).at(None, folder.as_ref());
    counts.into_iter().map(finding).collect()
}

fn folder_of(path: &str) -> Option<&str> {
    path.rsplit_once('/').map(|(folder, _)| folder).filter(|folder| !folder.is_empty())
}
