//! The form of a request: which fields it may have, what may stand in each, and where each stands in the file.
//!
//! [`Form::read`] goes once over the whole JSON, before its values are taken. It refuses what would else be ignored or
//! misread: unknown and repeated fields, values of another type, words that are not in a list, dates in another form,
//! and characters that cannot be seen. Each error has line, column, field and what was probably meant.
//!
//! `encoding` turns the bytes of the file into text. `tree` reads JSON with the place of each value. `fields` lists
//! the known fields. `compare` compares the two, with `types`, `characters`, `other_dates` and `near` for the hints.

mod characters;
mod compare;
mod encoding;
mod fields;
#[expect(clippy::module_inception, reason = "the form is what this folder is about")]
mod form;
mod near;
mod other_dates;
mod place;
mod tree;
mod types;

pub use fields::{CATEGORIES, UNITS};
pub use form::Form;
pub use near::nearest;
pub use place::placed;
