//! The walk through the stores: their files, the product that each belongs to, and what cannot belong to one.

use std::borrow::Cow;
use std::fs::{DirEntry, FileType, Metadata};
use std::os::unix::fs::FileTypeExt;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::charged::role_of;
use super::junk::{NameKind, name_kind};
use super::ownership::Ownership;
use crate::error::Result;
use crate::message::message;
use crate::model::{BagPath, IndexFinding, Role, Stamp};
use crate::probe::Finding;
use crate::probe::{interrupted, stamp_of};
use crate::progress::Progress;

/// Walks the stores, which are given by their real paths in UTF-8. Only the user can stop it with an error: what
/// cannot be listed becomes a finding.
pub(in crate::index) fn walk<'a>(
    stores: &[PathBuf],
    ownership: &Ownership<'a>,
    progress: &dyn Progress,
) -> Result<(Vec<Candidate<'a>>, Vec<IndexFinding>)> {
    walk_from(
        stores.iter().map(|store| Folder { store, inside: String::new() }),
        ownership,
        progress,
    )
}

/// Walks what lies below the folder `root` of each store. The folder is relative to the store, as in the catalogue. A
/// store that has no such folder gives nothing, and what cannot be listed is left out.
pub(in crate::index) fn walk_below<'a>(
    stores: &[PathBuf],
    root: &str,
    ownership: &Ownership<'a>,
    progress: &dyn Progress,
) -> Result<Vec<Candidate<'a>>> {
    // A disk may have the name in Unicode form D.
    let forms = [root.to_owned(), root.nfd().collect()];
    let forms = &forms[..if root.is_ascii() { 1 } else { 2 }];
    let folders = stores
        .iter()
        .flat_map(|store| forms.iter().map(move |inside| Folder { store, inside: inside.clone() }));
    let there = folders.filter(|folder| folder.path().is_dir());
    walk_from(there, ownership, progress).map(|(candidates, _)| candidates)
}

fn walk_from<'a, 's>(
    folders: impl Iterator<Item = Folder<'s>>,
    ownership: &Ownership<'a>,
    progress: &dyn Progress,
) -> Result<(Vec<Candidate<'a>>, Vec<IndexFinding>)> {
    let mut listed = Listed::default();
    let mut folders: Vec<Folder<'_>> = folders.collect();
    while !folders.is_empty() {
        if progress.cancelled() {
            return Err(interrupted());
        }
        let depth: Vec<Listed<'_, '_>> =
            folders.par_iter().map(|folder| folder.list(ownership)).collect();
        folders.clear();
        for mut share in depth {
            folders.append(&mut share.folders);
            listed.candidates.append(&mut share.candidates);
            listed.findings.append(&mut share.findings);
        }
    }
    listed.candidates.par_sort_by(|a, b| a.source.cmp(&b.source));
    Ok((listed.candidates, listed.findings))
}

/// A file to be indexed.
#[derive(Debug)]
pub(in crate::index) struct Candidate<'a> {
    /// The product that owns it, if any.
    pub(in crate::index) item: Option<&'a str>,
    /// Its path within the product's root, or within the store where no product owns it. Where the root is the file
    /// itself, its name.
    pub(in crate::index) path: BagPath,
    /// Its absolute path.
    pub(in crate::index) source: String,
    /// Its status when it was listed; of a link, that of its target.
    pub(in crate::index) stamp: Stamp,
    /// Data, or a document that explains them.
    pub(in crate::index) role: Role,
}

/// A folder to list.
#[derive(Debug, Clone)]
struct Folder<'s> {
    store: &'s Path,
    /// Its path within the store, as the disk has it; empty for the store itself.
    inside: String,
}

/// What a folder holds: the folders in it, the files to be indexed, and what is wrong.
#[derive(Debug, Default)]
struct Listed<'s, 'a> {
    folders: Vec<Folder<'s>>,
    candidates: Vec<Candidate<'a>>,
    findings: Vec<IndexFinding>,
}

impl<'s> Folder<'s> {
    fn list<'a>(&self, ownership: &Ownership<'a>) -> Listed<'s, 'a> {
        let mut listed = Listed::default();
        let path = self.path();
        let mut failed = |error: &std::io::Error| {
            // The error concerns the product that owns the folder, and those with roots below it. An error on a store
            // itself is reported without a product.
            let items = ownership.touching(&form_c(&self.inside));
            let finding = Finding::unreadable(error);
            match &*items {
                [] => listed.findings.push(finding.at(None, &path)),
                items => {
                    let all = items.iter().map(|item| finding.at(Some(item), &path));
                    listed.findings.extend(all);
                }
            }
        };
        let mut entries = Vec::new();
        match std::fs::read_dir(&path) {
            Ok(folder) => {
                for entry in folder {
                    match entry.and_then(|entry| Ok((entry.file_type()?, entry))) {
                        Ok(entry) => entries.push(entry),
                        Err(error) => failed(&error),
                    }
                }
            }
            Err(error) => failed(&error),
        }
        let folder = form_c(&self.inside);
        let folder = ownership.of_folder(&folder);
        for (kind, entry) in entries {
            self.sort_out(kind, &entry, folder, ownership, &mut listed);
        }
        // Sorting these few entries here leaves the whole list nearly sorted.
        listed.candidates.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        listed.folders.sort_unstable_by(|a, b| a.inside.cmp(&b.inside));
        listed
    }

    fn sort_out<'a>(
        &self,
        kind: FileType,
        entry: &DirEntry,
        folder: Option<(&'a str, &str)>,
        ownership: &Ownership<'a>,
        listed: &mut Listed<'s, 'a>,
    ) {
        let name = entry.file_name();
        let shown = name.to_string_lossy();
        let inside = match &*self.inside {
            "" => shown.clone().into_owned(),
            folder => [folder, "/", &*shown].concat(),
        };
        let composed = form_c(&inside);
        let owner = ownership.below(folder, &composed, &form_c(&shown));
        let mut report = |finding: &Finding| {
            let path = self.path().join(&name);
            listed.findings.push(finding.at(owner.map(|(id, _)| id), &path));
        };
        match name_kind(&shown) {
            NameKind::Ordinary if name.to_str().is_none() => {
                report(&Finding::bad_name(message!("no UTF-8")));
            }
            NameKind::Ordinary if kind.is_dir() => {
                listed.folders.push(Folder { store: self.store, inside });
            }
            NameKind::Ordinary => match self.path_and_stamp(kind, entry, &inside, owner, ownership)
            {
                Ok((path, source, stamp)) => {
                    let (item, role) = (owner.map(|(id, _)| id), role_of(&path));
                    listed.candidates.push(Candidate { item, path, source, stamp, role });
                }
                Err(finding) => report(&finding),
            },
            NameKind::Junk => report(&Finding::junk(kind.is_dir())),
            NameKind::LiveDatabase => {
                // The finding belongs to the product of the database, which has the journal's name without its end.
                let end = composed.rfind('-').unwrap_or(composed.len());
                let item = ownership.of(&composed[..end]).map(|(id, _)| id);
                listed.findings.push(Finding::live_database().at(item, &self.path().join(&name)));
            }
        }
    }

    fn path_and_stamp(
        &self,
        kind: FileType,
        entry: &DirEntry,
        inside: &str,
        owner: Option<(&str, &str)>,
        ownership: &Ownership<'_>,
    ) -> std::result::Result<(BagPath, String, Stamp), Finding> {
        if kind.is_fifo() || kind.is_socket() || kind.is_block_device() || kind.is_char_device() {
            return Err(Finding::special_file());
        }
        let path = BagPath::parse(owner.map_or(inside, |(_, rest)| rest));
        let path = path.map_err(Finding::bad_name)?;
        let metadata = if kind.is_symlink() {
            follow(self.store, &entry.path(), owner.map(|(id, _)| id), ownership)?
        } else {
            entry.metadata().map_err(|error| finding_of(&error))?
        };
        // The walk only follows paths in UTF-8.
        let store = self.store.to_str().unwrap_or_default();
        let source = [store, "/", inside].concat();
        Ok((path, source, stamp_of(&metadata)))
    }

    fn path(&self) -> PathBuf {
        self.store.join(&self.inside)
    }
}

/// Follows a link to a regular file of the same product in the same store (or of no product, where the link has none),
/// and no other link. A link into another product's folder could bring out data that are closed.
fn follow(
    store: &Path,
    source: &Path,
    item: Option<&str>,
    ownership: &Ownership<'_>,
) -> std::result::Result<Metadata, Finding> {
    let target = std::fs::canonicalize(source)
        .map_err(|_| Finding::link(message!("its target is not there")))?;
    if !target.starts_with(store) {
        return Err(Finding::link(message!("its target lies outside of the store")));
    }
    let metadata = std::fs::metadata(&target)
        .map_err(|_| Finding::link(message!("its target is not there")))?;
    if !metadata.is_file() {
        return Err(Finding::link(message!("its target is no ordinary file")));
    }
    let inside = target.strip_prefix(store).unwrap_or(&target).to_string_lossy().into_owned();
    let owner = ownership.of(&form_c(&inside)).map(|(id, _)| id);
    if owner == item {
        Ok(metadata)
    } else {
        Err(Finding::link(message!("its target belongs to another product")))
    }
}

pub(super) fn finding_of(error: &std::io::Error) -> Finding {
    match error.kind() {
        std::io::ErrorKind::NotFound => Finding::changed_while_read(),
        _ => Finding::unreadable(error),
    }
}

/// Returns a path in Unicode form C, as the catalogue's roots are written.
fn form_c(path: &str) -> Cow<'_, str> {
    if path.is_ascii() { Cow::Borrowed(path) } else { Cow::Owned(path.nfc().collect()) }
}
