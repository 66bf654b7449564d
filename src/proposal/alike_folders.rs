//! Folders that mark another issue, such as `final` beside the tables that are corrected there.

use std::collections::BTreeMap;

use super::alike_found::{ending, stem};
use super::alike_issues::{has_issue, say_issue};
use super::groups::DataFile;
use super::names::{Name, Said, is_unfinished};
use crate::message::message;

/// Says of the files in a folder such as `final` that they are of another issue, where the same table lies in the
/// folder beside or above it, too.
pub(super) fn issues_of_folders(files: &mut [DataFile<'_>], twins: &[usize]) {
    let mut plain: BTreeMap<(String, String, String), Vec<usize>> = BTreeMap::new();
    let mut marked: BTreeMap<String, (String, Vec<usize>)> = BTreeMap::new();
    for (at, file) in files.iter().enumerate() {
        let folder = file.file.folder();
        let word = folder.split('/').rev().find(|part| Name::of(part).word_beside().is_some());
        match word {
            None => plain.entry(key(file)).or_default().push(at),
            Some(word) => {
                let entry = marked.entry(folder.to_owned());
                entry.or_insert_with(|| (word.to_owned(), Vec::new())).1.push(at);
            }
        }
    }
    let mut said = Vec::new();
    for (folder, all) in marked.into_values() {
        let is_other = |at: &usize| {
            let others = plain.get(&key(&files[*at])).map_or(&[][..], Vec::as_slice);
            others.iter().any(|other| twins[*other] != twins[*at])
        };
        if all.iter().any(is_other) {
            said.extend(all.into_iter().map(|at| (at, folder.clone())));
        }
    }
    for (at, folder) in said {
        let value = Name::of(&folder).word_beside().unwrap_or_default().to_owned();
        if !has_issue(&files[at]) {
            if is_unfinished(&value) {
                let doubt = message!(
                    "the folder '{folder}' has other issues of the tables beside it, and '{word}' does not \
                     say which are sold: say which issue each is",
                    folder = &folder,
                    word = &value
                );
                files[at].unclear_issue.get_or_insert(doubt);
            }
            say_issue(&mut files[at], Said::One { value, place: folder });
        }
    }
}

/// The folder, the name and the ending of a file without what marks an issue.
fn key(file: &DataFile<'_>) -> (String, String, String) {
    let folders = file.file.folder().split('/').map(|part| Name::of(part).base());
    let folders: Vec<String> = folders.filter(|part| !part.is_empty()).collect();
    (folders.join("/"), Name::of_file(stem(file)).base(), ending(file))
}
