//! Words as people write them: plain letters behind unusual ones, texts cut into words, and the bases of inflected
//! words. No vocabulary is known here; `conformity` looks up what the catalogue's words mean.

mod fold;
mod stem;
mod words;

pub use fold::is_hidden;
pub use stem::{Base, Distance, bases};
pub use words::{Break, Case, Text, Word, count, is_blank};
