//! A row of a list, whose cells are asked for by what their columns hold.

use super::columns::{Meaning, Place, place};
use super::sheet::SheetRow;
use crate::catalog::{damage_of, is_spreadsheet_error};
use crate::message::{Message, message};
use crate::proposal::product::Found;

/// A cell with text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell<'r> {
    pub(super) text: &'r str,
    /// The name of its column.
    pub(super) name: &'r str,
    column: usize,
    line: u64,
}

/// A row under its header.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'r> {
    pub(super) header: &'r [String],
    pub(super) meanings: &'r [Option<Meaning>],
    pub(super) under: &'r SheetRow,
}

impl<'r> Row<'r> {
    /// Returns the first cell with text whose column holds this.
    pub(super) fn cell(self, wanted: Meaning) -> Option<Cell<'r>> {
        self.cells(|meaning| meaning == wanted).next()
    }

    /// Returns the cells with text whose columns hold what `wanted` accepts.
    pub(super) fn cells(self, wanted: impl Fn(Meaning) -> bool) -> impl Iterator<Item = Cell<'r>> {
        let all = self.meanings.iter().zip(&self.under.cells).zip(self.header).enumerate();
        let line = self.under.line;
        all.filter_map(move |(column, ((meaning, text), name))| {
            let fits = meaning.is_some_and(&wanted) && !text.is_empty();
            fits.then_some(Cell { text, name, column, line })
        })
    }

    /// Returns the cell of a column of the tables.
    pub(super) fn column(self, name: &'static str) -> Option<Cell<'r>> {
        self.cell(Meaning::Column(name))
    }

    /// Returns where the cell of a column of the tables is, though it may be empty.
    pub(super) fn place_of(self, name: &'static str) -> String {
        let place = self.meanings.iter().position(|m| *m == Some(Meaning::Column(name)));
        place.map_or_else(|| self.under.line.to_string(), |column| address(column, self.under.line))
    }
}

impl Cell<'_> {
    /// Returns its place as spreadsheets show it: `C7`.
    pub(super) fn place(self) -> String {
        address(self.column, self.line)
    }

    /// Returns which regions it holds, in a column of regions.
    pub(super) fn place_kind(self) -> Place {
        place(self.name)
    }

    /// Returns true where it says that its value is not known, or holds an error of a spreadsheet.
    pub(super) fn is_open(self) -> bool {
        self.text.chars().all(|c| c == '?') || is_spreadsheet_error(self.text)
    }

    /// Returns its value with its reason; unclear where that is `None`. `column` is the one of the tables by which
    /// spreadsheets' damage is known.
    pub(super) fn found(self, column: &str, value: Option<String>) -> Found {
        match value {
            Some(value) if !self.is_open() => {
                Found::sure(value, message!("the column '{name}'", name = self.name))
            }
            _ => Found::unclear(self.not_understood(column)),
        }
    }

    /// Says that the cell is open or not understood, and what a spreadsheet made of it.
    pub(super) fn not_understood(self, column: &str) -> Message {
        let (name, place, text) = (self.name, self.place(), self.text);
        if self.is_open() {
            return message!("the column '{name}' ({place}) says '{text}'", name, place, text);
        }
        match damage_of(column, text) {
            Some(hint) => message!(
                "the column '{name}' ({place}) says '{text}': {hint}",
                name,
                place,
                text,
                hint
            ),
            None => message!(
                "the column '{name}' ({place}) says '{text}', which is not understood",
                name,
                place,
                text
            ),
        }
    }

    /// Names the value of the cell, for a contradiction.
    pub(super) fn says(self, value: &str) -> Message {
        let (name, place) = (self.name, self.place());
        message!("{value} in the column '{name}' ({place})", value, name, place)
    }
}

/// Returns a cell's place as spreadsheets show it; columns are counted from 0.
fn address(column: usize, line: u64) -> String {
    let mut letters = String::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.insert(0, char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    format!("{letters}{line}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_have_the_places_of_spreadsheets() {
        for (column, expected) in [(0, "A7"), (25, "Z7"), (26, "AA7"), (701, "ZZ7"), (702, "AAA7")]
        {
            assert_eq!(address(column, 7), expected);
        }
    }
}
