//! Tables with the same columns whose names differ only at the end: most likely two versions of one table.

use std::collections::BTreeMap;
use std::path::Path;

use super::alike_found::{Alike, ending, name, stem};
use super::alike_issues::{has_issue, say_issue};
use super::content::rows;
use super::groups::{About, DataFile, key};
use super::names::{Name, Said};
use crate::message::message;

/// Makes tables of one folder unclear that are most likely versions of each other: they have the same columns, about as
/// many rows, and the name of one is that of the other with further words or a date behind it.
pub(super) fn versions(files: &mut [DataFile<'_>], store: &Path, found: &Alike) {
    let mut tables: BTreeMap<_, Vec<(Vec<String>, usize)>> = BTreeMap::new();
    for (at, file) in files.iter().enumerate() {
        let is_told = found.copies.contains_key(&at) || found.formats.contains_key(&at);
        let is_open = is_told || file.unclear_issue.is_some() || has_issue(file);
        if file.head.contains('\n') && !is_open && matches!(file.about, About::Table(_)) {
            let place = (file.file.folder().to_lowercase(), ending(file), key(&file.about).1);
            let same = tables.entry((place, file.head.clone())).or_default();
            same.push((words(stem(file)), at));
        }
    }
    for mut same in tables.into_values().filter(|same| same.len() > 1) {
        same.sort();
        // A name stands behind all names that it begins with.
        let mut open: Vec<(Vec<String>, usize)> = Vec::new();
        for (own, at) in same {
            while open.last().is_some_and(|(before, _)| !own.starts_with(before)) {
                open.pop();
            }
            if let Some((before, other)) = open.last()
                && !is_part(&own[before.len()..])
                && !(files[at].owned && files[*other].owned)
                && is_near(&files[*other], &files[at], store)
            {
                tell(files, *other, at);
            }
            open.push((own, at));
        }
    }
}

fn tell(files: &mut [DataFile<'_>], one: usize, other: usize) {
    let doubt = message!(
        "'{one}' and '{other}' have the same columns, and only the end of their names differs: say \
         which issue each is",
        one = name(&files[one]),
        other = name(&files[other])
    );
    files[one].unclear_issue.get_or_insert_with(|| doubt.clone());
    files[other].unclear_issue = Some(doubt);
    say_issue(&mut files[other], Said::Several { all: Vec::new() });
}

/// Returns the words of a name without a date at its end.
fn words(stem: &str) -> Vec<String> {
    let mut words: Vec<String> =
        Name::of_file(stem).tokens.into_iter().map(|token| token.text).collect();
    let is_date = |word: &String| word.len() == 8 && word.bytes().all(|b| b.is_ascii_digit());
    if words.len() > 1 && words.last().is_some_and(is_date) {
        words.pop();
    }
    words
}

/// Returns true for a number or a letter, which marks the part of a table.
fn is_part(more: &[String]) -> bool {
    more.first().is_some_and(|word| word.len() == 1 || word.bytes().all(|b| b.is_ascii_digit()))
}

/// Returns true where neither table has more than twice as many rows, as far as that is known.
fn is_near(one: &DataFile<'_>, other: &DataFile<'_>, store: &Path) -> bool {
    let count =
        |file: &DataFile<'_>| rows(&store.join(&file.file.path), file.file.kind, file.file.bytes);
    match (count(one), count(other)) {
        (Some(one), Some(other)) => one.max(other) <= 2 * one.min(other),
        _ => true,
    }
}
