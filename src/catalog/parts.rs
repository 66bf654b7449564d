//! Tables that belong together: the parts of one survey, and all tables of one product.
//!
//! Parts bear names that differ in one number of one or two digits, wherever it stands (`ind1_revisi1`,
//! `ind2_revisi1`; longer ones are years and codes). Those with the same columns are slices by rows. Those with other columns are joined by
//! users **by row order**, so that counts and the order of keys must agree. The keys are read in a
//! second pass, of such parts alone; their digests stay in the index until a file changes.

mod keys;

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::encoding::ASCII;
use super::entry::{IndexFinding, Profile, Stamp};
use super::flaw;
use crate::error::Result;
use crate::progress::{Phase, Progress};

/// A table of a product as the index knows it.
#[derive(Debug)]
pub(super) struct Table<'a> {
    pub(super) item: &'a str,
    pub(super) source: &'a str,
    pub(super) stamp: Stamp,
    /// The encoding of its letters, or [`ASCII`].
    pub(super) letters: Option<Arc<str>>,
    /// The [`Shape`] of a table with a part's name, as JSON.
    pub(super) shape: Option<String>,
}

/// What tells whether parts fit each other.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Shape {
    records: u64,
    /// A digest of the columns' names.
    names: String,
    /// The first columns in small letters, each with the letter of its type where it has one.
    first: Vec<(String, String)>,
    /// Digests of the values in the first columns, in order; empty until they are needed.
    keys: Vec<String>,
}

/// Columns among which keys are looked for.
const FIRST: usize = 8;

/// Returns the shape of a table whose name is a part's, as JSON.
pub(super) fn shape(source: &str, profile: &Profile) -> Option<String> {
    let Profile::Table { format, records, columns, .. } = profile else { return None };
    part_names(source).next()?;
    let mut names = Sha256::new();
    for column in columns {
        names.update(column.name.to_lowercase());
        names.update([0]);
    }
    // What a CSV's columns look like is told by the first records, and says nothing of others.
    let letter = |kind: &str| if format == "dbf" { kind.get(..1).unwrap_or("") } else { "" }.into();
    let first = columns.iter().take(FIRST);
    let shape = Shape {
        records: *records,
        names: names.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect(),
        first: first.map(|c| (c.name.to_lowercase(), letter(&c.kind))).collect(),
        keys: Vec::new(),
    };
    serde_json::to_string(&shape).ok()
}

/// What holding tables against each other came to.
#[derive(Debug, Default)]
pub(super) struct Checked<'a> {
    pub(super) findings: Vec<IndexFinding>,
    /// Shapes that have their digests now, by source.
    pub(super) shapes: Vec<(&'a str, String)>,
}

/// Holds the tables of each product against each other.
///
/// # Errors
/// `Interrupted` when the user stops the work.
pub(super) fn check<'a>(tables: &'a [Table<'a>], progress: &dyn Progress) -> Result<Checked<'a>> {
    let mut checked = Checked::default();
    encodings(tables, &mut checked.findings);
    let mut groups: BTreeMap<_, Vec<&Table<'_>>> = BTreeMap::new();
    for table in tables.iter().filter(|table| table.shape.is_some()) {
        for name in part_names(table.source) {
            groups.entry((table.item, name)).or_default().push(table);
        }
    }
    let groups: Vec<Vec<Part<'_>>> = groups
        .into_values()
        .filter(|group| group.len() > 1)
        .map(|group| group.into_iter().filter_map(Part::of).collect())
        .collect();
    let mut joined: Vec<Vec<Part<'_>>> = Vec::new();
    for parts in groups {
        let [first, others @ ..] = parts.as_slice() else { continue };
        if others.iter().all(|part| part.shape.names == first.shape.names) {
            continue;
        }
        if others.iter().all(|part| part.shape.records == first.shape.records) {
            joined.push(parts);
        } else {
            counts(&parts, &mut checked.findings);
        }
    }
    joined.retain(|parts| parts[0].shape.records > 0 && !common(parts).is_empty());
    read_keys(&mut joined, &mut checked, progress)?;
    for parts in &joined {
        order(parts, &mut checked.findings);
    }
    Ok(checked)
}

/// A part of a survey.
struct Part<'a> {
    table: &'a Table<'a>,
    shape: Shape,
}

impl<'a> Part<'a> {
    fn of(table: &'a Table<'a>) -> Option<Self> {
        let shape = serde_json::from_str(table.shape.as_deref()?).ok()?;
        Some(Self { table, shape })
    }

    fn name(&self) -> &'a str {
        self.table.source.rsplit('/').next().unwrap_or_default()
    }

    fn finding(&self, flaw: &flaw::Flaw) -> IndexFinding {
        flaw.at(Some(self.table.item), Path::new(self.table.source))
    }

    fn place(&self, column: &(String, String)) -> Option<usize> {
        self.shape.first.iter().position(|own| own.0 == column.0 && comparable(&own.1, &column.1))
    }
}

/// Returns true for types whose values can be the same: a code may be a text in one part and a number in
/// another.
fn comparable(one: &str, other: &str) -> bool {
    const VALUES: [&str; 3] = ["C", "N", "F"];
    one == other || (VALUES.contains(&one) && VALUES.contains(&other))
}

/// What parts of one survey share of their path: folder and stem before a number, the stem after it, and
/// the extension.
type PartName<'s> = (&'s str, &'s str, &'static str);

/// Returns the names under which a table may be a part: one for its last number, of one or two digits, and
/// one for each single digit before.
fn part_names(source: &str) -> impl Iterator<Item = PartName<'_>> {
    const MOST_DIGITS: usize = 2;
    let folder = source.rfind('/').map_or(0, |at| at + 1);
    let dot = source[folder..].rfind('.').map_or(folder, |at| folder + at);
    let extension = source[dot..].strip_prefix('.').unwrap_or_default();
    let known = ["dbf", "csv", "tsv"].into_iter().find(|e| e.eq_ignore_ascii_case(extension));
    let digit = |at: usize| source.as_bytes()[at].is_ascii_digit();
    let starts = (folder..dot).filter(move |at| digit(*at) && (*at == folder || !digit(at - 1)));
    let number = move |start: usize| {
        let end = (start..dot).find(|at| !digit(*at)).unwrap_or(dot);
        let part = (&source[..start], &source[end..dot], known?);
        // Of two digits before others is a block, a month or a province.
        let last = !source[end..dot].contains(|c: char| c.is_ascii_digit());
        let most = if last { MOST_DIGITS } else { 1 };
        (end - start <= most).then_some(part)
    };
    starts.filter_map(number)
}

/// Reports tables that are written in another encoding than most of their product.
fn encodings(tables: &[Table<'_>], findings: &mut Vec<IndexFinding>) {
    let mut products: HashMap<&str, BTreeMap<&str, u64>> = HashMap::new();
    let told = |table: &&Table<'_>| table.letters.as_deref().is_some_and(|name| name != ASCII);
    for table in tables.iter().filter(told) {
        let name = table.letters.as_deref().unwrap_or_default();
        *products.entry(table.item).or_default().entry(name).or_default() += 1;
    }
    products.retain(|_, names| names.len() > 1);
    for table in tables.iter().filter(told) {
        // Of equals the first by name, which is UTF-8 before any windows-*.
        let names = products.get(table.item);
        let most = names.and_then(|names| names.iter().rev().max_by_key(|name| name.1));
        let own = table.letters.as_deref().unwrap_or_default();
        if let Some((most, _)) = most.filter(|(most, _)| **most != own) {
            let flaw = flaw::other_encoding(own, most);
            findings.push(flaw.at(Some(table.item), Path::new(table.source)));
        }
    }
}

/// Reports the parts whose count is not the one that most have.
fn counts(parts: &[Part<'_>], findings: &mut Vec<IndexFinding>) {
    let having = |records: u64| parts.iter().filter(|part| part.shape.records == records).count();
    // Of equals the first: the list is searched from its end.
    let Some(most) = parts.iter().rev().max_by_key(|part| having(part.shape.records)) else {
        return;
    };
    let records = most.shape.records;
    for part in parts.iter().filter(|part| part.shape.records != records) {
        let flaw = flaw::part_count(part.shape.records, most.name(), records);
        findings.push(part.finding(&flaw));
    }
}

/// Returns the columns that all parts have among their first.
fn common<'p>(parts: &'p [Part<'_>]) -> Vec<&'p (String, String)> {
    let [first, others @ ..] = parts else { return Vec::new() };
    let in_all =
        |column: &&(String, String)| others.iter().all(|part| part.place(column).is_some());
    first.shape.first.iter().filter(in_all).collect()
}

/// Reads the digests that the index lacks.
fn read_keys<'a>(
    joined: &mut [Vec<Part<'a>>],
    checked: &mut Checked<'a>,
    progress: &dyn Progress,
) -> Result<()> {
    // A table may be a part under several names.
    let unread: BTreeMap<&str, &Part<'a>> = joined
        .iter()
        .flatten()
        .filter(|part| part.shape.keys.is_empty())
        .map(|part| (part.table.source, part))
        .collect();
    if unread.is_empty() {
        return Ok(());
    }
    progress.begin(Phase::Hash, unread.values().map(|part| part.table.stamp.bytes).sum());
    let read = unread
        .par_iter()
        .map(|(source, part)| {
            let path = Path::new(*source);
            keys::read(path, part.table.stamp, part.shape.first.len(), progress)
        })
        .collect::<Result<Vec<_>>>()?;
    progress.end();
    let mut found = HashMap::new();
    for (part, keys) in unread.values().zip(read) {
        match keys {
            Ok(keys) => {
                let shape = Shape { keys: keys.clone(), ..part.shape.clone() };
                if let Ok(shape) = serde_json::to_string(&shape) {
                    checked.shapes.push((part.table.source, shape));
                }
                found.insert(part.table.source, keys);
            }
            Err(flaw) => checked.findings.push(part.finding(&flaw)),
        }
    }
    for part in joined.iter_mut().flatten() {
        if let Some(keys) = found.get(part.table.source) {
            part.shape.keys.clone_from(keys);
        }
    }
    Ok(())
}

/// Reports the parts whose keys do not run as the first one's.
fn order(parts: &[Part<'_>], findings: &mut Vec<IndexFinding>) {
    let Some((first, others)) = parts.split_first() else { return };
    let key = |part: &Part<'_>, column: &(String, String)| {
        part.place(column).and_then(|at| part.shape.keys.get(at)).cloned()
    };
    for part in others {
        let differ = |column: &&&(String, String)| match (key(first, column), key(part, column)) {
            (Some(ours), Some(theirs)) => ours != theirs,
            _ => false,
        };
        let columns = common(parts);
        let columns: Vec<&str> =
            columns.iter().filter(differ).map(|(name, _)| name.as_str()).collect();
        if !columns.is_empty() {
            findings.push(part.finding(&flaw::part_order(&columns, first.name())));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_parts_differ_in_one_number_of_one_or_two_digits() {
        let same = |a: &str, b: &str| part_names(a).any(|a| part_names(b).any(|b| a == b));
        for (a, b) in [
            ("/s/kor_ind1.dbf", "/s/kor_ind2.DBF"),
            ("/s/b_34976_kor_blok41.dbf", "/s/b_34976_kor_blok42.dbf"),
            ("/s/podes1 (rev).csv", "/s/podes2 (rev).csv"),
            ("/s/é1.csv", "/s/é12.csv"),
            ("/s/kor_ind1_revisi1.dbf", "/s/kor_ind2_revisi1.dbf"),
            ("/s/kor_ind1_81.dbf", "/s/kor_ind2_81.dbf"),
            ("/s/kor_ind1_2025.csv", "/s/kor_ind2_2025.csv"),
            ("/s/1.dbf", "/s/2.dbf"),
        ] {
            assert!(same(a, b), "{a} {b}");
        }
        for (a, b) in [
            ("/s/podes2020.dbf", "/s/podes2021.dbf"),
            ("/s/ind1_2020.dbf", "/s/ind1_2021.dbf"),
            ("/s/ind1_2020.dbf", "/s/ind2_2021.dbf"),
            ("/s/ind1_8171.dbf", "/s/ind2_8172.dbf"),
            ("/s/ind1_rev1.dbf", "/s/ind2_rev2.dbf"),
            ("/s/kor_ind1.dbf", "/s/kor_ind2.csv"),
            ("/s/kor_ind1.dbf", "/t/kor_ind2.dbf"),
            ("/s/kor_rt.dbf", "/s/kor_ind.dbf"),
            ("/s/blok41_11_21_31.dbf", "/s/blok42_11_21_31.dbf"),
            ("/s/ekspor_01_2025.dbf", "/s/ekspor_02_2025.dbf"),
            ("/s1/kor.dbf", "/s2/kor.dbf"),
            ("/s/ind1.pdf", "/s/ind2.pdf"),
            ("/s/ind1", "/s/ind2"),
        ] {
            assert!(!same(a, b), "{a} {b}");
        }
    }
}
