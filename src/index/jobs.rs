//! Which files must be read: those that are new, that changed, or that are judged by other rules now.

use std::collections::HashSet;

use rayon::prelude::*;

use super::scan::{Candidate, Job};
use super::sidecars::{Sidecars, map_stem, part_of};
use super::snapshot::Row;
use crate::probe::{Finding, Kind};

/// Returns what is known of each candidate, and the sources of files that are gone. Both lists are
/// sorted by source, so one walk along both is enough.
pub(super) fn recall<'o>(
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
pub(super) struct Afresh {
    pub(super) all: bool,
    /// Tables, since other columns tell of personal data now.
    pub(super) tables: bool,
}

/// Returns the work to do, in the order of the candidates: all but those of which what is known
/// still holds.
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
    // A shapefile's profile comes from all its parts.
    let stale_parts = pairs().filter(stale);
    let stale_parts = stale_parts.filter_map(|(candidate, _)| part_of(&candidate.source));
    let touched: HashSet<&str> =
        stale_parts.chain(vanished.iter().filter_map(|source| part_of(source))).collect();
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
