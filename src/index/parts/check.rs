//! Compares the tables of a product with each other: their encodings, and whether parts can be joined by rows.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::keys;
use super::shape::{Shape, part_names};
use crate::error::Result;
use crate::model::{IndexFinding, Stamp};
use crate::probe::ASCII;
use crate::probe::Finding;
use crate::progress::{Phase, Progress};

/// A table of a product as the index knows it.
#[derive(Debug)]
pub(in crate::index) struct Table<'a> {
    pub(in crate::index) item: &'a str,
    pub(in crate::index) source: &'a str,
    pub(in crate::index) stamp: Stamp,
    /// The encoding of its texts, or [`ASCII`]; `None` where it is not known.
    pub(in crate::index) letters: Option<Arc<str>>,
    /// For a table with a part's name: its [`Shape`] as JSON.
    pub(in crate::index) shape: Option<String>,
}

/// The result of comparing tables.
#[derive(Debug, Default)]
pub(in crate::index) struct Checked<'a> {
    pub(in crate::index) findings: Vec<IndexFinding>,
    /// Shapes that now have their digests, each with the source of its table.
    pub(in crate::index) shapes: Vec<(&'a str, String)>,
}

/// Compares the tables of each product with each other: their encodings, and for parts that are joined by rows the
/// number of records and the order of keys. For the order of keys, their first columns are read where the index has no
/// digests of them.
///
/// # Errors
/// `Interrupted` when the user stops the work.
pub(in crate::index) fn check<'a>(
    tables: &'a [Table<'a>],
    progress: &dyn Progress,
) -> Result<Checked<'a>> {
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

/// A table that is a part of a survey.
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

    fn finding(&self, finding: &Finding) -> IndexFinding {
        finding.at(Some(self.table.item), Path::new(self.table.source))
    }

    /// Returns the place of a column among the part's first ones.
    fn place(&self, column: &(String, String)) -> Option<usize> {
        self.shape.first.iter().position(|own| own.0 == column.0 && comparable(&own.1, &column.1))
    }
}

/// Returns true for column types whose values can be the same. A code may be a text in one part and a number in
/// another.
fn comparable(one: &str, other: &str) -> bool {
    const VALUES: [&str; 3] = ["C", "N", "F"];
    one == other || (VALUES.contains(&one) && VALUES.contains(&other))
}

/// Reports tables that are written in another encoding than the most frequent one of their product. Tables in ASCII,
/// and those whose encoding is not known, are left out.
fn encodings(tables: &[Table<'_>], findings: &mut Vec<IndexFinding>) {
    let mut products: HashMap<&str, BTreeMap<&str, u64>> = HashMap::new();
    let has_letters =
        |table: &&Table<'_>| table.letters.as_deref().is_some_and(|name| name != ASCII);
    for table in tables.iter().filter(has_letters) {
        let name = table.letters.as_deref().unwrap_or_default();
        *products.entry(table.item).or_default().entry(name).or_default() += 1;
    }
    products.retain(|_, names| names.len() > 1);
    for table in tables.iter().filter(has_letters) {
        // Of equals the first by name wins: UTF-8 comes before windows-1252.
        let names = products.get(table.item);
        let most = names.and_then(|names| names.iter().rev().max_by_key(|name| name.1));
        let own = table.letters.as_deref().unwrap_or_default();
        if let Some((most, _)) = most.filter(|(most, _)| **most != own) {
            let finding = Finding::other_encoding(own, most);
            findings.push(finding.at(Some(table.item), Path::new(table.source)));
        }
    }
}

/// Reports the parts whose number of records is not the most frequent one. Of equally frequent ones, that of the
/// earliest part counts.
fn counts(parts: &[Part<'_>], findings: &mut Vec<IndexFinding>) {
    let having = |records: u64| parts.iter().filter(|part| part.shape.records == records).count();
    // Of equals, `max_by_key` takes the last one, so that the list is searched from its end.
    let Some(most) = parts.iter().rev().max_by_key(|part| having(part.shape.records)) else {
        return;
    };
    let records = most.shape.records;
    for part in parts.iter().filter(|part| part.shape.records != records) {
        let finding = Finding::part_count(part.shape.records, most.name(), records);
        findings.push(part.finding(&finding));
    }
}

/// Returns the columns that all parts have among their first ones.
fn common<'p>(parts: &'p [Part<'_>]) -> Vec<&'p (String, String)> {
    let [first, others @ ..] = parts else { return Vec::new() };
    let in_all =
        |column: &&(String, String)| others.iter().all(|part| part.place(column).is_some());
    first.shape.first.iter().filter(in_all).collect()
}

/// Reads the parts of which the index has no digests, and sets these. A part that cannot be read gets a finding.
fn read_keys<'a>(
    joined: &mut [Vec<Part<'a>>],
    checked: &mut Checked<'a>,
    progress: &dyn Progress,
) -> Result<()> {
    // A table may be a part under several names, and is read only once.
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
            Err(finding) => checked.findings.push(part.finding(&finding)),
        }
    }
    for part in joined.iter_mut().flatten() {
        if let Some(keys) = found.get(part.table.source) {
            part.shape.keys.clone_from(keys);
        }
    }
    Ok(())
}

/// Reports the parts that have other values, or another order of values, than the first part in one of the first
/// columns that all parts have. Only parts with digests are compared.
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
            findings.push(part.finding(&Finding::part_order(&columns, first.name())));
        }
    }
}
