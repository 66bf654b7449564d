//! The vocabularies, prepared so that one pass over a text finds the class of each word. `spelling` decides which
//! words of the vocabulary a written word may be.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::spelling::Spelling;
use crate::catalog::{Catalog, Choice, Element, Meaning, Phrase, What};
use crate::language::{Base, Break, Case, Distance, Text, Word};

/// A topic's term in capitals with at least so many letters is found in any case; a shorter one may mean other things,
/// and is found with the same capitals only. Any other word that is shorter is not found inflected.
const LONG_ABBREVIATION: usize = 4;

/// The number of a class.
pub(super) type ClassId = usize;

/// The vocabularies of a catalogue, prepared for reading texts.
pub(in crate::conformity) struct Lexicon<'a> {
    classes: HashMap<String, ClassId>,
    /// Topics by the class of their terms.
    topics: HashMap<ClassId, &'a str>,
    entries: Vec<Entry>,
    /// Entries by their first word, in lower case.
    first: HashMap<String, Vec<usize>>,
    patterns: Vec<Pattern<'a>>,
    /// Patterns by the class of their first word.
    starting: HashMap<ClassId, Vec<usize>>,
    spelling: Spelling<'a>,
    /// Classes of words that stand in patterns themselves, whose entries were made already.
    single: HashSet<ClassId>,
    /// Words behind which a full stop ends no sentence.
    abbreviations: HashSet<&'a str>,
}

/// A word or phrase that belongs to a class.
struct Entry {
    words: Vec<Term>,
    class: ClassId,
}

/// One word of an entry.
struct Term {
    text: String,
    how: How,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    /// In any inflected form; a long word also misspelt.
    Inflected,
    /// As written, or with a particle, in capitals or not.
    Exact,
    /// As written, with the same capitals.
    Capitals,
}

/// A phrase of the vocabulary.
pub(super) struct Pattern<'a> {
    pub(super) phrase: &'a Phrase,
    pub(super) places: Vec<Place>,
    pub(super) unless: Vec<Vec<Place>>,
}

/// A place of a pattern.
#[derive(Debug, Clone)]
pub(super) enum Place {
    /// A word of one of these classes; the flag says that it may be missing.
    OneOf(Vec<ClassId>, bool),
    /// Any word; the flag says that it may be missing.
    Any(bool),
    /// Up to so many words.
    Gap(usize),
}

/// A class that begins at a word, with the number of words of its entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) class: ClassId,
    pub(super) words: usize,
}

impl<'a> Lexicon<'a> {
    /// Prepares the vocabularies of a catalogue and the terms of its topics.
    pub(in crate::conformity) fn of(catalog: &'a Catalog) -> Self {
        let vocabulary = &catalog.vocabulary;
        let mut lexicon = Self {
            classes: HashMap::new(),
            topics: HashMap::new(),
            entries: Vec::new(),
            first: HashMap::new(),
            patterns: Vec::new(),
            starting: HashMap::new(),
            spelling: Spelling::of(&vocabulary.stems),
            single: HashSet::new(),
            abbreviations: HashSet::new(),
        };
        for row in &vocabulary.words {
            let class = lexicon.class(&row.class);
            if row.class == "abbreviation" {
                lexicon.abbreviations.extend(row.words.iter().map(|w| w.trim_start_matches('=')));
            }
            row.words.iter().for_each(|words| lexicon.entry(words, class, false));
        }
        for topic in &catalog.topics {
            let class = lexicon.class(&format!("topic:{}", topic.id));
            lexicon.topics.insert(class, &topic.id);
            topic.terms.iter().for_each(|term| lexicon.entry(term, class, true));
        }
        let sold = |topic: &str| catalog.topics.iter().any(|known| known.id == topic);
        for phrase in &vocabulary.phrases {
            // A phrase for a topic that this catalogue does not have is not needed.
            if phrase.meaning == Meaning::Topic && !sold(&phrase.value) {
                continue;
            }
            let places = lexicon.places(&phrase.pattern);
            let unless = phrase.unless.iter().map(|pattern| lexicon.places(pattern)).collect();
            if let Some(Place::OneOf(classes, _)) = places.first() {
                for class in classes {
                    lexicon.starting.entry(*class).or_default().push(lexicon.patterns.len());
                }
            }
            lexicon.patterns.push(Pattern { phrase, places, unless });
        }
        lexicon
    }

    /// Splits a text into words, with the abbreviations of this vocabulary.
    pub(super) fn text<'t>(&self, field: &'static str, source: &'t str) -> Text<'t> {
        Text::of(field, source, &self.abbreviations)
    }

    /// Returns the class with this name; `None` where there is none.
    pub(super) fn named(&self, class: &str) -> Option<ClassId> {
        self.classes.get(class).copied()
    }

    /// Returns the patterns whose first word may be of a class.
    pub(super) fn starting(&self, class: ClassId) -> impl Iterator<Item = &Pattern<'a>> {
        let numbers = self.starting.get(&class).into_iter().flatten();
        numbers.map(|&number| &self.patterns[number])
    }

    /// Returns the topic whose terms this class has.
    pub(super) fn topic(&self, class: ClassId) -> Option<&'a str> {
        self.topics.get(&class).copied()
    }

    /// Returns, for each word of a text, the classes that begin there.
    pub(super) fn hits(&self, text: &Text<'_>) -> Vec<Vec<Hit>> {
        let bases: Vec<_> =
            text.words.iter().map(|word| self.spelling.bases(&word.lower)).collect();
        let at = |start: usize| {
            let mut hits = Vec::new();
            for base in &*bases[start] {
                for &entry in self.first.get(&base.word).into_iter().flatten() {
                    let entry = &self.entries[entry];
                    let hit = Hit { class: entry.class, words: entry.words.len() };
                    if !hits.contains(&hit) && stands(entry, text, &bases, start) {
                        hits.push(hit);
                    }
                }
            }
            hits
        };
        (0..text.words.len()).map(at).collect()
    }

    fn class(&mut self, name: &str) -> ClassId {
        let next = self.classes.len();
        *self.classes.entry(name.to_owned()).or_insert(next)
    }

    fn entry(&mut self, written: &str, class: ClassId, topic: bool) {
        let word = written.trim_start_matches('=');
        let exact = word.len() < written.len();
        let text = Text::of("", word, &HashSet::new());
        let term = |word: &Word| {
            let letters = word.lower.chars().count();
            let capitals = word.case() == Case::Upper
                && word.written().chars().skip(1).any(|c| c.is_uppercase() || c.is_ascii_digit());
            let capitals =
                capitals || topic && word.case() == Case::Title && letters < LONG_ABBREVIATION;
            let how = if capitals && (!topic || letters < LONG_ABBREVIATION) {
                How::Capitals
            } else if exact || letters < LONG_ABBREVIATION || capitals {
                How::Exact
            } else {
                How::Inflected
            };
            let text = if how == How::Capitals { word.written() } else { &word.lower };
            Term { text: text.to_owned(), how }
        };
        let words: Vec<Term> = text.words.iter().map(term).collect();
        let Some(first) = words.first() else { return };
        self.first.entry(first.text.to_lowercase()).or_default().push(self.entries.len());
        for word in &words {
            self.spelling.learn(&word.text, word.how == How::Inflected);
        }
        self.entries.push(Entry { words, class });
    }

    fn places(&mut self, pattern: &[Element]) -> Vec<Place> {
        let place = |element: &Element| match &element.what {
            What::Gap(most) => Place::Gap(*most),
            What::Any => Place::Any(element.optional),
            What::OneOf(choices) => {
                let classes = choices.iter().map(|choice| match choice {
                    Choice::Class(class) => self.class(class),
                    Choice::Word(word) => {
                        let class = self.class(&format!("word:{word}"));
                        if self.single.insert(class) {
                            self.entry(word, class, false);
                        }
                        class
                    }
                });
                Place::OneOf(classes.collect(), element.optional)
            }
        };
        pattern.iter().map(place).collect()
    }
}

fn stands(entry: &Entry, text: &Text<'_>, bases: &[Rc<Vec<Base>>], start: usize) -> bool {
    entry.words.iter().enumerate().all(|(offset, term)| {
        let at = start + offset;
        let Some(word) = text.words.get(at) else { return false };
        // A phrase does not go over a comma, a parenthesis or the end of a sentence. Hyphens and slashes between its
        // words do not matter.
        (offset == 0 || word.before == Break::None)
            && match term.how {
                How::Capitals => word.written() == term.text,
                how => bases[at].iter().any(|base| {
                    let most = if how == How::Exact { Distance::Clitic } else { Distance::Typo };
                    base.distance <= most && base.word == term.text
                }),
            }
    })
}
