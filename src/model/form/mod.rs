//! The form of a request: which fields it may have, what may stand in each, and where each stands in the file.
//!
//! [`Form::read`] goes once over the whole JSON, before its values are taken. It refuses what would else be ignored or
//! misread: unknown and repeated fields, values of another type, words that are not in a list, dates in another form.
//! Nowhere may a character stand that cannot be seen, and outside of free texts no digit of another script. The first
//! fault is the error, with its line and column, and a hint at what to write.
//!
//! `encoding` turns the bytes of the file into text. `tree` reads JSON with the place of each value. `fields` lists
//! the known fields. `compare` compares the two: `types`, `text_fault` and `characters` find faults, `other_dates` and
//! `near` find what was probably meant.

mod characters;
mod compare;
mod encoding;
mod fields;
#[expect(clippy::module_inception, reason = "the form is what this folder is about")]
mod form;
mod near;
mod other_dates;
mod place;
mod text_fault;
mod tree;
mod types;

pub use characters::{Room, harmless, unfit_character};
pub use fields::{CATEGORIES, LONGEST_NAME, UNITS};
pub use form::Form;
pub use near::{is_mistyped, is_one_letter_off, is_respelt, is_same_text, nearest};
pub use other_dates::written_day;
pub use place::placed;
