//! Sidecar files, which belong to another file beside them: the parts of a Shapefile, and the memo file of a table.
//!
//! Stems must be the same including case; the case of extensions does not matter. For `.cpg` files beside a table that
//! is no part of a Shapefile see [`CpgFiles`].

use std::collections::HashSet;
use std::fs::File;
use std::io::Read;
use std::sync::Arc;

use super::cpg::CpgFiles;
use super::scan::Candidate;
use crate::model::ShapefilePart;
use crate::probe::Finding;
use crate::probe::{ASCII, name_in_cpg};

/// The sidecar files of a scan.
#[derive(Debug)]
pub(super) struct Sidecars<'a> {
    /// Stems of `.shp` files.
    maps: HashSet<&'a str>,
    /// Stem and lower-case extension of parts and memo files.
    members: HashSet<(&'a str, &'static str)>,
    /// `.cpg` files, each with its source.
    cpg: CpgFiles<'a, &'a str>,
}

/// Extensions of memo files: `FoxPro`, dBASE, `HiPer-SIx`.
const MEMOS: [&str; 3] = ["fpt", "dbt", "smt"];

impl<'a> Sidecars<'a> {
    /// Finds the sidecar files among all files of a scan.
    pub(super) fn of(candidates: &'a [Candidate<'a>]) -> Self {
        let owned = candidates.iter().filter_map(|c| Some((c.item?, &c.path, &*c.source)));
        let cpg = CpgFiles::among(owned);
        let mut sidecars = Self { maps: HashSet::new(), members: HashSet::new(), cpg };
        for source in candidates.iter().map(|candidate| &*candidate.source) {
            let Some((stem, extension)) = stem_and_extension(source) else { continue };
            if extension.eq_ignore_ascii_case("shp") {
                sidecars.maps.insert(stem);
            } else if let Some(known) = known_extension(extension) {
                sidecars.members.insert((stem, known));
            }
        }
        sidecars
    }

    /// Returns true when a `.shp` with the same stem lies beside the file.
    pub(super) fn beside_shp(&self, source: &str) -> bool {
        !self.maps.is_empty()
            && stem_and_extension(source).is_some_and(|(stem, _)| self.maps.contains(stem))
    }

    /// Returns the encoding of a table's texts: for a DBF the one that the `.cpg` file beside it names, else `found`.
    /// ASCII stays ASCII, and an unknown encoding (`None`) stays unknown.
    pub(super) fn letters(
        &self,
        table: &Candidate<'_>,
        found: Option<&Arc<str>>,
    ) -> Option<Arc<str>> {
        let found = found?;
        let named = if &**found == ASCII { None } else { self.named_letters(table) };
        Some(named.map_or_else(|| found.clone(), Arc::from))
    }

    fn named_letters(&self, table: &Candidate<'_>) -> Option<String> {
        /// The most bytes that are read; the name of an encoding is shorter.
        const MOST: u64 = 64;
        let file = self.cpg.beside(table.item?, &table.path)?;
        let mut text = String::new();
        File::open(file).ok()?.take(MOST).read_to_string(&mut text).ok()?;
        name_in_cpg(&text)
    }

    /// Returns a finding for each needed part that is missing beside a `.shp`, and one where a table with memo columns
    /// (`memo`) has no memo file.
    pub(super) fn missing(&self, source: &str, memo: bool) -> Vec<Finding> {
        let Some((stem, extension)) = stem_and_extension(source) else { return Vec::new() };
        let has = |extension| self.members.contains(&(stem, extension));
        let mut findings = Vec::new();
        if extension.eq_ignore_ascii_case("shp") {
            let needed = ShapefilePart::needed();
            findings.extend(needed.filter(|part| !has(part.extension)).map(Finding::missing_part));
        }
        if memo && !MEMOS.into_iter().any(has) {
            findings.push(Finding::missing_memo());
        }
        findings
    }
}

/// Returns the stem of a file with the extension of a Shapefile's part; `None` for any other. When the file changes,
/// the map with this stem must be read again.
pub(super) fn stem_of_part(source: &str) -> Option<&str> {
    let (stem, extension) = stem_and_extension(source)?;
    ShapefilePart::of(extension).map(|_| stem)
}

/// Returns the stem of a `.shp`; `None` for any other file.
pub(super) fn map_stem(source: &str) -> Option<&str> {
    let (stem, extension) = stem_and_extension(source)?;
    extension.eq_ignore_ascii_case("shp").then_some(stem)
}

fn stem_and_extension(source: &str) -> Option<(&str, &str)> {
    let (stem, extension) = source.rsplit_once('.')?;
    (extension.len() == 3).then_some((stem, extension))
}

fn known_extension(extension: &str) -> Option<&'static str> {
    let part = ShapefilePart::of(extension).map(|part| part.extension);
    part.or_else(|| MEMOS.into_iter().find(|memo| memo.eq_ignore_ascii_case(extension)))
}
