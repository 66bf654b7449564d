//! Which words and phrases of the catalogue's vocabularies stand in a text, and which are negated.
//!
//! [`Lexicon`] compiles the vocabularies once; [`Lexicon::scan`] reads a text with them in one
//! pass; [`Scan`] answers where which class or phrase stands, and whether it is negated. Time
//! grows with the text's length alone, whatever a visitor sends.

mod hits;
mod lexicon;
mod negation;
mod search;
mod spelling;

pub(super) use lexicon::Lexicon;
pub(super) use search::Scan;
