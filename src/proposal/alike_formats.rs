//! Tables that lie there in several formats.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::alike_found::{Alike, ending, name, stem};
use super::content::rows;
use super::drive::stopped;
use super::groups::{About, DataFile};
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
        if is_table && !found.copies.contains_key(&at) {
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
        let (main, others) = (ordered[0], &ordered[1..]);
        let count = |at: usize, files: &[DataFile<'_>]| {
            let file = &files[at].file;
            rows(&store.join(&file.path), file.kind, file.bytes)
        };
        let rows_of_main = count(main, files);
        for other in others.iter().copied() {
            let rows = count(other, files);
            match (rows_of_main, rows) {
                (Some(one), Some(two)) if one != two => {
                    // A text beside a table may be its description.
                    if files[other].file.kind != Kind::Text {
                        let doubt = message!(
                            "'{one}' and '{two}' have different numbers of rows ({rows} and {other}): are they \
                             one table in two formats? Move away what does not belong to the product",
                            one = name(&files[main]),
                            rows = one,
                            two = name(&files[other]),
                            other = two
                        );
                        files[main].unclear_root = Some(doubt.clone());
                        files[other].unclear_root = Some(doubt);
                    }
                }
                (_, None) if files[other].file.kind == Kind::Text => {}
                (one, two) => {
                    let name = &files[other].file.path;
                    let note: Message = if one.is_some() && two.is_some() {
                        message!(
                            "the same table is there as {name}, too: only one format is sold",
                            name
                        )
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
            }
        }
    }
    Ok(())
}
