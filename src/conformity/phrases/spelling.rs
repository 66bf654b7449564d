//! Which words of the vocabulary a written word may be: a word that it is an inflected form of, or one that it
//! misspells. Misspellings are looked up by what is left of a word without one letter or two, so that a word need not
//! be compared with all words of the vocabulary.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use crate::catalog::StemRow;
use crate::language::{Base, Distance, bases};

/// A vocabulary word that may be inflected and has at least so many letters is also found with one wrong letter.
const LONG: usize = 7;

/// A vocabulary word that may be inflected and has at least so many letters is also found with two wrong letters.
const VERY_LONG: usize = 12;

/// The words of the vocabularies, to be found in all forms that people write.
pub(super) struct Spelling<'a> {
    stems: HashMap<&'a str, &'a [String]>,
    /// Words of the vocabulary, by what is left of them without some letters.
    misspelt: HashMap<String, Vec<Rc<str>>>,
    /// All words of the vocabulary, in lower case.
    known: HashSet<String>,
    /// Words of the vocabulary that are also found misspelt.
    spelt: HashSet<String>,
    cache: RefCell<HashMap<String, Rc<Vec<Base>>>>,
}

impl<'a> Spelling<'a> {
    /// Makes a spelling that knows only the exceptions to the stripping of affixes.
    pub(super) fn of(stems: &'a [StemRow]) -> Self {
        Self {
            stems: stems.iter().map(|row| (&*row.word, &*row.stems)).collect(),
            misspelt: HashMap::new(),
            known: HashSet::new(),
            spelt: HashSet::new(),
            cache: RefCell::default(),
        }
    }

    /// Adds a word of the vocabulary. If it may be inflected and is long, it is also found misspelt.
    pub(super) fn learn(&mut self, word: &str, inflected: bool) {
        self.known.insert(word.to_lowercase());
        if inflected && word.len() >= LONG && self.spelt.insert(word.to_owned()) {
            let drops = if word.len() >= VERY_LONG { 2 } else { 1 };
            let shared: Rc<str> = word.into();
            for left in dropped(word, drops) {
                self.misspelt.entry(left).or_default().push(Rc::clone(&shared));
            }
        }
    }

    /// Returns the word itself, and the words of the vocabulary that it may be. A word that it misspells is looked for
    /// only where it is no form of any, and no word of `stems.csv`.
    pub(super) fn bases(&self, word: &str) -> Rc<Vec<Base>> {
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

    /// Returns the word of the vocabulary that this word most likely misspells; `None` where none is near enough, and
    /// for a word that is not of 6 to 30 letters from a to z. The first letter must be right.
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

/// Returns the word itself, and what is left of it without up to `drops` letters.
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
