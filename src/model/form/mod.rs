//! The form of a request: which fields it may have, what may stand in each, and where each stands in the file.
//!
//! [`Form::read`] goes once over the whole JSON, before its values are taken. It refuses what would else be ignored or
//! misread: unknown and repeated fields, values of another type, words that are not in a list, dates in another form.
//! Outside of free texts it also refuses characters that cannot be seen and digits of another script. The first fault
//! is the error, with its line and column, and a hint at what to write.
//!
//! `encoding` turns the bytes of the file into text. `tree` reads JSON with the place of each value. `fields` lists
//! the known fields. `compare` compares the two: `types` and `characters` find faults, `other_dates` and `near` find
//! what was probably meant.

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
