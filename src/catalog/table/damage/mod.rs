//! What spreadsheets make of cells, and what stood there before.
//!
//! Excel and other programs take a cell for a date or a number where it looks like one, and save what they show. Some
//! of that can be undone: there is one value that is right, or there are few. A damage names these, and whoever asked
//! keeps those that the column may hold. What is lost is only told.

mod codes;
mod column;
mod dates;
mod forms;
mod hint;
mod numbers;
mod signs;

pub(super) use column::{of_cell, of_text};
pub use dates::months_meant;
pub(super) use forms::{is_free_text, of_any_text};
pub use signs::is_spreadsheet_error;
pub(super) use signs::{is_only_hidden, of_letters};
