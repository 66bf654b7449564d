//! Words as people write them: letters in disguise, texts cut into words, and what an inflected word
//! may come from. No vocabulary is known here; what the catalogue's words mean is read in
//! `conformity`.

mod fold;
mod stem;
mod words;

pub use fold::is_hidden;
pub use stem::{Base, Distance, bases};
pub use words::{Break, Case, Text, Word, count, is_blank};
