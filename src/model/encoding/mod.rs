//! The encodings of texts that people save: [`decoded`] finds out which one a file has, [`TextForm::encoded`] writes
//! a text as the file was.

mod csv_rows;
mod sheet_cell;
mod sheet_list;
pub(in crate::model) mod text_form;

pub use csv_rows::{CsvRow, csv_rows, first_cells};
pub use sheet_cell::{as_sheet_cell, from_sheet_cell};
pub use sheet_list::SheetList;
pub use text_form::{Decoded, Letters, TextForm, Undecoded, decoded};
