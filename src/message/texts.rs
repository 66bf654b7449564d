//! The Indonesian words of every message: the built-in ones, and those that an office words otherwise.

use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

use super::po::{Entry, PoError, read};

/// `catalog/texts/id.po`.
pub(super) const BUILT_IN: &str = include_str!("../../catalog/texts/id.po");

static OWN: OnceLock<HashMap<String, String>> = OnceLock::new();

// The tests read the file and find every slip in it.
static BUILT_IN_TEXTS: LazyLock<HashMap<String, String>> =
    LazyLock::new(|| by_template(read(BUILT_IN).unwrap_or_default()));

/// Lets an office's own `texts/id.po` stand before the built-in words, for the whole process and all that is
/// shown from then on.
///
/// # Errors
/// What is wrong with the file, or that a process shows the words of one office alone; the words stay as
/// they were then.
pub fn install_texts(text: &str) -> Result<(), InstallError> {
    let texts = by_template(read(text).map_err(InstallError::Broken)?);
    OWN.set(texts).map_err(|_| InstallError::Taken)
}

/// Why an office's own words are not shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InstallError {
    /// The file cannot be read.
    Broken(PoError),
    /// Another office's words are shown by this process.
    Taken,
}

/// Returns the office's own words of a template.
pub(super) fn own(template: &str) -> Option<&'static str> {
    OWN.get()?.get(template).map(String::as_str)
}

/// Returns the built-in Indonesian words of a template.
pub(super) fn built_in(template: &str) -> Option<&'static str> {
    BUILT_IN_TEXTS.get(template).map(String::as_str)
}

fn by_template(entries: Vec<Entry>) -> HashMap<String, String> {
    entries.into_iter().map(|entry| (entry.english, entry.translated)).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::message::template::names;

    #[test]
    fn the_built_in_words_are_sound() {
        let entries = read(BUILT_IN).unwrap_or_else(|error| panic!("{error:?}"));
        let mut known = HashSet::new();
        for entry in &entries {
            let Entry { line, english, translated } = entry;
            assert!(known.insert(english), "line {line}: twice: {english}");
            assert_eq!(names(english), names(translated), "line {line}: other values: {english}");
        }
    }
}
