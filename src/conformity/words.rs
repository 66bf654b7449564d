//! Words and phrases in a visitor's text, with the place where they stand, so that they can be
//! quoted; never substrings of words.

use std::ops::Range;

/// How many words lie at most between a negation and what it negates: "tidak akan memakai model SAE".
const NEGATION_REACH: usize = 4;

/// Words that turn a statement round.
const NEGATIONS: [&str; 9] =
    ["tidak", "tanpa", "bukan", "tak", "belum", "not", "without", "no", "non"];

/// Words that end what a negation before them reaches: "tidak presisi, sehingga SAE dipakai".
const TURNS: [&str; 14] = [
    "sehingga",
    "maka",
    "karena",
    "tetapi",
    "tapi",
    "namun",
    "melainkan",
    "oleh",
    "lalu",
    "kemudian",
    "but",
    "so",
    "because",
    "therefore",
];

/// What a negation after a phrase says is not done with it: "SAE tidak dipakai".
const DONE: [&str; 10] = [
    "dipakai",
    "digunakan",
    "diterapkan",
    "dilakukan",
    "diperlukan",
    "dipertimbangkan",
    "used",
    "applied",
    "needed",
    "considered",
];

/// A text cut into words.
pub(super) struct Words<'a> {
    text: &'a str,
    words: Vec<(String, Range<usize>)>,
}

impl<'a> Words<'a> {
    /// Cuts a text at everything that is neither letter nor digit; words are in lower case.
    pub(super) fn of(text: &'a str) -> Self {
        let mut words = Vec::new();
        let mut start = None;
        for (place, c) in text.char_indices().chain([(text.len(), ' ')]) {
            match (c.is_alphanumeric(), start) {
                (true, None) => start = Some(place),
                (false, Some(from)) => {
                    words.push((text[from..place].to_lowercase(), from..place));
                    start = None;
                }
                _ => {}
            }
        }
        Self { text, words }
    }

    /// Returns the words themselves, in lower case.
    pub(super) fn lower(&self) -> Vec<&str> {
        self.words.iter().map(|(word, _)| word.as_str()).collect()
    }

    /// Returns the first place of a phrase that no negation turns round, as written.
    pub(super) fn affirmed(&self, phrase: &str) -> Option<&'a str> {
        let phrase = Words::of(phrase);
        let wanted = phrase.lower();
        let starts = 0..(self.words.len() + 1).saturating_sub(wanted.len());
        let found = starts.into_iter().find(|&at| {
            self.stands(&wanted, at)
                && !self.negated_before(at)
                && !self.negated_after(at + wanted.len())
        })?;
        let (first, last) = (self.words.get(found)?, self.words.get(found + wanted.len() - 1)?);
        Some(&self.text[first.1.start..last.1.end])
    }

    fn stands(&self, wanted: &[&str], at: usize) -> bool {
        !wanted.is_empty()
            && wanted.iter().zip(&self.words[at..]).all(|(wanted, (word, _))| wanted == word)
    }

    fn negated_before(&self, at: usize) -> bool {
        for before in (at.saturating_sub(NEGATION_REACH)..at).rev() {
            let word = self.words[before].0.as_str();
            if self.sentence_ends_after(before) || TURNS.contains(&word) {
                return false;
            }
            if NEGATIONS.contains(&word) {
                return true;
            }
        }
        false
    }

    fn negated_after(&self, end: usize) -> bool {
        let mut negated = false;
        for after in end..self.words.len().min(end + NEGATION_REACH) {
            let word = self.words[after].0.as_str();
            if after > 0 && self.sentence_ends_after(after - 1) || TURNS.contains(&word) {
                return false;
            }
            if negated && DONE.contains(&word) {
                return true;
            }
            negated |= NEGATIONS.contains(&word);
        }
        false
    }

    /// Returns true when a sentence ends between this word and the next.
    fn sentence_ends_after(&self, word: usize) -> bool {
        let end = self.words[word].1.end;
        let next = self.words.get(word + 1).map_or(self.text.len(), |(_, range)| range.start);
        let between = &self.text[end..next];
        // A single line break is only how the text was typed.
        between.contains(['.', ';', '!', '?']) || between.contains("\n\n")
    }
}

/// Counts the words of a text: runs between blanks with at least one letter or digit.
pub(super) fn count(text: &str) -> usize {
    text.split_whitespace().filter(|word| !is_blank(word)).count()
}

/// Returns true for a text without a letter or digit.
pub(super) fn is_blank(text: &str) -> bool {
    !text.chars().any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_found_at_word_boundaries_and_quoted_as_written() {
        let words = Words::of("Model Fay–Herriot (EBLUP), pendugaan  area\nkecil.");
        assert_eq!(words.affirmed("fay-herriot"), Some("Fay–Herriot"));
        assert_eq!(words.affirmed("EBLUP"), Some("EBLUP"));
        assert_eq!(words.affirmed("pendugaan area kecil"), Some("pendugaan  area\nkecil"));
        assert_eq!(words.affirmed("SAE"), None);
        assert_eq!(Words::of("RSAE, SAEB, rumah sae2").affirmed("sae"), None);
        assert_eq!(Words::of("").affirmed("sae"), None);
    }

    #[test]
    fn a_negation_turns_a_phrase_of_its_own_sentence_round() {
        for text in [
            "tanpa pemodelan SAE",
            "tanpa\npemodelan SAE",
            "tidak akan memakai SAE",
            "without using SAE",
            "SAE tidak dipakai di sini",
            "SAE will not be used",
            "Teknik SAE belum dapat diterapkan.",
        ] {
            assert_eq!(Words::of(text).affirmed("sae"), None, "{text}");
        }
        for text in [
            "Bukan regresi. SAE dipakai",
            "galatnya tidak kecil, sehingga SAE dipakai",
            "dugaan langsung tidak dipakai, tetapi SAE",
            "SAE dipakai. Regresi tidak digunakan",
            "SAE; peubah yang tidak nyata dibuang",
        ] {
            assert_eq!(Words::of(text).affirmed("sae"), Some("SAE"), "{text}");
        }
        assert_eq!(Words::of("tanpa SAE; lalu SAE juga").affirmed("sae"), Some("SAE"));
    }

    #[test]
    fn what_has_no_letter_or_digit_is_no_word() {
        assert_eq!(count(" a - b2 … 3\n—"), 3);
        assert!(is_blank(" .-—\u{a0}") && !is_blank("–x"));
    }
}
