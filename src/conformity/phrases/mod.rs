//! Finds the words and phrases of the catalogue's vocabularies in a text, and which of them are negated.
//!
//! [`Lexicon`] prepares the vocabularies for all texts of a request. [`Lexicon::scan`] searches one text. [`Scan`] says
//! where which class or phrase stands, and whether it is negated. Around each word only a limited number of words is
//! looked at, so that a long text does not take more time for each word than a short one.

mod hits;
mod lexicon;
mod negation;
mod search;
mod spelling;

pub(super) use lexicon::Lexicon;
pub(super) use search::Scan;
