//! Personal data in tables (UU 27/2022). A column is found by its name, after the office's table `personal.csv`, or by
//! its values. Of `.sav`, `.zsav` and `.dta` files only the names are looked at, and a `.por` is not searched. Of other
//! tables values are looked at in the start and in some ranges further on.
//!
//! Findings name columns and never show their cells. In a table without a header, values of the first row stand where
//! the names should be. So a name that looks like personal data itself is replaced by the column's place.

mod column_names;
#[cfg(test)]
mod tests;
mod value_counts;
mod value_kind;

pub(crate) use self::column_names::PersonalColumns;
pub(super) use self::value_counts::ValueCounts;
pub(super) use self::value_kind::SHORTEST;
