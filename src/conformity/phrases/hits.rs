//! A text with the classes of words that stand in it. `search` finds phrases, `negation` finds what is negated.

use std::ops::Range;

use super::lexicon::{Hit, Lexicon};
use crate::language::Text;

/// A text, and for each of its words the classes that begin there.
pub(super) struct Hits<'l, 't> {
    pub(super) text: Text<'t>,
    pub(super) lexicon: &'l Lexicon<'l>,
    at: Vec<Vec<Hit>>,
}

impl<'l, 't> Hits<'l, 't> {
    /// Looks up every word of a text.
    pub(super) fn of(lexicon: &'l Lexicon<'l>, text: Text<'t>) -> Self {
        let at = lexicon.hits(&text);
        Self { text, lexicon, at }
    }

    /// Returns the classes that begin at a word; none behind the last word.
    pub(super) fn at(&self, word: usize) -> &[Hit] {
        self.at.get(word).map(Vec::as_slice).unwrap_or_default()
    }

    /// Returns true when a word of this class begins at a word of the text, alone or as the start of a phrase.
    pub(super) fn is(&self, word: usize, class: &str) -> bool {
        self.longest(word, class).is_some()
    }

    /// Returns how many words the longest entry of this class has that begins at a word; `None` where none does.
    pub(super) fn longest(&self, word: usize, class: &str) -> Option<usize> {
        let hits = self.at.get(word).filter(|hits| !hits.is_empty())?.iter();
        let class = self.lexicon.named(class)?;
        hits.filter(|hit| hit.class == class).map(|hit| hit.words).max()
    }

    /// Returns the topics whose terms stand in the text, with the places of their words.
    pub(super) fn topics(&self) -> impl Iterator<Item = (&'l str, Range<usize>)> {
        self.at.iter().enumerate().flat_map(move |(at, hits)| {
            hits.iter().filter_map(move |hit| {
                self.lexicon.topic(hit.class).map(|topic| (topic, at..at + hit.words))
            })
        })
    }
}
