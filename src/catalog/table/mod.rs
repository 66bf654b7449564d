//! Tables as CSV, as offices edit them: mostly in a spreadsheet, which saves them in forms of its own and changes some
//! cells on the way.
//!
//! [`Table`] reads a file whatever separator and encoding it has. What cannot be read as meant is a fault, with the
//! right value as its hint where that is known. [`WrittenTable`] puts rows into a file and leaves all else as it is.
//! Which columns a table has, and what they mean, is not known here.

mod block_ends;
mod cell_faults;
mod comments;
mod csv_table;
mod damage;
mod damage_of;
mod file_text;
mod header;
mod line_numbers;
mod lost_quotes;
mod note;
mod odd_rows;
mod row;
mod separator;
mod written;

pub(super) use csv_table::Table;
pub use damage::{is_spreadsheet_error, months_meant};
pub(crate) use damage_of::damage_of;
pub use note::TableNote;
pub(super) use note::{TableForm, examples_of_letters, notes_on_doubts, notes_on_forms};
pub(super) use row::Row;
pub(super) use written::{WrittenRow, WrittenTable};
