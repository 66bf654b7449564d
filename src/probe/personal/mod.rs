//! Personal data in tables (UU 27/2022). A column is found by its name, after the office's table `personal.csv`, or
//! by its values. Values are looked at in the start of a table and in some ranges further on.
//!
//! Findings name columns and never show values. So they do not show the first row of a table without a header.

mod column_names;
#[cfg(test)]
mod tests;
mod value_counts;
mod value_kind;

pub(crate) use self::column_names::PersonalColumns;
pub(super) use self::value_counts::ValueCounts;
pub(super) use self::value_kind::SHORTEST;
