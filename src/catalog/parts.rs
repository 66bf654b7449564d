//! Tables that belong together: the parts of one survey, and all tables of one product.
//!
//! Parts bear names that differ in a number of one or two digits (`ind1`, `ind2`; longer ones are years
//! and codes). Those with the same columns are slices by rows. Those with other columns are joined by
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
    part_name(source)?;
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
        if let Some(name) = part_name(table.source) {
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
        self.shape.first.iter().position(|own| own == column)
    }
}

/// Returns what parts of one survey share of their path: folder and stem up to the last run of digits,
/// the stem after it, and the extension. A run of more digits is a year or a code.
fn part_name(source: &str) -> Option<(&str, &str, &'static str)> {
    const MOST_DIGITS: usize = 2;
    let folder = source.rfind('/').map_or(0, |at| at + 1);
    let dot = folder + source[folder..].rfind('.')?;
    let extension = &source[dot + 1..];
    let known = ["dbf", "csv", "tsv"].into_iter().find(|e| e.eq_ignore_ascii_case(extension))?;
    let stem = &source.as_bytes()[folder..dot];
    let end = folder + stem.iter().rposition(u8::is_ascii_digit)? + 1;
    let digits = source.as_bytes()[folder..end].iter().rev().take_while(|b| b.is_ascii_digit());
    let digits = digits.count();
    (digits <= MOST_DIGITS).then(|| (&source[..end - digits], &source[end..dot], known))
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
    let mut unread: Vec<&mut Part<'a>> =
        joined.iter_mut().flatten().filter(|part| part.shape.keys.is_empty()).collect();
    if unread.is_empty() {
        return Ok(());
    }
    progress.begin(Phase::Hash, unread.iter().map(|part| part.table.stamp.bytes).sum());
    let read = unread
        .par_iter()
        .map(|part| {
            let path = Path::new(part.table.source);
            keys::read(path, part.table.stamp, part.shape.first.len(), progress)
        })
        .collect::<Result<Vec<_>>>()?;
    progress.end();
    for (part, keys) in unread.iter_mut().zip(read) {
        match keys {
            Ok(keys) => {
                part.shape.keys = keys;
                if let Ok(shape) = serde_json::to_string(&part.shape) {
                    checked.shapes.push((part.table.source, shape));
                }
            }
            Err(flaw) => checked.findings.push(part.finding(&flaw)),
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
    fn names_of_parts_differ_in_one_or_two_digits() {
        let same = |a: &str, b: &str| part_name(a).is_some() && part_name(a) == part_name(b);
        assert!(same("/s/kor_ind1.dbf", "/s/kor_ind2.DBF"));
        assert!(same("/s/b_34976_kor_blok41.dbf", "/s/b_34976_kor_blok42.dbf"));
        assert!(same("/s/podes1 (rev).csv", "/s/podes2 (rev).csv"));
        assert!(same("/s/é1.csv", "/s/é12.csv"));
        for (a, b) in [
            ("/s/podes2020.dbf", "/s/podes2021.dbf"),
            ("/s/kor_ind1.dbf", "/s/kor_ind2.csv"),
            ("/s/kor_ind1.dbf", "/t/kor_ind2.dbf"),
            ("/s/kor_rt.dbf", "/s/kor_ind.dbf"),
            ("/s1/kor.dbf", "/s2/kor.dbf"),
            ("/s/ind1.pdf", "/s/ind2.pdf"),
        ] {
            assert!(!same(a, b), "{a} {b}");
        }
    }
}
