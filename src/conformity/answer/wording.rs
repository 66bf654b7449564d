//! Writes values into sentences for people: quoted words, regions, products, lists.

use crate::catalog::{Catalog, Dataset};
use crate::language::is_hidden;
use crate::message::{Joined, Message, and, message, or};
use crate::model::RegionCode;

/// The most characters of a visitor's words that a sentence quotes.
const QUOTED: usize = 120;

/// Returns words in quotation marks, with single spaces between, cut where they are too long for a sentence.
pub(in crate::conformity) fn quote(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= QUOTED {
        return format!("“{words}”");
    }
    let start: String = words.chars().take(QUOTED).collect();
    format!("“{start}…”")
}

/// Returns the name of one of the four texts of the abstraction; for any other field, the field itself.
pub(in crate::conformity) fn field(field: &str) -> Message {
    match field {
        "background" => message!("background"),
        "purpose" => message!("purpose"),
        "method" => message!("method"),
        "expected_output" => message!("expected output"),
        other => Message::verbatim(other),
    }
}

/// Returns a topic's label, or its id where the catalogue does not have it.
pub(in crate::conformity) fn topic(id: &str, catalog: &Catalog) -> String {
    let known = catalog.topics.iter().find(|known| known.id == id);
    known.map_or_else(|| id.to_owned(), |known| known.label.clone())
}

/// Returns a region's name with its code: `Kota Ambon (8171)`; the code alone where the catalogue lacks it.
pub(in crate::conformity) fn region(code: &RegionCode, catalog: &Catalog) -> String {
    match catalog.region(code) {
        Some(region) => format!("{} ({code})", region.name),
        None => code.to_string(),
    }
}

/// Returns each region as [`region`] writes it.
pub(in crate::conformity) fn regions<'a>(
    codes: impl IntoIterator<Item = &'a RegionCode>,
    catalog: &Catalog,
) -> Vec<String> {
    codes.into_iter().map(|code| region(code, catalog)).collect()
}

/// Returns a dataset's id with its title.
pub(in crate::conformity) fn dataset(dataset: &Dataset) -> String {
    format!("{} ({})", dataset.id, dataset.title)
}

/// How many names of a long list are shown; the others are counted. A list with only one more is shown whole.
const SHOWN: usize = 12;

/// Joins words as `a, b and c`, and shortens a long list.
pub(in crate::conformity) fn all_of(words: Vec<String>) -> Joined {
    shortened(words, and)
}

/// Joins words as `a, b or c`, and shortens a long list.
pub(in crate::conformity) fn any_of(words: Vec<String>) -> Joined {
    shortened(words, or)
}

fn shortened(words: Vec<String>, join: fn(Vec<String>) -> Joined) -> Joined {
    let most = if words.len() > SHOWN + 1 { SHOWN } else { words.len() };
    join(words).up_to(most)
}

/// Makes words safe to print. White space, line breaks among it, becomes single spaces. Control characters, and
/// characters that are invisible or change the direction of writing, become `\u{…}`.
pub(in crate::conformity) fn neutral(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if c.is_control() || hides_or_turns(c) {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    shown
}

/// Returns true for hidden characters, and for those that break a line or annotate text.
fn hides_or_turns(c: char) -> bool {
    is_hidden(c) || matches!(c, '\u{2028}' | '\u{2029}' | '\u{fff9}'..='\u{fffb}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Language;

    #[test]
    fn control_characters_and_bidi_marks_are_escaped() {
        assert_eq!(neutral("a\u{1b}[31m b\r\nc"), "a\\u{1b}[31m b c");
        assert_eq!(neutral("Ambon\u{202e}nobmA\u{200b}"), "Ambon\\u{202e}nobmA\\u{200b}");
        assert_eq!(neutral("“Kota Ambon” – é"), "“Kota Ambon” – é");
    }

    #[test]
    fn a_list_is_joined_as_one_speaks_and_cut_when_long() {
        let words = |n: usize| (1..=n).map(|i| i.to_string()).collect();
        let list = |n: usize| any_of(words(n)).render(Language::Id);
        assert_eq!(list(0), "");
        assert_eq!(list(1), "1");
        assert_eq!(list(3), "1, 2 atau 3");
        assert!(list(20).ends_with("12, dan 8 lainnya"));
        assert_eq!(all_of(words(2)).render(Language::Id), "1 dan 2");
        assert_eq!(quote(&"x".repeat(500)).chars().count(), QUOTED + 3);
    }
}
