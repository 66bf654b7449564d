//! Looking for files: what lies in the stores, whose it is, and when it last changed.
//!
//! All folders of one depth are listed at once, each by one thread that asks for the status of its
//! files while the folder is open (half the cost of asking by their whole paths) and owns what
//! it lists until the depth is done. The list bounds the work: some hundred bytes a file. What
//! leaves is sorted by its place, so the disk's order and the number of threads show
//! nowhere.

mod junk;
mod read;

use std::borrow::Cow;
use std::fs::{DirEntry, FileType, Metadata};
use std::os::unix::fs::{FileTypeExt, MetadataExt};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization;

use self::junk::{Omen, omen};
pub(super) use self::read::{Job, Outcome, read_all, settle};
use super::claim::{Claims, role_of};
use super::entry::{IndexFinding, Role, Stamp};
use super::flaw::{self, Flaw};
use crate::error::{Error, ErrorKind, Result};
use crate::model::BagPath;
use crate::progress::Progress;

/// Walks the stores, given by their real paths in UTF-8. Nothing but the user's wish to stop
/// fails: what cannot be listed is a finding.
pub(super) fn walk<'a>(
    stores: &[PathBuf],
    claims: &Claims<'a>,
    progress: &dyn Progress,
) -> Result<(Vec<Candidate<'a>>, Vec<IndexFinding>)> {
    walk_from(stores.iter().map(|store| Folder { store, inside: String::new() }), claims, progress)
}

/// Walks what lies below one folder of each store; a store without it has nothing there. The folder is as the
/// catalogue has it, relative to the store.
pub(super) fn walk_below<'a>(
    stores: &[PathBuf],
    root: &str,
    claims: &Claims<'a>,
    progress: &dyn Progress,
) -> Result<Vec<Candidate<'a>>> {
    // A disk may hold the name in Unicode form D.
    let forms = [root.to_owned(), root.nfd().collect()];
    let forms = &forms[..if root.is_ascii() { 1 } else { 2 }];
    let folders = stores
        .iter()
        .flat_map(|store| forms.iter().map(move |inside| Folder { store, inside: inside.clone() }));
    let there = folders.filter(|folder| folder.path().is_dir());
    walk_from(there, claims, progress).map(|(candidates, _)| candidates)
}

fn walk_from<'a, 's>(
    folders: impl Iterator<Item = Folder<'s>>,
    claims: &Claims<'a>,
    progress: &dyn Progress,
) -> Result<(Vec<Candidate<'a>>, Vec<IndexFinding>)> {
    let mut listed = Listed::default();
    let mut folders: Vec<Folder<'_>> = folders.collect();
    while !folders.is_empty() {
        if progress.cancelled() {
            return Err(interrupted());
        }
        let depth: Vec<Listed<'_, '_>> =
            folders.par_iter().map(|folder| folder.list(claims)).collect();
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

/// A file that can be read.
#[derive(Debug)]
pub(super) struct Candidate<'a> {
    /// The product that claims it.
    pub(super) item: Option<&'a str>,
    /// Its path within the product, or within the store.
    pub(super) path: BagPath,
    /// Its absolute path.
    pub(super) source: String,
    /// Its status.
    pub(super) stamp: Stamp,
    /// Whether it is charged.
    pub(super) role: Role,
}

/// Returns the parts of a file's status that change when its bytes do.
pub fn stamp_of(metadata: &Metadata) -> Stamp {
    let nanoseconds = |seconds: i64, rest: i64| seconds.saturating_mul(1_000_000_000) + rest;
    Stamp {
        bytes: metadata.len(),
        modified: nanoseconds(metadata.mtime(), metadata.mtime_nsec()),
        changed: nanoseconds(metadata.ctime(), metadata.ctime_nsec()),
        inode: metadata.ino(),
    }
}

/// A folder to list.
#[derive(Debug, Clone)]
struct Folder<'s> {
    store: &'s Path,
    /// Its path within the store as the disk has it; empty for the store itself.
    inside: String,
}

/// What a folder holds.
#[derive(Debug, Default)]
struct Listed<'s, 'a> {
    folders: Vec<Folder<'s>>,
    candidates: Vec<Candidate<'a>>,
    findings: Vec<IndexFinding>,
}

impl<'s> Folder<'s> {
    fn list<'a>(&self, claims: &Claims<'a>) -> Listed<'s, 'a> {
        let mut listed = Listed::default();
        let path = self.path();
        let mut failed = |error: &std::io::Error| {
            // It concerns every product that lies in the folder.
            let items = claims.touching(&form_c(&self.inside));
            let flaw = flaw::unreadable(error);
            match &*items {
                [] => listed.findings.push(flaw.at(None, &path)),
                items => {
                    let all = items.iter().map(|item| flaw.at(Some(item), &path));
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
        let folder = claims.of_folder(&folder);
        for (kind, entry) in entries {
            self.sort_out(kind, &entry, folder, claims, &mut listed);
        }
        // Sorted here among few, the whole list is nearly in order when it is sorted.
        listed.candidates.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        listed.folders.sort_unstable_by(|a, b| a.inside.cmp(&b.inside));
        listed
    }

    fn sort_out<'a>(
        &self,
        kind: FileType,
        entry: &DirEntry,
        folder: Option<(&'a str, &str)>,
        claims: &Claims<'a>,
        listed: &mut Listed<'s, 'a>,
    ) {
        let name = entry.file_name();
        let shown = name.to_string_lossy();
        let inside = match &*self.inside {
            "" => shown.clone().into_owned(),
            folder => [folder, "/", &*shown].concat(),
        };
        let claimed = form_c(&inside);
        let claim = claims.below(folder, &claimed, &form_c(&shown));
        let mut report = |flaw: &Flaw| {
            let path = self.path().join(&name);
            listed.findings.push(flaw.at(claim.map(|(id, _)| id), &path));
        };
        match omen(&shown) {
            Omen::None if name.to_str().is_none() => report(&flaw::bad_name("bukan UTF-8")),
            Omen::None if kind.is_dir() => {
                listed.folders.push(Folder { store: self.store, inside });
            }
            Omen::None => match self.look(kind, entry, &inside, claim, claims) {
                Ok((path, source, stamp)) => {
                    let (item, role) = (claim.map(|(id, _)| id), role_of(&path));
                    listed.candidates.push(Candidate { item, path, source, stamp, role });
                }
                Err(flaw) => report(&flaw),
            },
            Omen::Junk => report(&flaw::junk(kind.is_dir())),
            Omen::LiveDatabase => {
                // It is about the database whose name it carries on.
                let end = claimed.rfind('-').unwrap_or(claimed.len());
                let item = claims.of(&claimed[..end]).map(|(id, _)| id);
                listed.findings.push(flaw::live_database().at(item, &self.path().join(&name)));
            }
        }
    }

    fn look(
        &self,
        kind: FileType,
        entry: &DirEntry,
        inside: &str,
        claim: Option<(&str, &str)>,
        claims: &Claims<'_>,
    ) -> std::result::Result<(BagPath, String, Stamp), Flaw> {
        if kind.is_fifo() || kind.is_socket() || kind.is_block_device() || kind.is_char_device() {
            return Err(flaw::special_file());
        }
        let path = BagPath::parse(claim.map_or(inside, |(_, rest)| rest));
        let path = path.map_err(|why| flaw::bad_name(&why))?;
        let metadata = if kind.is_symlink() {
            follow(self.store, &entry.path(), claim.map(|(id, _)| id), claims)?
        } else {
            entry.metadata().map_err(|error| gone(&error))?
        };
        // Stores are UTF-8, and so is what is inside them when it comes here.
        let store = self.store.to_str().unwrap_or_default();
        let source = [store, "/", inside].concat();
        Ok((path, source, stamp_of(&metadata)))
    }

    fn path(&self) -> PathBuf {
        self.store.join(&self.inside)
    }
}

/// A link is followed to a regular file of the same product in the same store, and nowhere else:
/// a link into another product's folder could carry out what nobody may have.
fn follow(
    store: &Path,
    source: &Path,
    item: Option<&str>,
    claims: &Claims<'_>,
) -> std::result::Result<Metadata, Flaw> {
    let target = std::fs::canonicalize(source).map_err(|_| flaw::link("tujuannya tidak ada"))?;
    if !target.starts_with(store) {
        return Err(flaw::link("tujuannya di luar gudang data"));
    }
    let metadata = std::fs::metadata(&target).map_err(|_| flaw::link("tujuannya tidak ada"))?;
    if !metadata.is_file() {
        return Err(flaw::link("tujuannya bukan berkas biasa"));
    }
    let inside = target.strip_prefix(store).unwrap_or(&target).to_string_lossy().into_owned();
    let owner = claims.of(&form_c(&inside)).map(|(id, _)| id);
    if owner == item { Ok(metadata) } else { Err(flaw::link("tujuannya milik produk lain")) }
}

fn gone(error: &std::io::Error) -> Flaw {
    match error.kind() {
        std::io::ErrorKind::NotFound => flaw::changed_while_read(),
        _ => flaw::unreadable(error),
    }
}

/// Returns a path in Unicode form C, as roots are written.
fn form_c(path: &str) -> Cow<'_, str> {
    if path.is_ascii() { Cow::Borrowed(path) } else { Cow::Owned(path.nfc().collect()) }
}

/// The error of work that the user stopped.
pub(super) fn interrupted() -> Error {
    Error::new(ErrorKind::Interrupted, "stopped before the index was complete")
        .hint("the old index still stands; run `kemas index` again")
}
