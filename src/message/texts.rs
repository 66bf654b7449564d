//! The Indonesian words of messages: the built-in ones, and the office's own; and the English ones that depend on
//! a number.

use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

use super::po::{Entry, PoError, read};

/// `catalog/texts/id.po`.
pub(super) const BUILT_IN: &str = include_str!("../../catalog/texts/id.po");

/// `catalog/texts/en.po`: the English of messages whose words depend on a number.
pub(super) const BY_NUMBER: &str = include_str!("../../catalog/texts/en.po");

static OWN: OnceLock<HashMap<String, String>> = OnceLock::new();

// The built-in files are always readable: a test below reads them.
static BUILT_IN_TEXTS: LazyLock<HashMap<String, String>> =
    LazyLock::new(|| by_template(read(BUILT_IN).unwrap_or_default()));
static BY_NUMBER_TEXTS: LazyLock<HashMap<String, String>> =
    LazyLock::new(|| by_template(read(BY_NUMBER).unwrap_or_default()));

/// Takes the text of an office's own `texts/id.po`. From then on [`Message::render`](super::Message::render) prefers
/// its words to the built-in ones, in the whole process.
///
/// # Errors
/// Where the file is wrong, or where the process has the words of an office already. The words that are shown stay
/// the same then.
pub fn install_texts(text: &str) -> Result<(), InstallError> {
    let texts = by_template(read(text).map_err(InstallError::Broken)?);
    OWN.set(texts).map_err(|_| InstallError::Taken)
}

/// Checks the text of an office's own `texts/id.po` without taking its words. Returns how many of its translations are
/// of messages of this program, and how many are not.
///
/// # Errors
/// Where the file is wrong.
pub fn check_texts(text: &str) -> Result<(usize, usize), PoError> {
    let entries = read(text)?;
    let known = entries.iter().filter(|entry| built_in(&entry.english).is_some()).count();
    Ok((known, entries.len() - known))
}

/// Why an office's own words were not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InstallError {
    /// The file cannot be read.
    Broken(PoError),
    /// The process has the words of an office already.
    Taken,
}

/// Returns the office's own Indonesian words for a template, where it has any.
pub(super) fn own(template: &str) -> Option<&'static str> {
    OWN.get()?.get(template).map(String::as_str)
}

/// Returns the built-in Indonesian words for a template; `None` where it is not translated.
pub(super) fn built_in(template: &str) -> Option<&'static str> {
    BUILT_IN_TEXTS.get(template).map(String::as_str)
}

/// Returns the English words of a template where they depend on a number; `None` for all other templates.
pub(super) fn by_number(template: &str) -> Option<&'static str> {
    BY_NUMBER_TEXTS.get(template).map(String::as_str)
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
        for text in [BUILT_IN, BY_NUMBER] {
            let entries = read(text).unwrap_or_else(|error| panic!("{error:?}"));
            let mut known = HashSet::new();
            for entry in &entries {
                let Entry { line, english, translated } = entry;
                assert!(known.insert(english), "line {line}: twice: {english}");
                assert_eq!(
                    names(english),
                    names(translated),
                    "line {line}: other values: {english}"
                );
            }
        }
    }
}
