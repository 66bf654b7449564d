//! Lists of an office's data, as a workbook or as CSV: their rows become products.
//!
//! Columns are known by their names, in Indonesian or English. What a cell says directly counts before what the names
//! in the row say; where the two contradict each other, both are named and the cell is unclear. So it is where a cell
//! cannot be understood, or says `?`.

mod cells;
mod columns;
mod is_map;
mod own_form;
mod places;
mod reading;
mod row;
mod sheet;
#[cfg(test)]
mod tests;
mod times;

pub(super) use self::reading::{ListRead, read_list};
