//! Lists of an office's data, as a workbook or as CSV: their rows become products.
//!
//! Columns are known by their names, in Indonesian or English. What a cell says directly counts before what the names
//! in the row say. A cell that cannot be understood is unclear, and told with its text.

mod cells;
mod columns;
mod reading;
mod sheet;
#[cfg(test)]
mod tests;

pub(super) use self::reading::{ListRead, read_list};
