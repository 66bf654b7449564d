//! What the names of a file and of the folders above it say.

mod marks;
mod periods;
mod regions;
mod said;
mod surveys;
#[cfg(test)]
mod tests;
mod token;
mod words;

pub(super) use self::marks::{copied_name, is_unfinished};
pub(super) use self::periods::{Months, Part, parts};
pub(super) use self::said::Said;
pub(super) use self::surveys::any_year;
pub(super) use self::token::Name;
pub(super) use self::words::{MapNames, TableNames, Words};
