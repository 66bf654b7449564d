//! Finds the words and phrases of the catalogue's vocabularies in a text, and which of them are negated.
//!
//! [`Lexicon`] prepares the vocabularies once. [`Lexicon::scan`] reads a text in one pass. [`Scan`] says where which
//! class or phrase stands, and whether it is negated. The time depends only on the length of the text, whatever a
//! visitor writes.

mod hits;
mod lexicon;
mod negation;
mod search;
mod spelling;

pub(super) use lexicon::Lexicon;
pub(super) use search::Scan;
