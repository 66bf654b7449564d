//! Which files must be read: new ones, changed ones, and those whose row may be wrong for another reason.

use std::collections::HashSet;

use rayon::prelude::*;

use super::scan::{Candidate, Job};
use super::sidecars::{Sidecars, map_stem, stem_of_part};
use super::snapshot::Row;
use crate::probe::{Finding, Kind};

/// Returns for each candidate its row in the index, if any, and the sources of the rows whose files are gone.
/// Candidates and rows are sorted by source, so that one pass over both is enough.
pub(super) fn known_and_gone<'o>(
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

/// Which files are read even where they have not changed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Afresh {
    /// All files, also those that did not change (`--rehash`).
    pub(super) all: bool,
    /// All tables. Set where the rows of `personal.csv` are others than at the last run.
    pub(super) tables: bool,
}

/// Returns the files to read, in the order of the candidates: those that `afresh` names, and those whose row is missing
/// or may be wrong. A row may be wrong where the file changed, where its role changed, where it became a part of a
/// Shapefile or is no longer one, where the row reports a journal (I09), which may be gone since, and for a `.shp`
/// where one of its parts is new, changed or gone.
pub(super) fn jobs<'c>(
    candidates: &'c [Candidate<'_>],
    known: &[Option<&Row>],
    vanished: &[&str],
    sidecars: &Sidecars<'_>,
    afresh: Afresh,
) -> Vec<Job<'c>> {
    let pairs = || candidates.iter().zip(known.iter().copied());
    let stale = |(candidate, known): &(&Candidate<'_>, Option<&Row>)| {
        known.is_none_or(|row| row.stamp != candidate.stamp)
    };
    // The profile of a Shapefile comes from all its parts.
    let stale_parts = pairs().filter(stale);
    let stale_parts = stale_parts.filter_map(|(candidate, _)| stem_of_part(&candidate.source));
    let touched: HashSet<&str> =
        stale_parts.chain(vanished.iter().filter_map(|source| stem_of_part(source))).collect();
    let job = |(place, (candidate, known)): (usize, (&'c Candidate<'_>, Option<&Row>))| {
        let beside_shp = sidecars.beside_shp(&candidate.source);
        let kind = Kind::of(&candidate.path, candidate.role, beside_shp);
        let holds = |row: &Row| {
            row.stamp == candidate.stamp
                && row.role == candidate.role
                && row.map_part == (kind == Kind::MapPart)
                && !row.findings.as_deref().is_some_and(Finding::may_go_by_itself)
                && !(afresh.tables && kind.is_table())
                && !map_stem(&candidate.source).is_some_and(|stem| touched.contains(stem))
        };
        let job = Job { place, source: &candidate.source, stamp: candidate.stamp, kind };
        (afresh.all || !known.is_some_and(holds)).then_some(job)
    };
    candidates.par_iter().zip(known.par_iter().copied()).enumerate().filter_map(job).collect()
}
