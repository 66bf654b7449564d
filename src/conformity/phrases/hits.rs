//! A text with the classes of the vocabularies that stand at its words. Phrases are matched in
//! `search`, negations in `negation`.

use std::ops::Range;

use super::lexicon::{Hit, Lexicon};
use crate::language::Text;

/// A text, and for each of its words the classes that stand there.
pub(super) struct Hits<'l, 't> {
    pub(super) text: Text<'t>,
    pub(super) lexicon: &'l Lexicon<'l>,
    at: Vec<Vec<Hit>>,
}

impl<'l, 't> Hits<'l, 't> {
    /// Looks every word of a text up.
    pub(super) fn of(lexicon: &'l Lexicon<'l>, text: Text<'t>) -> Self {
        let at = lexicon.hits(&text);
        Self { text, lexicon, at }
    }

    /// Returns what stands at a word; nothing behind the last one.
    pub(super) fn at(&self, word: usize) -> &[Hit] {
        self.at.get(word).map(Vec::as_slice).unwrap_or_default()
    }

    /// Returns true when a class stands at a word, alone or as the start of a phrase.
    pub(super) fn is(&self, word: usize, class: &str) -> bool {
        self.longest(word, class).is_some()
    }

    /// Returns the number of words that a class takes up from a word.
    pub(super) fn longest(&self, word: usize, class: &str) -> Option<usize> {
        let hits = self.at.get(word).filter(|hits| !hits.is_empty())?.iter();
        let class = self.lexicon.named(class)?;
        hits.filter(|hit| hit.class == class).map(|hit| hit.words).max()
    }

    /// Returns the topics whose terms stand in the text, with their words.
    pub(super) fn topics(&self) -> impl Iterator<Item = (&'l str, Range<usize>)> {
        self.at.iter().enumerate().flat_map(move |(at, hits)| {
            hits.iter().filter_map(move |hit| {
                self.lexicon.topic(hit.class).map(|topic| (topic, at..at + hit.words))
            })
        })
    }
}
