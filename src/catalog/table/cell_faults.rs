//! Faults of single cells and quotation marks, whatever the column.

use std::path::Path;

use super::damage::{of_any_text, of_letters};
use super::row::Row;
use crate::error::Fault;
use crate::message::message;

/// Returns the fault of a quotation mark that is not closed in its row.
pub(super) fn of_open_mark(file: &Path, line: u64) -> Fault {
    let found = message!("a quotation mark that is not closed");
    Fault::of_row(file, line, found, message!("a second one at the end of the cell"))
        .hint(message!("close it or delete it; the rows below it are read without it"))
}

/// Returns the fault of a cell of any text that has a form which spreadsheets give to other values.
pub(super) fn form_of_sheet(row: &Row<'_>, column: &str) -> Option<Fault> {
    let text = row.text(column);
    let hint = of_any_text(column, text)?.hint(|_| true);
    let expected = match column {
        "edition" => message!("an issue such as 1 or rev1"),
        "kemendagri" => {
            message!("a code of the Ministry of Home Affairs such as 81.71, or nothing")
        }
        "terms" | "aliases" | "names" => message!("values parted by ';'"),
        _ => message!("a text as people write it"),
    };
    Some(Fault::of_cell(row.file, row.line, column, text, expected).hint(hint))
}

/// Returns the fault of a cell with letters that no column may hold.
pub(super) fn wrong_letters(row: &Row<'_>, column: &str) -> Option<Fault> {
    let text = row.text(column);
    let hint = of_letters(text)?.hint(|_| true);
    let expected = message!("letters as they were written");
    Some(Fault::of_cell(row.file, row.line, column, text, expected).hint(hint))
}
