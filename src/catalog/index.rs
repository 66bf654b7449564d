//! The station `index`: what the stores hold, read once and known until it changes.
//!
//! A file is read again when its size, modification time, status change time or inode differ from
//! what the index recorded. The status change time cannot be set back, so a file that was
//! edited and re-dated is seen. What is left is a file written twice within one tick of the file
//! system's clock, with the read between: `settle` waits such a tick out before anything is
//! read, so that no write after the read can leave the stamp as it was.

mod stores;

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

pub use self::stores::unindexed;
use self::stores::{folders, part_twins};
use super::Catalog;
use super::claim::{Claims, unclaimed};
use super::entry::{Index, IndexFinding};
use super::family::{Families, map_stem, part_of};
use super::flaw::{self, Flaw};
use super::parts::{self, Table};
use super::personal::PersonalColumns;
use super::probe::Kind;
use super::scan::{Candidate, Job, Outcome, read_all, settle, walk};
use super::snapshot::{self, Changes, Row};
use crate::error::{Error, ErrorKind, Result};
use crate::model::Sha256Digest;
use crate::progress::{Phase, Progress};

/// Brings the index at `db` up to date with the stores.
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
    let claimed = candidates.iter().map(|c| (&*c.source, c.item.is_some()));
    findings.append(&mut unclaimed(claimed, &stores));
    progress.end();

    let old = old.unwrap_or_default();
    let (known, vanished) = recall(&candidates, &old.rows);
    let families = Families::of(candidates.iter().map(|c| &*c.source));
    let personal = PersonalColumns::new(&catalog.personal);
    let afresh = Afresh { all: options.rehash, tables: personal.digest() != old.personal };
    let jobs = jobs(&candidates, &known, &vanished, &families, afresh);
    let outcomes = read(&jobs, &personal, db, progress)?;

    let mut run = IndexRun { hashed: 0, reused: 0, files: 0, bytes: 0, findings };
    let mut changes = Changes { remove: vanished, ..Changes::default() };
    let mut outcomes = jobs.iter().map(|job| job.place).zip(outcomes).peekable();
    let mut tables = Vec::new();
    for (place, (candidate, known)) in candidates.iter().zip(known).enumerate() {
        let outcome = outcomes.next_if(|(at, _)| *at == place).map(|(_, outcome)| outcome);
        let source = &*candidate.source;
        let fate = file(candidate, known, outcome, &families, &mut run);
        tables.extend(fate.row(known).and_then(|row| table(candidate, row, &families)));
        match fate {
            Fate::Kept => {}
            Fate::Moved(row) => changes.put.push((source, row)),
            Fate::Read(row, profile) => {
                changes.put.push((source, row));
                changes.inside.push((source, profile));
            }
            Fate::Failed => changes.remove.extend(known.map(|_| source)),
        }
    }
    let mut checked = parts::check(&tables, progress)?;
    run.findings.append(&mut checked.findings);
    remember(&mut changes, checked.shapes, &old.rows);
    run.findings
        .sort_unstable_by(|a, b| (&a.item, &a.path, &a.code).cmp(&(&b.item, &b.path, &b.code)));
    run.findings.dedup();
    changes.findings = (run.findings != old.findings).then_some(&run.findings);
    changes.catalog_edition =
        Some(catalog.edition.to_string()).filter(|edition| *edition != old.catalog_edition);
    changes.personal = afresh.tables.then(|| personal.digest().to_owned());
    if !changes.is_empty() {
        snapshot::write(db, &changes)?;
    }
    Ok(run)
}

/// How to index.
#[derive(Debug, Clone, Copy, Default)]
pub struct IndexOptions {
    /// Reads every file again. Bytes that differ under an unchanged status are a finding.
    pub rehash: bool,
}

/// What a run met. The index itself is on disk, for [`Index::load`]: most runs change little, and
/// whoever runs them wants only these figures.
#[derive(Debug)]
pub struct IndexRun {
    /// What is wrong in the stores.
    pub findings: Vec<IndexFinding>,
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
        let (mut entries, findings) = snapshot::entries(db)?.ok_or_else(|| {
            let message = "there is no index, or another version of this program wrote it";
            Error::new(ErrorKind::Index, message).file(db).hint("run `kemas index`")
        })?;
        entries.par_sort_unstable_by(|a, b| {
            (&a.item, &a.path, &a.source).cmp(&(&b.item, &b.path, &b.source))
        });
        Ok(Self { entries, findings })
    }
}

/// Returns the edition of the catalogue behind an index: with another catalogue, other products
/// may claim the same files. `None` where there is no index of this version.
pub fn indexed_edition(db: &Path) -> Result<Option<Sha256Digest>> {
    Ok(snapshot::edition(db)?.and_then(|text| Sha256Digest::parse(&text)))
}

/// Returns what is known of each candidate, and the sources of files that are gone. Both lists are
/// sorted by source, so one walk along both is enough.
fn recall<'o>(
    candidates: &[Candidate<'_>],
    rows: &'o [(String, Row)],
) -> (Vec<Option<&'o Row>>, Vec<&'o str>) {
    let mut vanished = Vec::new();
    let mut rows = rows.iter().peekable();
    let known = candidates.iter().map(|candidate| {
        while let Some((source, _)) = rows.next_if(|(source, _)| *source < candidate.source) {
            vanished.push(&**source);
        }
        rows.next_if(|(source, _)| *source == candidate.source).map(|(_, row)| row)
    });
    let known = known.collect();
    vanished.extend(rows.map(|(source, _)| &**source));
    (known, vanished)
}

/// What is read although it has not changed.
#[derive(Debug, Clone, Copy)]
struct Afresh {
    all: bool,
    /// Tables, since other columns tell of personal data now.
    tables: bool,
}

/// Returns the work to do, in the order of the candidates: all but those of which what is known
/// still holds.
fn jobs<'c>(
    candidates: &'c [Candidate<'_>],
    known: &[Option<&Row>],
    vanished: &[&str],
    families: &Families<'_>,
    afresh: Afresh,
) -> Vec<Job<'c>> {
    let pairs = || candidates.iter().zip(known.iter().copied());
    let stale = |(candidate, known): &(&Candidate<'_>, Option<&Row>)| {
        known.is_none_or(|row| row.stamp != candidate.stamp)
    };
    // A shapefile's profile comes from all its parts.
    let stale_parts = pairs().filter(stale);
    let stale_parts = stale_parts.filter_map(|(candidate, _)| part_of(&candidate.source));
    let touched: HashSet<&str> =
        stale_parts.chain(vanished.iter().filter_map(|source| part_of(source))).collect();
    let job = |(place, (candidate, known)): (usize, (&'c Candidate<'_>, Option<&Row>))| {
        let beside_shp = families.beside_shp(&candidate.source);
        let kind = Kind::of(&candidate.path, candidate.role, beside_shp);
        let holds = |row: &Row| {
            row.stamp == candidate.stamp
                && row.role == candidate.role
                && row.map_part == (kind == Kind::MapPart)
                && !row.flaws.as_deref().is_some_and(flaw::may_go_by_itself)
                && !(afresh.tables && kind.is_table())
                && !map_stem(&candidate.source).is_some_and(|stem| touched.contains(stem))
        };
        let job = Job { place, source: &candidate.source, stamp: candidate.stamp, kind };
        (afresh.all || !known.is_some_and(holds)).then_some(job)
    };
    candidates.par_iter().zip(known.par_iter().copied()).enumerate().filter_map(job).collect()
}

/// Reads the files, once their clock has moved on.
fn read(
    jobs: &[Job<'_>],
    personal: &PersonalColumns,
    db: &Path,
    progress: &dyn Progress,
) -> Result<Vec<Outcome>> {
    progress.begin(Phase::Hash, jobs.iter().map(|job| job.stamp.bytes).sum());
    settle(jobs, &db.with_extension("clock"))?;
    let outcomes = read_all(jobs, personal, progress)?;
    progress.end();
    Ok(outcomes)
}

/// What becomes of one candidate.
enum Fate {
    /// The index holds it as it is.
    Kept,
    /// Its bytes are the same, but another product or path claims them.
    Moved(Row),
    /// It was read: its row, and its profile as JSON where that says something.
    Read(Row, Option<String>),
    /// It cannot be indexed.
    Failed,
}

impl Fate {
    /// Returns the row that the index has of the file from now on.
    fn row<'r>(&'r self, known: Option<&'r Row>) -> Option<&'r Row> {
        match self {
            Self::Kept => known,
            Self::Moved(row) | Self::Read(row, _) => Some(row),
            Self::Failed => None,
        }
    }
}

/// Returns what a product's table is held against the others by.
fn table<'c>(
    candidate: &'c Candidate<'_>,
    row: &Row,
    families: &Families<'_>,
) -> Option<Table<'c>> {
    let table = row.letters.is_some() || row.shape.is_some();
    let item = candidate.item.filter(|_| table)?;
    let source = &*candidate.source;
    let letters = families.letters(source, row.letters.as_ref());
    Some(Table { item, source, stamp: row.stamp, letters, shape: row.shape.clone() })
}

/// Adds shapes with their digests to what is written.
fn remember<'c>(changes: &mut Changes<'c>, shapes: Vec<(&'c str, String)>, rows: &[(String, Row)]) {
    for (source, shape) in shapes {
        // Candidates, and with them what is written of them, stand in the order of their sources.
        if let Ok(at) = changes.put.binary_search_by_key(&source, |(put, _)| put) {
            changes.put[at].1.shape = Some(shape);
        } else if let Ok(at) = rows.binary_search_by(|(known, _)| known.as_str().cmp(source)) {
            let row = Row { shape: Some(shape), ..rows[at].1.clone() };
            let place = changes.put.partition_point(|(put, _)| *put < source);
            changes.put.insert(place, (source, row));
        }
    }
}

/// Files what was read, or what is known, of one candidate.
fn file(
    candidate: &Candidate<'_>,
    known: Option<&Row>,
    outcome: Option<Outcome>,
    families: &Families<'_>,
    run: &mut IndexRun,
) -> Fate {
    let findings = &mut run.findings;
    let mut report = |flaw: &Flaw| {
        findings.push(flaw.at(candidate.item, candidate.source.as_ref()));
    };
    let (memo, bytes, fate) = match (outcome, known) {
        (Some(Ok(mut reading)), _) => {
            let same = |row: &&Row| row.stamp == reading.stamp && row.digest != reading.digest;
            if known.as_ref().is_some_and(same) {
                reading.flaws.push(flaw::silent_change());
            }
            let flaws = reading.flaws;
            flaws.iter().for_each(&mut report);
            run.hashed += 1;
            let row = Row {
                item: candidate.item.map(Arc::from),
                path: candidate.path.as_str().to_owned(),
                stamp: reading.stamp,
                digest: reading.digest,
                role: candidate.role,
                map_part: reading.map_part,
                memo: reading.memo,
                flaws: if flaws.is_empty() { None } else { serde_json::to_string(&flaws).ok() },
                letters: reading.letters.map(Arc::from),
                shape: reading.shape,
            };
            (reading.memo, reading.stamp.bytes, Fate::Read(row, reading.profile))
        }
        (None, Some(row)) => {
            let flaws = row.flaws.as_deref().map(serde_json::from_str::<Vec<Flaw>>);
            flaws.and_then(std::result::Result::ok).iter().flatten().for_each(&mut report);
            run.reused += 1;
            let path = candidate.path.as_str();
            let stays = row.item.as_deref() == candidate.item && row.path == path;
            let moved = || Row {
                item: candidate.item.map(Arc::from),
                path: path.to_owned(),
                ..row.clone()
            };
            let fate = if stays { Fate::Kept } else { Fate::Moved(moved()) };
            (row.memo, row.stamp.bytes, fate)
        }
        (Some(Err(flaw)), _) => {
            report(&flaw);
            return Fate::Failed;
        }
        (None, None) => return Fate::Failed,
    };
    families.missing(&candidate.source, memo).iter().for_each(&mut report);
    run.files += 1;
    run.bytes += bytes;
    fate
}

#[cfg(test)]
mod tests;
