//! The vocabularies, compiled for one pass over a text: which class has a word, and which bases a
//! word may have. Misspellings are looked up by what is left when a letter is dropped, so that a
//! text of junk costs no more than one of words.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use crate::catalog::{Catalog, Choice, Element, Meaning, Phrase, What};
use crate::language::{Base, Break, Case, Distance, Text, Word, bases};

/// Words of the vocabulary from this many letters are found misspelt by one letter.
const LONG: usize = 7;

/// Words from this many letters are found misspelt by two.
const VERY_LONG: usize = 12;

/// Terms in capitals from this many letters are taken in any case; shorter ones mean too much.
const LONG_ABBREVIATION: usize = 4;

/// The number of a class.
pub(super) type ClassId = usize;

/// The vocabularies of a catalogue, ready to scan texts.
pub(in crate::conformity) struct Lexicon<'a> {
    classes: HashMap<String, ClassId>,
    /// Classes of topics, with the topic's id.
    topics: HashMap<ClassId, &'a str>,
    entries: Vec<Entry>,
    /// Entries by their first word.
    first: HashMap<String, Vec<usize>>,
    patterns: Vec<Pattern<'a>>,
    /// Patterns by the class of their first word.
    starting: HashMap<ClassId, Vec<usize>>,
    stems: HashMap<&'a str, &'a [String]>,
    /// Words of the vocabulary by themselves with a letter dropped.
    misspelt: HashMap<String, Vec<Rc<str>>>,
    known: HashSet<String>,
    /// Words that are also found misspelt.
    spelt: HashSet<String>,
    /// Classes of a single word of a pattern.
    single: HashSet<ClassId>,
    abbreviations: HashSet<&'a str>,
    cache: RefCell<HashMap<String, Rc<Vec<Base>>>>,
}

/// A word or phrase of a class.
struct Entry {
    words: Vec<Term>,
    class: ClassId,
}

/// How one word of an entry is to be met.
struct Term {
    text: String,
    how: How,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    /// In any inflection, also misspelt.
    Inflected,
    /// As written, perhaps with a particle.
    Exact,
    /// As written, with its capitals.
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

/// A class that stands at a word, with the number of words it takes up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) class: ClassId,
    pub(super) words: usize,
}

impl<'a> Lexicon<'a> {
    /// Compiles the vocabularies of a catalogue and the terms of its topics.
    pub(in crate::conformity) fn of(catalog: &'a Catalog) -> Self {
        let vocabulary = &catalog.vocabulary;
        let mut lexicon = Self {
            classes: HashMap::new(),
            topics: HashMap::new(),
            entries: Vec::new(),
            first: HashMap::new(),
            patterns: Vec::new(),
            starting: HashMap::new(),
            stems: vocabulary.stems.iter().map(|row| (&*row.word, &*row.stems)).collect(),
            misspelt: HashMap::new(),
            known: HashSet::new(),
            spelt: HashSet::new(),
            single: HashSet::new(),
            abbreviations: HashSet::new(),
            cache: RefCell::default(),
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
            // A topic that this catalogue does not have is of no use to it.
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

    /// Cuts a text into words as this vocabulary has it.
    pub(super) fn text<'t>(&self, field: &'static str, source: &'t str) -> Text<'t> {
        Text::of(field, source, &self.abbreviations)
    }

    /// Returns the class with this name; none where no row of the vocabulary has it.
    pub(super) fn named(&self, class: &str) -> Option<ClassId> {
        self.classes.get(class).copied()
    }

    /// Returns the patterns whose first word may be of a class.
    pub(super) fn starting(&self, class: ClassId) -> impl Iterator<Item = &Pattern<'a>> {
        let numbers = self.starting.get(&class).into_iter().flatten();
        numbers.map(|&number| &self.patterns[number])
    }

    /// Returns the topic whose terms a class is.
    pub(super) fn topic(&self, class: ClassId) -> Option<&'a str> {
        self.topics.get(&class).copied()
    }

    /// Returns, for each word of a text, the classes that stand there.
    pub(super) fn hits(&self, text: &Text<'_>) -> Vec<Vec<Hit>> {
        let bases: Vec<_> = text.words.iter().map(|word| self.bases(&word.lower)).collect();
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
        let bare = written.trim_start_matches('=');
        let exact = bare.len() < written.len();
        let text = Text::of("", bare, &HashSet::new());
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
            self.known.insert(word.text.to_lowercase());
            if word.how == How::Inflected
                && word.text.len() >= LONG
                && self.spelt.insert(word.text.clone())
            {
                let drops = if word.text.len() >= VERY_LONG { 2 } else { 1 };
                let shared: Rc<str> = word.text.as_str().into();
                for left in dropped(&word.text, drops) {
                    self.misspelt.entry(left).or_default().push(Rc::clone(&shared));
                }
            }
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

    fn bases(&self, word: &str) -> Rc<Vec<Base>> {
        if let Some(known) = self.cache.borrow().get(word) {
            return Rc::clone(known);
        }
        let mut found = match self.stems.get(word) {
            Some(stems) => {
                let base = |(word, distance): (&str, _)| Base { word: word.to_owned(), distance };
                let stems = stems.iter().map(|stem| base((stem, Distance::Clitic)));
                std::iter::once(base((word, Distance::Same))).chain(stems).collect()
            }
            None => bases(word),
        };
        found.retain(|base| base.distance == Distance::Same || self.known.contains(&base.word));
        if !self.stems.contains_key(word) && !found.iter().any(|b| self.known.contains(&b.word)) {
            found.extend(
                self.meant(word).map(|meant| Base { word: meant, distance: Distance::Typo }),
            );
        }
        let found = Rc::new(found);
        self.cache.borrow_mut().insert(word.to_owned(), Rc::clone(&found));
        found
    }

    /// Returns the word of the vocabulary that a word is a misspelling of.
    fn meant(&self, word: &str) -> Option<String> {
        let plain = word.bytes().all(|b| b.is_ascii_lowercase());
        if !plain || !(LONG - 1..=30).contains(&word.len()) {
            return None;
        }
        let drops = if word.len() + 2 >= VERY_LONG { 2 } else { 1 };
        let likeness = |meant: &str| {
            let far = strsim::osa_distance(meant, word);
            let most = if meant.len() >= VERY_LONG { 2 } else { 1 };
            (far <= most && meant.as_bytes().first() == word.as_bytes().first()).then_some(far)
        };
        let left = std::iter::once(word.to_owned()).chain(dropped(word, drops));
        let near = left.filter_map(|left| self.misspelt.get(&left)).flatten();
        let best = near.filter_map(|meant| likeness(meant).map(|far| (far, meant))).min();
        best.map(|(_, meant)| meant.to_string())
    }
}

fn stands(entry: &Entry, text: &Text<'_>, bases: &[Rc<Vec<Base>>], start: usize) -> bool {
    entry.words.iter().enumerate().all(|(offset, term)| {
        let at = start + offset;
        let Some(word) = text.words.get(at) else { return false };
        // A phrase is not parted, but its hyphens and slashes are as people set them.
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

/// Returns the word itself and what is left of it when up to `drops` letters are dropped.
fn dropped(word: &str, drops: usize) -> Vec<String> {
    let mut all = vec![word.to_owned()];
    let mut latest = all.clone();
    for _ in 0..drops {
        let mut next = Vec::new();
        for word in &latest {
            for at in (0..word.len()).filter(|at| word.is_char_boundary(*at)) {
                let mut left = word.clone();
                left.remove(at);
                next.push(left);
            }
        }
        next.sort();
        next.dedup();
        all.extend(next.iter().cloned());
        latest = next;
    }
    all
}
