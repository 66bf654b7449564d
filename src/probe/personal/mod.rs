//! Personal data in tables (UU 27/2022): columns whose names tell of it, by the office's table
//! `personal.csv`, and columns whose values look like it, in the start of a table and some ranges farther
//! on.
//!
//! Columns are named, values never: a cell of a table without a header is not repeated either.

mod column_names;
#[cfg(test)]
mod tests;
mod value_counts;
mod value_kind;

pub(crate) use self::column_names::PersonalColumns;
pub(super) use self::value_counts::ValueCounts;
pub(super) use self::value_kind::SHORTEST;
