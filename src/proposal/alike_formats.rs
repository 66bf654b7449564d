//! Tables that lie there in several formats.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::alike_found::{Alike, ending, name, stem};
use super::content::rows;
use super::drive::stopped;
use super::groups::{About, DataFile, Key, key};
use crate::error::Result;
use crate::message::{Message, message};
use crate::probe::Kind;
use crate::progress::Progress;

/// Formats of tables, those first that are preferred where a table has several. Microdata are sold as DBF.
const FORMATS: [&str; 8] = ["dbf", "sav", "zsav", "dta", "csv", "tsv", "por", "txt"];

/// Names of folders that hold one format of the tables beside them.
const FORMAT_FOLDERS: [&str; 10] =
    ["dbf", "foxpro", "sav", "spss", "zsav", "dta", "stata", "csv", "tsv", "por"];

/// Looks for tables that lie there in several formats: with the same name in one folder, or in folders beside each
/// other that are named after formats.
///
/// # Errors
/// `Interrupted` when the user stops the work.
pub(super) fn formats(
    files: &mut [DataFile<'_>],
    store: &Path,
    found: &mut Alike,
    progress: &dyn Progress,
) -> Result<()> {
    let mut tables: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
    for (at, file) in files.iter().enumerate() {
        let is_table = matches!(file.about, About::Table(_));
        // What is damaged is told already, and its rows cannot be counted.
        if is_table && !found.copies.contains_key(&at) && file.unclear_root.is_none() {
            let folders = file.file.folder().to_lowercase();
            let plain = folders.split('/').filter(|folder| !FORMAT_FOLDERS.contains(folder));
            let key = (plain.collect::<Vec<_>>().join("/"), stem(file).to_lowercase());
            tables.entry(key).or_default().push(at);
        }
    }
    let of_format = |at: usize, files: &[DataFile<'_>]| {
        let ending = ending(&files[at]);
        FORMATS.iter().position(|format| *format == ending).unwrap_or(FORMATS.len())
    };
    // The format in which most tables of a folder lie is preferred.
    let mut counts: BTreeMap<(&str, usize), usize> = BTreeMap::new();
    for ((folder, _), all) in &tables {
        let own: BTreeSet<usize> = all.iter().map(|at| of_format(*at, files)).collect();
        for format in own {
            *counts.entry((folder, format)).or_default() += 1;
        }
    }
    let mut several = Vec::new();
    for ((folder, _), all) in &tables {
        let own: BTreeSet<usize> = all.iter().map(|at| of_format(*at, files)).collect();
        if own.len() > 1 && own.len() == all.len() {
            let mut ordered = all.clone();
            ordered.sort_by_key(|at| {
                let format = of_format(*at, files);
                (!files[*at].owned, Reverse(counts[&(folder.as_str(), format)]), format)
            });
            several.push(ordered);
        }
    }
    for ordered in several {
        if progress.cancelled() {
            return Err(stopped());
        }
        for other in &ordered[1..] {
            compare(files, store, found, ordered[0], *other);
        }
    }
    under_other_names(files, store, found);
    Ok(())
}

/// Decides whether two tables of one name are one table in two formats.
fn compare(files: &mut [DataFile<'_>], store: &Path, found: &mut Alike, main: usize, other: usize) {
    let (rows_of_main, rows) = (count(&files[main], store), count(&files[other], store));
    let is_text = files[other].file.kind == Kind::Text;
    let (one, two) = (name(&files[main]), name(&files[other]));
    let doubt = match (rows_of_main, rows) {
        (_, None) if is_text => return,
        (Some(main), Some(other)) if main != other => message!(
            "'{one}' and '{two}' have different numbers of rows ({rows} and {other}): are they \
             one table in two formats? Move away what does not belong to the product",
            one,
            rows = main,
            two,
            other
        ),
        _ if are_different(&files[main], &files[other]) => message!(
            "'{one}' and '{two}' have other columns or regions: are they one table in two formats? \
             Move away what does not belong to the product",
            one,
            two
        ),
        _ => {
            take_format(files, found, main, other, rows_of_main.and(rows).is_some());
            return;
        }
    };
    // A text beside a table may be its description.
    if !is_text {
        files[main].unclear_root = Some(doubt.clone());
        files[other].unclear_root = Some(doubt);
    }
}

/// Notes that a table is the same as another one, which is sold.
fn take_format(
    files: &mut [DataFile<'_>],
    found: &mut Alike,
    main: usize,
    other: usize,
    is_counted: bool,
) {
    let name = &files[other].file.path;
    let note: Message = if is_counted {
        message!("the same table is there as {name}, too: only one format is sold", name)
    } else {
        message!(
            "by its name, the same table is there as {name}, too (the rows could not \
             be counted): only one format is sold",
            name
        )
    };
    files[main].notes.push(note);
    // The rows of some formats are not read for region codes.
    if files[main].codes.is_none() {
        let codes = files[other].codes.clone();
        files[main].codes = codes;
    }
    found.formats.insert(other, main);
}

/// Makes tables of one folder unclear that have the same columns, regions and numbers of rows in two formats, though
/// their names differ.
fn under_other_names(files: &mut [DataFile<'_>], store: &Path, found: &Alike) {
    let mut tables: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (at, file) in files.iter().enumerate() {
        let is_left = found.copies.contains_key(&at) || found.formats.contains_key(&at);
        if file.head.contains('\n') && !is_left && file.unclear_root.is_none() {
            let place = (file.file.folder().to_lowercase(), columns(file));
            tables.entry(place).or_default().push(at);
        }
    }
    for same in tables.into_values() {
        let formats: BTreeSet<String> = same.iter().map(|at| ending(&files[*at])).collect();
        if formats.len() < 2 {
            continue;
        }
        let counts: Vec<Option<u64>> = same.iter().map(|at| count(&files[*at], store)).collect();
        let counted = || same.iter().copied().zip(&counts);
        let mut pairs = Vec::new();
        for (place, (one, rows)) in counted().enumerate() {
            let is_twin = |(other, of_other): &(usize, &Option<u64>)| {
                let (one, other) = (&files[one], &files[*other]);
                rows.is_some()
                    && rows == *of_other
                    && ending(one) != ending(other)
                    && !(one.owned && other.owned)
                    && may_be_one(&key(&one.about).1, &key(&other.about).1)
                    && !are_different(one, other)
            };
            let other = counted().skip(place + 1).find(is_twin);
            pairs.extend(other.map(|(other, _)| (one, other)));
        }
        for (one, other) in pairs {
            let doubt = message!(
                "'{one}' and '{two}' have the same columns, regions and number of rows: are they \
                 one table in two formats? Move away what does not belong to the product",
                one = name(&files[one]),
                two = name(&files[other])
            );
            files[one].unclear_root = Some(doubt.clone());
            files[other].unclear_root = Some(doubt);
        }
    }
}

/// Returns true unless the names say two products.
fn may_be_one(one: &Key, other: &Key) -> bool {
    one.iter().zip(other).all(|(one, other)| one == other || one.is_none() || other.is_none())
}

fn count(file: &DataFile<'_>, store: &Path) -> Option<u64> {
    rows(&store.join(&file.file.path), file.file.kind, file.file.bytes)
}

/// Returns the names of a table's columns as a DBF would have them.
fn columns(file: &DataFile<'_>) -> Vec<String> {
    let short = |name: &str| name.trim().to_uppercase().chars().take(10).collect::<String>();
    file.head.split('\n').map(short).filter(|name| !name.is_empty()).collect()
}

/// Returns true for tables with other columns or regions, as far as they are known.
fn are_different(one: &DataFile<'_>, other: &DataFile<'_>) -> bool {
    let regions = |file: &DataFile<'_>| {
        file.codes.as_ref().filter(|codes| !codes.sampled).map(|codes| codes.found.clone())
    };
    let other_regions = regions(one).zip(regions(other)).is_some_and(|(one, two)| one != two);
    let has_heads = !one.head.is_empty() && !other.head.is_empty();
    other_regions || (has_heads && columns(one) != columns(other))
}
