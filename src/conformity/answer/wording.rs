//! Writing values into sentences for people: quoted words, regions, products, lists.

use crate::catalog::{Catalog, Dataset};
use crate::language::is_hidden;
use crate::model::{RegionCode, listed_up_to};

/// The most characters of a visitor's words that a sentence quotes.
const QUOTED: usize = 120;

/// Puts words in quotation marks, cut where they are too long for a sentence.
pub(in crate::conformity) fn quote(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= QUOTED {
        return format!("“{words}”");
    }
    let start: String = words.chars().take(QUOTED).collect();
    format!("“{start}…”")
}

/// Returns the Indonesian name of one of the four texts.
pub(in crate::conformity) fn field(field: &str) -> &str {
    match field {
        "background" => "latar belakang",
        "purpose" => "tujuan",
        "method" => "metode",
        "expected_output" => "rancangan hasil",
        other => other,
    }
}

/// Returns a topic's label; its id where the catalogue does not know it.
pub(in crate::conformity) fn topic(id: &str, catalog: &Catalog) -> String {
    let known = catalog.topics.iter().find(|known| known.id == id);
    known.map_or_else(|| id.to_owned(), |known| known.label.clone())
}

/// Returns a region's name with its code: `Kota Ambon (8171)`.
pub(in crate::conformity) fn region(code: &RegionCode, catalog: &Catalog) -> String {
    match catalog.region(code) {
        Some(region) => format!("{} ({code})", region.name),
        None => code.to_string(),
    }
}

/// Returns regions as a list.
pub(in crate::conformity) fn regions<'a>(
    codes: impl IntoIterator<Item = &'a RegionCode>,
    catalog: &Catalog,
    join: &str,
) -> String {
    list(codes.into_iter().map(|code| region(code, catalog)).collect(), join)
}

/// Returns a dataset's id with its title.
pub(in crate::conformity) fn dataset(dataset: &Dataset) -> String {
    format!("{} ({})", dataset.id, dataset.title)
}

/// Returns `a, b atau c` for the joining word `atau`; beyond a dozen the rest is counted.
pub(in crate::conformity) fn list(mut words: Vec<String>, join: &str) -> String {
    const SHOWN: usize = 12;
    if words.len() > SHOWN + 1 {
        return listed_up_to(&words, SHOWN, [", dan ", " lainnya"]);
    }
    match words.pop() {
        None => String::new(),
        Some(last) if words.is_empty() => last,
        Some(last) => format!("{} {join} {last}", words.join(", ")),
    }
}

/// Makes words safe to print: line breaks and runs of blanks become one blank, control characters
/// and marks that turn the direction of writing or hide are written as `\u{…}`.
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

/// Hidden marks, and those that break a line or annotate.
fn hides_or_turns(c: char) -> bool {
    is_hidden(c) || matches!(c, '\u{2028}' | '\u{2029}' | '\u{fff9}'..='\u{fffb}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_and_bidi_marks_are_escaped() {
        assert_eq!(neutral("a\u{1b}[31m b\r\nc"), "a\\u{1b}[31m b c");
        assert_eq!(neutral("Ambon\u{202e}nobmA\u{200b}"), "Ambon\\u{202e}nobmA\\u{200b}");
        assert_eq!(neutral("“Kota Ambon” – é"), "“Kota Ambon” – é");
    }

    #[test]
    fn a_list_is_joined_as_one_speaks_and_cut_when_long() {
        let words = |n: usize| (1..=n).map(|i| i.to_string()).collect();
        assert_eq!(list(words(0), "atau"), "");
        assert_eq!(list(words(1), "atau"), "1");
        assert_eq!(list(words(3), "atau"), "1, 2 atau 3");
        assert!(list(words(20), "atau").ends_with("12, dan 8 lainnya"));
        assert_eq!(quote(&"x".repeat(500)).chars().count(), QUOTED + 3);
    }
}
