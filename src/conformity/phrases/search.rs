//! A text, and everything that the vocabularies find in it.

use std::ops::Range;

use super::hits::Hits;
use super::lexicon::{Lexicon, Place};
use super::negation;
use crate::catalog::{Meaning, Phrase};
use crate::language::{Break, Text};

/// How many words before a phrase, and how many after it, are searched for a pattern that cancels it.
const AROUND: usize = 4;

/// How many words before a place a mask may begin and still be found to cover it.
const LONGEST: usize = 40;

/// A text that was searched with the vocabularies.
pub(in crate::conformity) struct Scan<'l, 't> {
    hits: Hits<'l, 't>,
    negated: Vec<bool>,
    /// Phrases sorted by their first word, without those under a mask for their meaning.
    found: Vec<Found<'l>>,
    masks: Vec<Found<'l>>,
}

/// A phrase that was found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::conformity) struct Found<'l> {
    pub(in crate::conformity) meaning: Meaning,
    pub(in crate::conformity) value: &'l str,
    pub(in crate::conformity) words: Range<usize>,
    /// True where a negation before or behind it applies to it; false where a negation is one of its own words.
    pub(in crate::conformity) negated: bool,
}

/// A topic that a text states or excludes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::conformity) struct TopicFound<'l> {
    pub(in crate::conformity) topic: &'l str,
    pub(in crate::conformity) words: Range<usize>,
    pub(in crate::conformity) excluded: bool,
}

impl<'l> Lexicon<'l> {
    /// Searches a text.
    pub(in crate::conformity) fn scan<'t>(
        &'l self,
        field: &'static str,
        source: &'t str,
    ) -> Scan<'l, 't> {
        let hits = Hits::of(self, self.text(field, source));
        let negated = negation::negated(&hits);
        let mut scan = Scan { hits, negated, found: Vec::new(), masks: Vec::new() };
        let (masks, found) = scan.phrases().into_iter().partition(|f| f.meaning == Meaning::Mask);
        (scan.masks, scan.found) = (masks, found);
        let visible = |found: &Found<'_>| !scan.masked(found.meaning.as_str(), &found.words);
        scan.found = scan.found.iter().filter(|found| visible(found)).cloned().collect();
        scan
    }
}

impl<'l, 't> Scan<'l, 't> {
    /// Returns the text, split into words.
    pub(in crate::conformity) fn text(&self) -> &Text<'t> {
        &self.hits.text
    }

    /// Returns the phrases with this meaning that are not negated.
    pub(in crate::conformity) fn affirmed(
        &self,
        meaning: Meaning,
    ) -> impl Iterator<Item = &Found<'l>> {
        self.found.iter().filter(move |found| found.meaning == meaning && !found.negated)
    }

    /// Returns the phrases with this meaning, negated or not.
    pub(in crate::conformity) fn all(&self, meaning: Meaning) -> impl Iterator<Item = &Found<'l>> {
        self.found.iter().filter(move |found| found.meaning == meaning)
    }

    /// Returns the value and the length of the longest phrase with this meaning that starts at a word.
    pub(in crate::conformity) fn value_at(
        &self,
        meaning: Meaning,
        word: usize,
    ) -> Option<(&'l str, usize)> {
        let start = self.found.partition_point(|found| found.words.start < word);
        let here = self.found[start..].iter().take_while(|found| found.words.start == word);
        here.filter(|found| found.meaning == meaning)
            .map(|found| (found.value, found.words.len()))
            .max_by_key(|(_, length)| *length)
    }

    /// Returns the topics that were found, stated or excluded, sorted by their words. Those under a mask are left out.
    pub(in crate::conformity) fn topics(&self) -> Vec<TopicFound<'l>> {
        let excluded = self.excluded();
        let mut found = Vec::new();
        let phrases = self.all(Meaning::Topic).map(|phrase| (phrase.value, phrase.words.clone()));
        for (topic, words) in phrases.chain(self.hits.topics()) {
            if self.masked("topic", &words) {
                continue;
            }
            let behind = negation::negated_behind(&self.hits, words.end, "cover")
                || negation::put_aside(&self.hits, words.end);
            let excluded = behind || words.clone().any(|word| excluded[word]);
            found.push(TopicFound { topic, words, excluded });
        }
        found.sort_by_key(|topic| (topic.words.start, topic.words.end));
        found
    }

    /// Returns true when a word of this class begins at a word of the text, alone or as the start of a phrase.
    pub(in crate::conformity) fn is(&self, word: usize, class: &str) -> bool {
        self.hits.is(word, class)
    }

    /// Returns how many words the longest entry of this class has that begins at a word; `None` where none does.
    pub(in crate::conformity) fn longest(&self, word: usize, class: &str) -> Option<usize> {
        self.hits.longest(word, class)
    }

    /// Returns true when a negation applies to a word.
    pub(in crate::conformity) fn is_negated(&self, word: usize) -> bool {
        self.negated.get(word).copied().unwrap_or_default()
    }

    /// Returns true when a mask for a meaning covers one of these words.
    pub(in crate::conformity) fn masked(&self, meaning: &str, words: &Range<usize>) -> bool {
        // Masks are sorted by their first word, so that only those close by are looked at.
        let start = self.masks.partition_point(|mask| mask.words.start + LONGEST < words.start);
        self.masks[start..]
            .iter()
            .take_while(|mask| mask.words.start < words.end)
            .any(|mask| mask.value == meaning && mask.words.end > words.start)
    }

    /// Returns for each word whether a phrase that ends at most 14 words before it, in the same statement, excludes it
    /// from the study.
    fn excluded(&self) -> Vec<bool> {
        let mut marks = vec![false; self.text().words.len()];
        for phrase in self.all(Meaning::Exclusion) {
            let start = phrase.words.end;
            for at in start..marks.len().min(start + 14) {
                if negation::ends(&self.hits, at) {
                    break;
                }
                marks[at] = true;
            }
        }
        marks
    }

    fn phrases(&self) -> Vec<Found<'l>> {
        let mut found: Vec<Found<'l>> = Vec::new();
        for at in 0..self.text().words.len() {
            for hit in self.hits.at(at) {
                for pattern in self.hits.lexicon.starting(hit.class) {
                    let mut heads = Vec::new();
                    let Some(end) = self.matches(&pattern.places, at, at, &mut heads) else {
                        continue;
                    };
                    let words = at..end;
                    let undone = pattern.unless.iter().any(|unless| self.near(unless, &words));
                    let phrase = pattern.phrase;
                    let known = found.iter().rev().take(8).any(|other: &Found<'_>| {
                        other.meaning == phrase.meaning
                            && other.value == phrase.value
                            && other.words == words
                    });
                    if undone || known {
                        continue;
                    }
                    // A phrase that contains a negation is not negated by it.
                    let own =
                        heads.iter().any(|head| negation::negation(&self.hits, *head).is_some());
                    let negated = !own
                        && (heads.iter().any(|head| self.is_negated(*head))
                            || negation::negated_behind(&self.hits, end, "done"));
                    let Phrase { meaning, value, .. } = phrase;
                    found.push(Found { meaning: *meaning, value, words, negated });
                }
            }
        }
        found
    }

    /// Matches the places of a pattern that begins at the word `start`, from the word `at` on. Returns where the match
    /// ends. Adds to `heads` the place of each word that a class of the pattern matched; of a phrase, its first word.
    fn matches(
        &self,
        places: &[Place],
        start: usize,
        at: usize,
        heads: &mut Vec<usize>,
    ) -> Option<usize> {
        let Some((place, rest)) = places.split_first() else { return Some(at) };
        let within = |word: usize| {
            word < self.text().words.len()
                && (word == start || self.text().words[word].before != Break::Sentence)
        };
        match place {
            Place::Gap(most) => {
                for skipped in 0..=*most {
                    if skipped > 0 && !within(at + skipped - 1) {
                        return None;
                    }
                    if let Some(end) = self.matches(rest, start, at + skipped, heads) {
                        return Some(end);
                    }
                }
                None
            }
            Place::Any(optional) => {
                let with = if within(at) { self.matches(rest, start, at + 1, heads) } else { None };
                with.or_else(|| if *optional { self.matches(rest, start, at, heads) } else { None })
            }
            Place::OneOf(classes, optional) => {
                let mut lengths: Vec<_> = self
                    .hits
                    .at(at)
                    .iter()
                    .filter(|hit| within(at) && classes.contains(&hit.class))
                    .map(|hit| hit.words)
                    .collect();
                lengths.sort_unstable_by(|a, b| b.cmp(a));
                lengths.dedup();
                for length in lengths {
                    let before = heads.len();
                    heads.push(at);
                    if let Some(end) = self.matches(rest, start, at + length, heads) {
                        return Some(end);
                    }
                    heads.truncate(before);
                }
                if *optional { self.matches(rest, start, at, heads) } else { None }
            }
        }
    }

    /// Returns true when a pattern matches in a phrase and the few words around it, in the same sentence.
    fn near(&self, pattern: &[Place], words: &Range<usize>) -> bool {
        let mut first = words.start;
        while first > 0
            && words.start - first < AROUND
            && self.text().words[first].before != Break::Sentence
        {
            first -= 1;
        }
        let mut last = words.end;
        while last < self.text().words.len()
            && last - words.end < AROUND
            && self.text().words[last].before != Break::Sentence
        {
            last += 1;
        }
        (first..last)
            .any(|at| self.matches(pattern, at, at, &mut Vec::new()).is_some_and(|end| end <= last))
    }
}
