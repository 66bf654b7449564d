//! A line of a list, and how the search finds it.

use super::one_line::shortened;
use crate::cli::terminal::letters;
use crate::model::harmless;

/// One line of a list.
#[derive(Debug, Clone)]
pub(in crate::cli) struct Choice<T> {
    /// What is shown.
    pub(super) label: String,
    /// What stands behind it, also where it is shortened.
    pub(super) suffix: String,
    /// Further words that the search finds, in lower case.
    pub(super) also: String,
    /// The whole label in lower case.
    pub(super) seen: String,
    pub(super) value: T,
}

impl<T> Choice<T> {
    /// Makes a line of a list; `label` is shortened to the width of the terminal where it is shown.
    pub(in crate::cli) fn new(label: impl Into<String>, value: T) -> Self {
        let label = label.into();
        let (suffix, also, seen) = (String::new(), String::new(), label.to_lowercase());
        Self { label, suffix, also, seen, value }
    }

    /// Adds what is shown behind the line, however long that is.
    pub(in crate::cli) fn with_suffix(mut self, suffix: &str) -> Self {
        self.suffix.push_str(suffix);
        self
    }

    /// Adds words that the search finds besides those that are shown.
    pub(in crate::cli) fn also(mut self, words: &str) -> Self {
        self.also.push(' ');
        self.also.push_str(&words.to_lowercase());
        self
    }

    /// Returns the line in so many columns. What is cut off of the label is still found.
    pub(super) fn line(&self, columns: usize) -> String {
        let room = columns.saturating_sub(letters(&self.suffix));
        shortened(&harmless(&self.label), room) + &self.suffix
    }
}

/// The score that a line gains for a word that is found in what is shown of it: more than any place.
const SEEN: i64 = 1 << 32;

/// The score that a line gains where its first word is all that is typed: more than any words found in it.
const MEANT: i64 = 1 << 48;

/// Returns the score of a line of a list for what is typed: lines that have each of its words, in their order. A line
/// whose first word is all that is typed comes first, then those that have more of the words in what is shown.
pub(super) fn found<T>(typed: &str, choice: &Choice<T>, place: usize) -> Option<i64> {
    let typed = typed.to_lowercase();
    let mut score = -i64::try_from(place).unwrap_or(SEEN - 1);
    for word in typed.split_whitespace() {
        if choice.seen.contains(word) {
            score += SEEN;
        } else if !choice.also.contains(word) {
            return None;
        }
    }
    let begins = |words: &str| words.split_whitespace().next() == Some(typed.trim());
    if begins(&choice.seen) || begins(&choice.also) {
        score += MEANT;
    }
    Some(score)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_search_finds_lines_that_have_each_typed_word() {
        let choice = Choice::new("", ()).also("Kota Ambon 8171");
        for (typed, is_found) in
            [("", true), ("Ambon", true), ("8171 kota", true), ("ambon tual", false)]
        {
            assert_eq!(found(typed, &choice, 3), is_found.then_some(-3), "{typed}");
        }
        let region = Choice::new("", ()).also("81  Maluku");
        assert!(found("81", &region, 90) > found("81", &choice, 3));
    }

    #[test]
    fn what_stands_behind_a_line_is_shown_in_a_narrow_window_too() {
        let choice = Choice::new("8171  Kota Ambon", ()).with_suffix(" (not held)");
        assert_eq!(choice.line(30), "8171  Kota Ambon (not held)");
        assert_eq!(choice.line(22), "8171  Kota… (not held)");
        assert!(found("ambon", &choice, 0).is_some());
    }

    #[test]
    fn words_that_are_shown_come_before_words_that_are_only_known() {
        let of = |label: &str, also: &str| Choice::new(label, ()).also(also);
        let score = |choice, place| found("ambon 2025", &choice, place);
        let (both, one) = (of("Kota Ambon 2025", ""), of("Ambon", "2025"));
        let (none, other) = (of("Tual", "ambon 2025"), of("Tual 2025", ""));
        assert!(score(both, 9) > score(one.clone(), 0));
        assert!(score(one, 9) > score(none, 0));
        assert_eq!(score(other, 0), None);
    }
}
