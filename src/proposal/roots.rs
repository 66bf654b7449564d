//! The root of a product: the folder, below the store, that has its files and no others.

use std::collections::{BTreeMap, BTreeSet};

use super::drive::DriveFile;
use crate::message::message;
use crate::model::Role;
use crate::proposal::product::Found;

/// The files of a drive with the group that each belongs to.
#[derive(Debug)]
pub(super) struct Roots<'d> {
    /// The group of each data file; `None` for one that the catalogue owns already.
    owners: BTreeMap<&'d str, Option<usize>>,
    /// Copies and further formats, which are in no product.
    spares: BTreeSet<&'d str>,
    files: &'d [DriveFile],
    /// The folder that was named, below the store.
    top: String,
}

impl<'d> Roots<'d> {
    pub(super) fn new(files: &'d [DriveFile], top: String) -> Self {
        Self { owners: BTreeMap::new(), spares: BTreeSet::new(), files, top }
    }

    /// Says to which group a data file belongs; `None` where the catalogue owns it.
    pub(super) fn own(&mut self, path: &'d str, group: Option<usize>) {
        self.owners.insert(path, group);
    }

    /// Says that a file is a copy or a further format, so that no folder with it can be a root.
    pub(super) fn spare(&mut self, path: &'d str) {
        self.spares.insert(path);
        self.owners.insert(path, None);
    }

    /// Returns the root of a group with these data files.
    pub(super) fn root(&self, group: usize, files: &[&str]) -> Found {
        let folder = common(files);
        if !folder.is_empty() && self.is_alone(folder, group) {
            let folder = self.with_documents(folder, group);
            return Found::sure(folder, message!("the folder that has its files and no others"));
        }
        match files {
            [file] => Found::sure(*file, message!("its only file")),
            _ if folder.is_empty() => Found::unclear(message!(
                "its files lie in no folder of their own: move them into one, or name the folder \
                 above this one"
            )),
            _ if self.is_alone_but_for_spares(folder, group) => Found::unclear(message!(
                "copies or further formats of its tables lie in {folder}, too, and would be sold \
                 with it: move them away",
                folder
            )),
            _ => Found::unclear(message!(
                "files of other products lie in {folder}, too: give each product a folder of its \
                 own",
                folder
            )),
        }
    }

    /// Returns true where all data files below a folder are of the group.
    fn is_alone(&self, folder: &str, group: usize) -> bool {
        let start = format!("{folder}/");
        let mut below = self.below(&start);
        below.all(|(_, owner)| owner == Some(group))
    }

    fn is_alone_but_for_spares(&self, folder: &str, group: usize) -> bool {
        let start = format!("{folder}/");
        let mut below = self.below(&start);
        below.all(|(path, owner)| owner == Some(group) || self.spares.contains(path))
    }

    fn below<'s>(&'s self, start: &'s str) -> impl Iterator<Item = (&'s str, Option<usize>)> {
        let from = self.owners.range(start..).map(|(path, owner)| (*path, *owner));
        from.take_while(move |(path, _)| path.starts_with(start))
    }

    /// Returns the folder above, where that has documents of the product and no data of another one; else the folder.
    fn with_documents(&self, folder: &str, group: usize) -> String {
        let Some((above, _)) = folder.rsplit_once('/') else { return folder.to_owned() };
        let is_below_top = self.top.is_empty()
            || above
                .strip_prefix(&*self.top)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        if is_below_top && self.is_alone(above, group) && self.has_documents(above, folder) {
            above.to_owned()
        } else {
            folder.to_owned()
        }
    }

    fn has_documents(&self, above: &str, folder: &str) -> bool {
        let (start, inner) = (format!("{above}/"), format!("{folder}/"));
        let from = self.files.partition_point(|file| *file.path < *start);
        self.files[from..]
            .iter()
            .take_while(|file| file.path.starts_with(&start))
            .any(|file| file.role == Role::Dokumentasi && !file.path.starts_with(&inner))
    }
}

/// Returns the folder that all paths lie in.
fn common<'p>(paths: &[&'p str]) -> &'p str {
    let Some((first, others)) = paths.split_first() else { return "" };
    let mut folder = first.rsplit_once('/').map_or("", |(folder, _)| folder);
    for other in others {
        while !folder.is_empty()
            && !other.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
        {
            folder = folder.rsplit_once('/').map_or("", |(above, _)| above);
        }
    }
    folder
}
