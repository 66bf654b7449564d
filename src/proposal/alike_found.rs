//! What was found of files that are nearly the same, and the parts of their names.

use std::collections::BTreeMap;

use super::groups::DataFile;

/// What was found of files that are nearly the same, by their places in the list of all.
#[derive(Debug, Default)]
pub(super) struct Alike {
    /// Copies: the file, and the one whose bytes it has.
    pub(super) copies: BTreeMap<usize, usize>,
    /// Further formats: the file, and the one that has the same table.
    pub(super) formats: BTreeMap<usize, usize>,
}

/// The ending of a file's name in lower case.
pub(super) fn ending(file: &DataFile<'_>) -> String {
    file.file.path[file.file.stem().len()..].trim_start_matches('.').to_lowercase()
}

/// The name of a file without folders and ending.
pub(super) fn stem<'d>(file: &DataFile<'d>) -> &'d str {
    file.file.stem().rsplit('/').next().unwrap_or_default()
}

pub(super) fn name<'d>(file: &DataFile<'d>) -> &'d str {
    file.file.path.rsplit('/').next().unwrap_or_default()
}
