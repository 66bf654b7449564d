//! Words as people write them: plain letters behind unusual ones, texts cut into words, and the bases that inflected
//! words may have. No vocabulary is known here; `conformity` compares the bases with the words of the catalogue.

mod fold;
mod stem;
mod words;

pub use fold::is_hidden;
pub use stem::{Base, Distance, bases};
pub use words::{Break, Case, Text, Word, count, is_blank};
