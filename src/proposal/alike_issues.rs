//! Copies and later issues: files whose names differ only in marks such as `(1)` or `_rev1`.

use std::collections::BTreeMap;

use super::alike_found::{Alike, ending, name, stem};
use super::groups::{About, DataFile};
use super::names::{Name, Said, copied_name, is_unfinished};
use crate::message::message;

/// Looks at the files of one folder and ending whose names differ only in marks of copies and issues.
pub(super) fn copies_and_issues(files: &mut [DataFile<'_>], twins: &[usize], found: &mut Alike) {
    let mut bases: BTreeMap<(String, String, String), Vec<usize>> = BTreeMap::new();
    for (at, file) in files.iter().enumerate() {
        let key =
            (file.file.folder().to_lowercase(), Name::of_file(stem(file)).base(), ending(file));
        bases.entry(key).or_default().push(at);
    }
    for same in bases.into_values().filter(|same| same.len() > 1) {
        let is_copy = |at: &usize| copied_name(stem(&files[*at])).is_some();
        let marked = |at: &usize| {
            let name = Name::of_file(stem(&files[*at]));
            is_copy(at) || name.word_beside().is_some() || has_issue(&files[*at])
        };
        // Those without a mark come first: of equal files they are the ones to keep.
        let mut ordered = same.clone();
        ordered.sort_by_key(|at| (is_copy(at), marked(at), *at));
        let mut kept: Vec<usize> = Vec::new();
        for at in ordered {
            match kept.iter().find(|other| twins[**other] == twins[at]) {
                Some(other) => {
                    found.copies.insert(at, *other);
                }
                None => kept.push(at),
            }
        }
        let copies: Vec<usize> = kept.iter().copied().filter(is_copy).collect();
        if let Some(copy) = copies.first().copied().filter(|_| kept.len() > 1) {
            let other = kept.iter().copied().find(|at| *at != copy).unwrap_or(copy);
            let doubt = message!(
                "'{copy}' is named as a copy of '{other}', but their bytes differ: say which issue \
                 each is",
                copy = name(&files[copy]),
                other = name(&files[other])
            );
            for at in &kept {
                // A later issue says itself what it is.
                if copies.contains(at) || !has_issue(&files[*at]) {
                    files[*at].unclear_issue = Some(doubt.clone());
                }
            }
            for at in copies {
                say_issue(&mut files[at], Said::Several { all: Vec::new() });
            }
        }
        let words = |at: usize| {
            let name = Name::of_file(stem(&files[at]));
            name.word_beside().map(str::to_owned)
        };
        let words: Vec<(usize, Option<String>)> = kept.iter().map(|at| (*at, words(*at))).collect();
        for (at, word) in &words {
            let at = *at;
            let shown = stem(&files[at]).to_owned();
            // A word that all of them have parts none of them.
            let is_own = words.iter().any(|(_, other)| other != word);
            let word = word.clone().filter(|_| is_own);
            if let Some(value) = word.filter(|_| !has_issue(&files[at])) {
                let other = kept.iter().copied().find(|other| *other != at);
                if let Some(other) = other.filter(|_| is_unfinished(&value)) {
                    let doubt = message!(
                        "the word '{word}' does not say which of '{one}' and '{other}' is sold: say \
                         which issue each is",
                        word = &value,
                        one = name(&files[at]),
                        other = name(&files[other])
                    );
                    for of in [at, other] {
                        files[of].unclear_issue.get_or_insert_with(|| doubt.clone());
                    }
                }
                say_issue(&mut files[at], Said::One { value, place: shown });
            }
        }
    }
}

/// Returns true where the names say that a file is a later issue.
pub(super) fn has_issue(file: &DataFile<'_>) -> bool {
    match &file.about {
        About::Table(names) => names.edition != Said::Nothing,
        About::Map(names, _) => names.issue != Said::Nothing,
    }
}

pub(super) fn say_issue(file: &mut DataFile<'_>, said: Said) {
    match &mut file.about {
        About::Table(names) => names.edition = said,
        About::Map(names, _) => names.issue = said,
    }
}
