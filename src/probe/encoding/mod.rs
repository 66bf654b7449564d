//! Character encodings of tables: recognising them, and decoding.

mod detection;
mod letters;

pub(super) use self::detection::{CellWatch, LineWatch, Utf8Watch};
pub(crate) use self::letters::{ASCII, Letters, is_doubted, name_in_cpg, until_nul};
pub(super) use self::letters::{decode, of_language_driver};
