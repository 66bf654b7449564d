//! Rows that have not as many cells as the header. Where one cause explains many of them, there is one fault for all.

use std::path::Path;

use csv::StringRecord;

use super::separator::{SEPARATORS, cells};
use crate::error::Fault;
use crate::message::{Message, message};

/// The most rows of one length that are told one by one.
const SINGLE: usize = 3;

/// A row that has not as many cells as the header.
#[derive(Debug, Clone)]
pub(super) struct OddRow {
    pub(super) line: u64,
    pub(super) record: StringRecord,
    /// The row as it stands in the file.
    pub(super) raw: String,
}

/// What a group of rows has in common.
#[derive(PartialEq, Eq)]
enum Cause {
    /// Another separator than the header's.
    Separator(u8),
    /// The whole row stands in one cell, in quotes.
    OneCell,
    /// The number of cells.
    Length(usize),
}

/// Returns the only fault of a table in which more rows have another separator than the header than fit the header,
/// which are `fitting` rows: those that fit do so by chance. `None` for any other table.
pub(super) fn of_table(
    file: &Path,
    odd: &[OddRow],
    fitting: usize,
    (width, separator): (usize, u8),
) -> Option<Fault> {
    let others = SEPARATORS.into_iter().filter(|other| *other != separator);
    let rows = |other: u8| {
        odd.iter().filter(move |row| cause(row, width, separator) == Cause::Separator(other))
    };
    let other = others.max_by_key(|other| rows(*other).count())?;
    let count = rows(other).count();
    let first = rows(other).next().filter(|_| count > fitting)?;
    Some(of_many(file, first, &Cause::Separator(other), count, (width, separator)))
}

/// Returns the faults of these rows.
pub(super) fn faults(file: &Path, odd: &[OddRow], width: usize, separator: u8) -> Vec<Fault> {
    let mut groups: Vec<(Cause, Vec<usize>)> = Vec::new();
    for (at, row) in odd.iter().enumerate() {
        let cause = cause(row, width, separator);
        match groups.iter_mut().find(|(known, _)| *known == cause) {
            Some((_, rows)) => rows.push(at),
            None => groups.push((cause, vec![at])),
        }
    }
    let mut faults = Vec::new();
    for (cause, rows) in groups {
        if matches!(cause, Cause::Length(_)) && rows.len() <= SINGLE {
            let single = |at: usize| {
                let row = &odd[at];
                let fault = of_one(file, row, width);
                if row.record.len() <= width {
                    return fault;
                }
                fault.hint(message!(
                    "put a cell that contains '{separator}' in quotation marks",
                    separator = char::from(separator)
                ))
            };
            faults.extend(rows.into_iter().map(single));
        } else if let Some(first) = rows.first().map(|at| &odd[*at]) {
            faults.push(of_many(file, first, &cause, rows.len(), (width, separator)));
        }
    }
    faults
}

/// Returns the fault of all rows with more cells than the header that were too many to look at one by one.
pub(super) fn of_rest(file: &Path, rest: &[OddRow], width: usize) -> Option<Fault> {
    let found =
        message!("{count} further rows with more cells than the header", count = rest.len());
    let fault = Fault::of_row(file, rest.first()?.line, found, as_header(width));
    Some(fault.hint(message!("correct the rows that are named, and check the table again")))
}

impl OddRow {
    /// Returns true where the row has more cells than the header, and no other separator explains it.
    pub(super) fn has_more_cells(&self, width: usize, separator: u8) -> bool {
        self.record.len() > width && matches!(cause(self, width, separator), Cause::Length(_))
    }
}

/// Returns the fault of one row.
pub(super) fn of_one(file: &Path, row: &OddRow, width: usize) -> Fault {
    let found = message!("{count} cells", count = row.record.len());
    let fault = Fault::of_row(file, row.line, found, as_header(width));
    // A row goes on behind its line where a quotation mark is open.
    if row.record.len() < width && row.record.iter().any(|cell| cell.contains(['\n', '\r'])) {
        return fault.hint(message!("look for a quotation mark that is not closed"));
    }
    fault
}

fn of_many(
    file: &Path,
    first: &OddRow,
    cause: &Cause,
    rows: usize,
    (width, separator): (usize, u8),
) -> Fault {
    let at = |found, expected| Fault::of_row(file, first.line, found, expected);
    match cause {
        Cause::Separator(other) => {
            let found =
                message!("{rows} rows with {other} between the cells", rows, other = sign(*other));
            let expected = message!("{separator} as in the header", separator = sign(separator));
            at(found, expected).hint(message!("use the same separator in the whole table"))
        }
        Cause::OneCell => {
            let found = message!("{rows} rows of which each stands in one cell", rows);
            at(found, as_header(width)).hint(opened_with_another())
        }
        Cause::Length(cells) => {
            let found = message!("{cells} cells in {rows} rows", cells, rows);
            let hint = message!("correct the separators or quotation marks of these rows");
            at(found, as_header(width)).hint(hint)
        }
    }
}

/// Returns what to do with a table that a spreadsheet opened with another separator than the table's, and saved.
pub(super) fn opened_with_another() -> Message {
    message!(
        "a spreadsheet opened the table with another separator; take the table as it was before, \
         and open it by Data > From Text/CSV"
    )
}

fn as_header(width: usize) -> Message {
    message!("{count} cells as in the header", count = width)
}

fn cause(row: &OddRow, width: usize, separator: u8) -> Cause {
    let fits = |text: &str, by: u8| cells(text, by).len() == width;
    if width > 1 {
        let others = SEPARATORS.into_iter().filter(|other| *other != separator);
        let mut others = others.filter(|other| fits(&row.raw, *other));
        if let Some(other) = others.next() {
            return Cause::Separator(other);
        }
        let inner = row.record.get(0).filter(|_| row.record.len() == 1);
        if inner.is_some_and(|inner| SEPARATORS.into_iter().any(|by| fits(inner, by))) {
            return Cause::OneCell;
        }
    }
    Cause::Length(row.record.len())
}

/// Returns a separator as it is shown.
fn sign(separator: u8) -> Message {
    match separator {
        b'\t' => message!("tabs"),
        other => Message::verbatim(format!("'{}'", char::from(other))),
    }
}
