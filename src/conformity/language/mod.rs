//! Reading free texts: words, their stems, the phrases of the vocabularies, and negation.
//!
//! [`Lexicon`] compiles the vocabularies once; [`Lexicon::scan`] reads a text with them in one
//! pass; [`Scan`] answers where which class or phrase stands, and whether it is negated. Time
//! grows with the text's length alone, whatever a visitor sends.

mod fold;
mod lexicon;
mod negation;
mod search;
mod stem;
mod text;

pub(super) use fold::is_hidden;
pub(super) use lexicon::Lexicon;
pub(super) use search::{Found, Scan};
pub(super) use text::{Break, Case, Text, count, is_blank};
