//! The station `index`: what the stores hold, read once and known until it changes.
//!
//! A file is read again when its size, modification time, status change time or inode differ from
//! what the index recorded. The status change time cannot be set back, so a file that was
//! edited and re-dated is seen. What is left is a file written twice within one tick of the file
//! system's clock, with the read between: [`settle`] waits such a tick out before anything is
//! read, so that no write after the read can leave the stamp as it was.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rayon::prelude::*;

use super::Catalog;
use super::claim::{Claims, role_of};
use super::entry::{FileEntry, Index, IndexFinding, Profile, Stamp};
use super::family::{Families, map_stem, part_of};
use super::flaw::{self, Flaw};
use super::probe::Kind;
use super::scan::{Candidate, Job, Outcome, read_all, stamp_of, walk};
use super::snapshot::{self, Changes, Row};
use crate::error::{Error, ErrorKind, Result};
use crate::model::{BagPath, Sha256Digest};
use crate::progress::{Phase, Progress};

/// Brings the index at `db` up to date with the stores and returns it.
///
/// What is wrong with single files is a finding; the rest goes on.
///
/// # Errors
/// `Store` when a store is no folder or lies in another one, `Index` when `db` cannot be read or
/// written, `Interrupted` when the user stops; the index on disk then stays as it was.
pub fn index(
    catalog: &Catalog,
    stores: &[PathBuf],
    db: &Path,
    options: &IndexOptions,
    progress: &dyn Progress,
) -> Result<IndexRun> {
    let stores = folders(stores)?;
    let (claims, mut findings) = Claims::new(catalog);
    progress.begin(Phase::Scan, 0);
    let (walked, old) = rayon::join(|| walk(&stores, &claims, progress), || snapshot::read(db));
    let ((mut candidates, mut met), old) = (walked?, old?);
    findings.append(&mut met);
    part_twins(&mut candidates, &mut findings);
    progress.end();

    let mut old = old.unwrap_or_default();
    let known: Vec<_> = candidates.iter().map(|c| old.rows.remove(&c.source)).collect();
    let vanished: Vec<String> = old.rows.into_keys().collect();
    let families = Families::of(candidates.iter().map(|c| &*c.source));
    let jobs = jobs(&candidates, &known, &vanished, &families, options.rehash);
    let outcomes = read(&jobs, db, progress)?;

    let mut filed = Vec::with_capacity(candidates.len());
    let mut changes = Changes { remove: vanished, ..Changes::default() };
    for ((candidate, known), outcome) in candidates.iter().zip(known).zip(outcomes) {
        let held = known.is_some();
        let row = file(candidate, known, outcome, &families, &mut findings);
        if held && row.is_none() {
            changes.remove.push(candidate.source.clone());
        }
        filed.push(row);
    }
    drop(jobs);
    findings.sort_unstable_by(|a, b| (&a.item, &a.path, &a.code).cmp(&(&b.item, &b.path, &b.code)));
    findings.dedup();

    let put = candidates.iter().zip(&filed).filter_map(|(candidate, filed)| {
        filed.as_ref().filter(|f| f.changed).map(|f| (&*candidate.source, &f.row))
    });
    changes.put = put.collect();
    changes.findings = (findings != old.findings).then_some(&findings);
    changes.catalog_edition =
        Some(catalog.edition.to_string()).filter(|edition| *edition != old.catalog_edition);
    if !changes.is_empty() {
        snapshot::write(db, &changes)?;
    }
    drop(changes);

    let count = |read: bool| filed.iter().flatten().filter(|f| f.read == read).count() as u64;
    let (reused, hashed) = (count(false), count(true));
    let entries: Result<Vec<_>> = candidates
        .into_par_iter()
        .zip(filed)
        .filter_map(|(c, filed)| Some(entry(c.path, c.source, filed?.row, db)))
        .collect();
    let entries = entries?;
    let bytes = entries.iter().map(|entry| entry.stamp.bytes).sum();
    let index = Index { entries, findings };
    Ok(IndexRun { index, files: reused + hashed, bytes, reused, hashed })
}

/// How to index.
#[derive(Debug, Clone, Copy, Default)]
pub struct IndexOptions {
    /// Reads every file again. Bytes that differ under an unchanged status are a finding.
    pub rehash: bool,
}

/// An index and what it took.
#[derive(Debug)]
pub struct IndexRun {
    /// The index.
    pub index: Index,
    /// Files in it.
    pub files: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Files that had not changed.
    pub reused: u64,
    /// Files that were read.
    pub hashed: u64,
}

impl Index {
    /// Loads the index that [`index`] wrote.
    ///
    /// # Errors
    /// `Index` when there is none, when another version of this program wrote it, or when it is
    /// broken.
    pub fn load(db: &Path) -> Result<Self> {
        let snapshot = snapshot::read(db)?.ok_or_else(|| {
            let message = "there is no index, or another version of this program wrote it";
            Error::new(ErrorKind::Index, message).file(db).hint("run `kemas index`")
        })?;
        let rows: Vec<_> = snapshot.rows.into_iter().collect();
        let entries = rows.into_par_iter().map(|(source, row)| {
            let path = BagPath::parse(&row.path).map_err(|why| broken(db, &why))?;
            entry(path, source, row, db)
        });
        let mut entries = entries.collect::<Result<Vec<_>>>()?;
        entries.par_sort_unstable_by(|a, b| {
            (&a.item, &a.path, &a.source).cmp(&(&b.item, &b.path, &b.source))
        });
        Ok(Self { entries, findings: snapshot.findings })
    }
}

/// Returns the edition of the catalogue behind an index: with another catalogue, other products
/// may claim the same files. `None` where there is no index of this version.
pub fn indexed_edition(db: &Path) -> Result<Option<Sha256Digest>> {
    Ok(snapshot::edition(db)?.and_then(|text| Sha256Digest::parse(&text)))
}

/// Returns the stores by their real paths, each once.
fn folders(stores: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let fail = |store: &Path, why: &str| {
        Error::new(ErrorKind::Store, format!("the store {why}"))
            .file(store)
            .hint("mount the disk, or correct `stores` in kemas.toml")
    };
    let mut real: Vec<PathBuf> = Vec::with_capacity(stores.len());
    for store in stores {
        let path = std::fs::canonicalize(store)
            .map_err(|error| fail(store, &format!("cannot be opened: {error}")).source(error))?;
        if !path.is_dir() {
            return Err(fail(store, "is not a folder"));
        }
        if path.to_str().is_none() {
            return Err(fail(store, "has a name that is not UTF-8"));
        }
        if real.contains(&path) {
            continue;
        }
        if real.iter().any(|other| path.starts_with(other) || other.starts_with(&path)) {
            return Err(fail(store, "lies in another store, or around it"));
        }
        real.push(path);
    }
    Ok(real)
}

/// Reports files of one product whose names are one file on Windows and macOS, and keeps the first
/// of those that have the very same path. The candidates are sorted by product and path.
fn part_twins(candidates: &mut Vec<Candidate<'_>>, findings: &mut Vec<IndexFinding>) {
    let mut folded: Vec<(&str, String, usize)> = candidates
        .par_iter()
        .enumerate()
        .filter_map(|(i, c)| Some((c.item?, c.path.folded(), i)))
        .collect();
    folded.par_sort_unstable();
    let mut dropped = HashSet::new();
    for pair in folded.windows(2).filter(|pair| (pair[0].0, &pair[0].1) == (pair[1].0, &pair[1].1))
    {
        let (first, second) = (&candidates[pair[0].2], &candidates[pair[1].2]);
        let same_folder = Path::new(&first.source).parent() == Path::new(&second.source).parent();
        let flaw = if first.path == second.path && !same_folder {
            flaw::two_stores(&first.source)
        } else {
            flaw::twins(first.path.file_name())
        };
        findings.push(flaw.at(second.item, second.source.as_ref()));
        if first.path == second.path {
            dropped.insert(pair[1].2);
        }
    }
    let mut i = 0;
    candidates.retain(|_| {
        i += 1;
        !dropped.contains(&(i - 1))
    });
}

/// Returns the work of each candidate; `None` where what is known still holds.
fn jobs<'c>(
    candidates: &'c [Candidate<'_>],
    known: &[Option<Row>],
    vanished: &[String],
    families: &Families<'_>,
    rehash: bool,
) -> Vec<Option<Job<'c>>> {
    let pairs = || candidates.iter().zip(known);
    let stale = |candidate: &Candidate<'_>, known: &Option<Row>| {
        known.as_ref().is_none_or(|row| row.stamp != candidate.stamp)
    };
    // A shapefile's profile comes from all its parts.
    let stale_parts = pairs().filter(|(c, k)| stale(c, k)).filter_map(|(c, _)| part_of(&c.source));
    let touched: HashSet<&str> =
        stale_parts.chain(vanished.iter().filter_map(|source| part_of(source))).collect();
    let job = |(candidate, known): (&'c Candidate<'_>, &Option<Row>)| {
        let role = role_of(&candidate.path);
        let kind = Kind::of(&candidate.path, role, families.beside_shp(&candidate.source));
        let holds = |row: &Row| {
            row.stamp == candidate.stamp
                && row.role == role
                && (row.profile == MAP_PART) == (kind == Kind::MapPart)
                && !map_stem(&candidate.source).is_some_and(|stem| touched.contains(stem))
        };
        let job = Job { source: &candidate.source, stamp: candidate.stamp, kind };
        (rehash || !known.as_ref().is_some_and(holds)).then_some(job)
    };
    pairs().map(job).collect()
}

/// [`Profile::MapPart`] and [`Profile::Plain`] as JSON: most rows are one of them.
const MAP_PART: &str = r#"{"kind":"map-part"}"#;
const PLAIN: &str = r#"{"kind":"plain"}"#;

/// Reads the files and returns the outcomes at the places of their jobs.
fn read(
    jobs: &[Option<Job<'_>>],
    db: &Path,
    progress: &dyn Progress,
) -> Result<Vec<Option<Outcome>>> {
    let work: Vec<&Job<'_>> = jobs.iter().flatten().collect();
    progress.begin(Phase::Hash, work.iter().map(|job| job.stamp.bytes).sum());
    settle(work.iter().map(|job| job.stamp), db)?;
    let mut outcomes = read_all(&work, progress)?.into_iter();
    progress.end();
    Ok(jobs.iter().map(|job| job.as_ref().and_then(|_| outcomes.next())).collect())
}

/// The coarsest tick of Linux' own file systems, and of FAT and old network shares.
const TICK: i64 = 20_000_000;
const COARSE_TICK: i64 = 2_000_000_000;

/// Waits until the clock of the file system has left the tick in which the youngest file was
/// written. The clock is read off a file made for that beside the index.
fn settle(stamps: impl Iterator<Item = Stamp>, db: &Path) -> Result<()> {
    let youngest = stamps.map(|stamp| {
        let at = stamp.modified.max(stamp.changed);
        at + if at % 1_000_000_000 == 0 { COARSE_TICK } else { TICK }
    });
    let Some(until) = youngest.max() else { return Ok(()) };
    let clock = db.with_extension("clock");
    let now = std::fs::File::create(&clock).and_then(|file| file.metadata());
    let now = now.map_err(|error| Error::io(&clock, "write beside the index", error))?;
    // A leftover harms nobody: it is empty and reused.
    let _ = std::fs::remove_file(&clock);
    let wait = until - stamp_of(&now).modified;
    // Longer than a tick means a file from the future; waiting would not help.
    if (1..=COARSE_TICK).contains(&wait) {
        std::thread::sleep(Duration::from_nanos(wait.unsigned_abs()));
    }
    Ok(())
}

/// A file's row, and what became of it in this run.
struct Filed {
    row: Row,
    /// True where the index on disk holds something else.
    changed: bool,
    /// True where the file was read.
    read: bool,
}

/// Files what was read, or what is known, of one candidate.
fn file(
    candidate: &Candidate<'_>,
    known: Option<Row>,
    outcome: Option<Outcome>,
    families: &Families<'_>,
    findings: &mut Vec<IndexFinding>,
) -> Option<Filed> {
    let mut report = |flaw: &Flaw| {
        findings.push(flaw.at(candidate.item, candidate.source.as_ref()));
    };
    let role = role_of(&candidate.path);
    let filed = match outcome {
        None => {
            let mut row = known?;
            let changed = row.item.as_deref() != candidate.item
                || row.path != candidate.path.as_str()
                || row.role != role;
            if changed {
                row.item = candidate.item.map(str::to_owned);
                candidate.path.as_str().clone_into(&mut row.path);
                row.role = role;
            }
            for flaw in row.flaws.as_deref().map(parse_flaws).unwrap_or_default() {
                report(&flaw);
            }
            Filed { row, changed, read: false }
        }
        Some(Err(flaw)) => {
            report(&flaw);
            return None;
        }
        Some(Ok(reading)) => {
            let mut flaws = reading.flaws;
            let same = |row: &Row| row.stamp == reading.stamp && row.digest != reading.digest;
            if known.as_ref().is_some_and(same) {
                flaws.push(flaw::silent_change());
            }
            flaws.iter().for_each(&mut report);
            let row = Row {
                item: candidate.item.map(str::to_owned),
                path: candidate.path.as_str().to_owned(),
                stamp: reading.stamp,
                digest: reading.digest,
                role,
                memo: reading.memo,
                profile: render(&reading.profile),
                flaws: (!flaws.is_empty()).then(|| serde_json::json!(flaws).to_string()),
            };
            Filed { changed: known.as_ref() != Some(&row), row, read: true }
        }
    };
    families.missing(&candidate.source, filed.row.memo).iter().for_each(&mut report);
    Some(filed)
}

fn parse_flaws(text: &str) -> Vec<Flaw> {
    serde_json::from_str(text).unwrap_or_default()
}

fn render(profile: &Profile) -> String {
    match profile {
        Profile::Plain => PLAIN.to_owned(),
        Profile::MapPart => MAP_PART.to_owned(),
        _ => serde_json::json!(profile).to_string(),
    }
}

fn entry(path: BagPath, source: String, row: Row, db: &Path) -> Result<FileEntry> {
    let profile = match &*row.profile {
        PLAIN => Profile::Plain,
        MAP_PART => Profile::MapPart,
        text => serde_json::from_str(text).map_err(|error| broken(db, &error.to_string()))?,
    };
    let Row { item, stamp, digest, role, .. } = row;
    Ok(FileEntry { item, path, source: source.into(), stamp, digest, role, profile })
}

fn broken(db: &Path, why: &str) -> Error {
    Error::new(ErrorKind::Index, format!("the index is broken: {why}"))
        .file(db)
        .hint("delete it and run `kemas index`")
}

#[cfg(test)]
mod tests;
