//! The language of texts: the one asked for, or that of the office's settings, or Indonesian.

use std::ffi::OsString;
use std::path::PathBuf;

use super::screen::tell;
use crate::message::{Language, message};
use crate::office::Office;

/// Returns the language of a call from its raw arguments, or else from its office's settings, or else Indonesian, so
/// that even wrong arguments are reported in it.
pub(in crate::cli) fn language_of(arguments: &[OsString]) -> Language {
    let asked = option(arguments, "--lang").and_then(|code| Language::parse(code.to_str()?));
    asked.or_else(|| Office::at(&office(arguments)?).language()).unwrap_or_default()
}

/// Installs the office's own texts, if it has any. If they cannot be read, that is reported, and the built-in texts are
/// used.
pub(in crate::cli) fn use_words_of_office(arguments: &[OsString], language: Language) {
    let Some(folder) = office(arguments) else { return };
    if let Err(error) = Office::at(&folder).use_own_texts() {
        tell(&message!("note: {error}", error).render(language));
    }
}

fn office(arguments: &[OsString]) -> Option<PathBuf> {
    option(arguments, "--office").map(PathBuf::from).or_else(office_of_environment)
}

/// Returns the office that the variable `KEMAS_OFFICE` names; an empty one names none.
pub(super) fn office_of_environment() -> Option<PathBuf> {
    std::env::var_os("KEMAS_OFFICE").filter(|name| !name.is_empty()).map(PathBuf::from)
}

/// Returns the last value of an option, given as `--name value` or `--name=value`.
fn option(arguments: &[OsString], name: &str) -> Option<OsString> {
    let mut values = arguments.iter().enumerate().filter_map(|(place, argument)| {
        if argument == name {
            return arguments.get(place + 1).cloned();
        }
        let rest = argument.to_str()?.strip_prefix(name)?.strip_prefix('=')?;
        Some(OsString::from(rest))
    });
    values.next_back()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_the_asked_one_or_indonesian() {
        let of =
            |words: &[&str]| language_of(&words.iter().map(OsString::from).collect::<Vec<_>>());
        assert_eq!(of(&["kemas", "--office", "/nowhere", "--lang", "en"]), Language::En);
        assert_eq!(of(&["kemas", "--lang=en", "--office=/nowhere", "pay"]), Language::En);
        assert_eq!(of(&["kemas", "--office", "/nowhere", "--lang", "fr"]), Language::Id);
        assert_eq!(of(&["kemas", "--office", "/nowhere", "--lang"]), Language::Id);
    }
}
