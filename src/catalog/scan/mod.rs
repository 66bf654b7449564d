//! Looking for files: what lies in the stores, whose it is, and when it last changed.
//!
//! One thread lists folders (their order on disk is one anyway); then all threads ask for the
//! files' status, each for a share of the list that it alone owns. The list bounds the work: some
//! hundred bytes a file. What leaves is sorted by product and path, so the disk's order and the
//! number of threads show nowhere.

mod junk;
mod read;

use std::ffi::OsStr;
use std::fs::Metadata;
use std::os::unix::fs::{FileTypeExt, MetadataExt};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization;
use walkdir::WalkDir;

use self::junk::{Omen, omen};
pub(super) use self::read::{Job, Outcome, read_all};
use super::claim::Claims;
use super::entry::{IndexFinding, Stamp};
use super::flaw::{self, Flaw};
use crate::error::{Error, ErrorKind, Result};
use crate::model::BagPath;
use crate::progress::Progress;

/// Walks the stores. Nothing but a cancelled walk fails: what cannot be listed is a finding.
pub(super) fn walk<'a>(
    stores: &[PathBuf],
    claims: &Claims<'a>,
    progress: &dyn Progress,
) -> Result<(Vec<Candidate<'a>>, Vec<IndexFinding>)> {
    let mut findings = Vec::new();
    let mut seen = Vec::new();
    for store in stores {
        list(store, claims, progress, &mut seen, &mut findings)?;
    }
    let met: Vec<_> = seen.into_par_iter().map(|seen| seen.look(claims)).collect();
    let mut candidates = Vec::with_capacity(met.len());
    for met in met {
        match met {
            Ok(candidate) => candidates.push(candidate),
            Err(finding) => findings.push(*finding),
        }
    }
    candidates.par_sort_unstable_by(|a, b| a.key().cmp(&b.key()));
    Ok((candidates, findings))
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
}

impl Candidate<'_> {
    fn key(&self) -> (Option<&str>, &BagPath, &str) {
        (self.item, &self.path, &self.source)
    }
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

/// A name in a store that is no folder and no junk.
struct Seen<'s> {
    store: &'s Path,
    source: PathBuf,
    link: bool,
    special: bool,
}

/// How many names are listed between two looks at the user's wish to stop.
const NAMES_BETWEEN_LOOKS: usize = 1024;

fn list<'s>(
    store: &'s Path,
    claims: &Claims<'_>,
    progress: &dyn Progress,
    seen: &mut Vec<Seen<'s>>,
    findings: &mut Vec<IndexFinding>,
) -> Result<()> {
    let mut walk = WalkDir::new(store).min_depth(1).into_iter();
    let mut names = 0_usize;
    while let Some(entry) = walk.next() {
        names += 1;
        if names.is_multiple_of(NAMES_BETWEEN_LOOKS) && progress.cancelled() {
            return Err(interrupted());
        }
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                report(store, claims, &error, findings);
                continue;
            }
        };
        let kind = entry.file_type();
        match omen(&entry.file_name().to_string_lossy()) {
            Omen::None => {}
            Omen::LiveDatabase => {
                // It is about the database whose name it carries on.
                let name = entry.path().as_os_str().to_string_lossy();
                let database = name.rsplit_once('-').map_or(&*name, |(database, _)| database);
                findings.push(finding(store, database.as_ref(), claims, &flaw::live_database()));
                continue;
            }
            Omen::Junk => {
                findings.push(finding(store, entry.path(), claims, &flaw::junk(kind.is_dir())));
                if kind.is_dir() {
                    walk.skip_current_dir();
                }
                continue;
            }
        }
        if !kind.is_dir() {
            let special = kind.is_fifo()
                || kind.is_socket()
                || kind.is_block_device()
                || kind.is_char_device();
            seen.push(Seen { store, link: kind.is_symlink(), special, source: entry.into_path() });
        }
    }
    Ok(())
}

/// A folder that cannot be listed concerns every product that lies in it.
fn report(
    store: &Path,
    claims: &Claims<'_>,
    error: &walkdir::Error,
    findings: &mut Vec<IndexFinding>,
) {
    let path = error.path().unwrap_or(store);
    let other = || std::io::Error::other(error.to_string());
    let flaw = error.io_error().map_or_else(|| flaw::unreadable(&other()), flaw::unreadable);
    let items = claims.touching(&relative(store, path));
    if items.is_empty() {
        findings.push(flaw.at(None, path));
    }
    findings.extend(items.into_iter().map(|item| flaw.at(Some(item), path)));
}

impl Seen<'_> {
    fn look<'a>(
        self,
        claims: &Claims<'a>,
    ) -> std::result::Result<Candidate<'a>, Box<IndexFinding>> {
        let Self { store, source, link, special } = self;
        let fail = |flaw: &Flaw| Box::new(finding(store, &source, claims, flaw));
        if special {
            return Err(fail(&flaw::special_file()));
        }
        let Some(text) = source.to_str() else {
            return Err(fail(&flaw::bad_name("bukan UTF-8")));
        };
        let inside = relative(store, &source);
        let (item, path) = match claims.of(&inside) {
            Some((item, rest)) => (Some(item), rest),
            None => (None, &*inside),
        };
        let path = BagPath::parse(path).map_err(|why| fail(&flaw::bad_name(&why)))?;
        let metadata = std::fs::symlink_metadata(&source);
        let metadata = if link {
            follow(store, &source, item, claims)
        } else {
            metadata.map_err(|e| gone(&e))
        };
        let stamp = stamp_of(&metadata.map_err(|flaw| fail(&flaw))?);
        Ok(Candidate { item, path, source: text.to_owned(), stamp })
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
    let owner = claims.of(&relative(store, &target)).map(|(id, _)| id);
    if owner == item { Ok(metadata) } else { Err(flaw::link("tujuannya milik produk lain")) }
}

fn gone(error: &std::io::Error) -> Flaw {
    match error.kind() {
        std::io::ErrorKind::NotFound => flaw::changed_while_read(),
        _ => flaw::unreadable(error),
    }
}

fn finding(store: &Path, source: &Path, claims: &Claims<'_>, flaw: &Flaw) -> IndexFinding {
    let item = claims.of(&relative(store, source)).map(|(id, _)| id);
    flaw.at(item, source)
}

/// Returns a path within its store in Unicode form C, as roots are written.
fn relative(store: &Path, source: &Path) -> String {
    let inside = source.strip_prefix(store).map_or(OsStr::new(""), Path::as_os_str);
    let inside = inside.to_string_lossy();
    if inside.is_ascii() { inside.into_owned() } else { inside.nfc().collect() }
}

/// The error of work that the user stopped.
pub(super) fn interrupted() -> Error {
    Error::new(ErrorKind::Interrupted, "stopped before the index was complete")
        .hint("the old index still stands; run `kemas index` again")
}
