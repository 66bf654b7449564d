//! What becomes of one file of a scan: the index keeps its row, writes another one, or has none. Findings on the file
//! are reported in any case.

use std::sync::Arc;

use super::parts::Table;
use super::run::IndexRun;
use super::scan::{Candidate, Outcome};
use super::sidecars::Sidecars;
use super::snapshot::{Changes, Row};
use crate::probe::Finding;

/// Reports the findings on one file, and counts it unless it cannot be indexed. `outcome` is there where the file was
/// to be read, `known` where the index has a row of it. Returns what becomes of the file.
pub(super) fn file_candidate(
    candidate: &Candidate<'_>,
    known: Option<&Row>,
    outcome: Option<Outcome>,
    sidecars: &Sidecars<'_>,
    run: &mut IndexRun,
) -> Filed {
    let reported = &mut run.findings;
    let mut report = |finding: &Finding| {
        reported.push(finding.at(candidate.item, candidate.source.as_ref()));
    };
    let (memo, bytes, filed) = match (outcome, known) {
        (Some(Ok(mut reading)), _) => {
            let silent = |row: &&Row| row.stamp == reading.stamp && row.digest != reading.digest;
            if known.as_ref().is_some_and(silent) {
                reading.findings.push(Finding::silent_change());
            }
            let findings = reading.findings;
            findings.iter().for_each(&mut report);
            run.hashed += 1;
            let row = Row {
                item: candidate.item.map(Arc::from),
                path: candidate.path.as_str().to_owned(),
                stamp: reading.stamp,
                digest: reading.digest,
                role: candidate.role,
                map_part: reading.map_part,
                memo: reading.memo,
                findings: if findings.is_empty() {
                    None
                } else {
                    serde_json::to_string(&findings).ok()
                },
                letters: reading.letters.map(Arc::from),
                shape: reading.shape,
            };
            (reading.memo, reading.stamp.bytes, Filed::Read(row, reading.profile))
        }
        (None, Some(row)) => {
            let findings = row.findings.as_deref().map(serde_json::from_str::<Vec<Finding>>);
            findings.and_then(std::result::Result::ok).iter().flatten().for_each(&mut report);
            run.reused += 1;
            let path = candidate.path.as_str();
            let stays = row.item.as_deref() == candidate.item && row.path == path;
            let moved = || Row {
                item: candidate.item.map(Arc::from),
                path: path.to_owned(),
                ..row.clone()
            };
            let filed = if stays { Filed::Kept } else { Filed::Moved(moved()) };
            (row.memo, row.stamp.bytes, filed)
        }
        (Some(Err(finding)), _) => {
            report(&finding);
            return Filed::Failed;
        }
        (None, None) => return Filed::Failed,
    };
    sidecars.missing(&candidate.source, memo).iter().for_each(&mut report);
    run.files += 1;
    run.bytes += bytes;
    filed
}

/// What becomes of one candidate.
pub(super) enum Filed {
    /// Its row in the index stays as it is.
    Kept,
    /// It was not read, but now belongs to another product or has another path within its product.
    Moved(Row),
    /// It was read: its row, and its profile as JSON where it has one.
    Read(Row, Option<String>),
    /// It cannot be indexed.
    Failed,
}

impl Filed {
    /// Returns the row that the index will have of the file; `known` is the one that it has.
    pub(super) fn row<'r>(&'r self, known: Option<&'r Row>) -> Option<&'r Row> {
        match self {
            Self::Kept => known,
            Self::Moved(row) | Self::Read(row, _) => Some(row),
            Self::Failed => None,
        }
    }
}

/// Returns the table that is compared with the other tables of its product; `None` where the file has nothing that is
/// compared, or belongs to no product.
pub(super) fn table_of<'c>(
    candidate: &'c Candidate<'_>,
    row: &Row,
    sidecars: &Sidecars<'_>,
) -> Option<Table<'c>> {
    let table = row.letters.is_some() || row.shape.is_some();
    let item = candidate.item.filter(|_| table)?;
    let source = &*candidate.source;
    let letters = sidecars.letters(candidate, row.letters.as_ref());
    Some(Table { item, source, stamp: row.stamp, letters, shape: row.shape.clone() })
}

/// Adds shapes that now have their digests to the rows that will be written.
pub(super) fn add_shapes<'c>(
    changes: &mut Changes<'c>,
    shapes: Vec<(&'c str, String)>,
    rows: &[(String, Row)],
) {
    for (source, shape) in shapes {
        // Candidates are sorted by their sources, and so is what is written of them.
        if let Ok(at) = changes.put.binary_search_by_key(&source, |(put, _)| put) {
            changes.put[at].1.shape = Some(shape);
        } else if let Ok(at) = rows.binary_search_by(|(known, _)| known.as_str().cmp(source)) {
            let row = Row { shape: Some(shape), ..rows[at].1.clone() };
            let place = changes.put.partition_point(|(put, _)| *put < source);
            changes.put.insert(place, (source, row));
        }
    }
}
