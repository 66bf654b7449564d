//! One row of a table, whose cells are parsed by the name of their column.

use std::collections::HashMap;
use std::path::Path;

use csv::StringRecord;

use super::damage::{of_cell, of_text};
use crate::error::Fault;
use crate::message::{Message, message, or};
use crate::model::from_sheet_cell;

/// The most likely values that a hint shows; further ones are counted.
const LIKELY: usize = 4;

/// One row of a table. Its methods that check a cell record a fault and return `None` where the cell is wrong. The
/// fault's hint has the right value, where a spreadsheet has changed the cell and that value is known.
pub(in crate::catalog) struct Row<'a> {
    pub(super) file: &'a Path,
    pub(super) header: &'a HashMap<String, usize>,
    pub(super) line: u64,
    pub(super) record: &'a StringRecord,
    pub(super) faults: &'a mut Vec<Fault>,
    /// Faults with which the table is used all the same. Only a check of the tables tells them.
    pub(super) of_check: &'a mut Vec<Fault>,
}

impl Row<'_> {
    /// Returns the number of the line on which the row begins.
    pub(in crate::catalog) fn line(&self) -> u64 {
        self.line
    }

    /// Returns a cell without white space around it, and without the apostrophe that keeps a spreadsheet from running
    /// it; empty where the column is missing.
    pub(in crate::catalog) fn text(&self, column: &str) -> &str {
        let cell = self.header.get(column).and_then(|&i| self.record.get(i)).unwrap_or("");
        from_sheet_cell(cell.trim())
    }

    /// Returns a cell, which must not be empty.
    pub(in crate::catalog) fn filled(&mut self, column: &str) -> Option<String> {
        let text = self.parse(column, message!("some text"), |text| {
            (!text.is_empty()).then(|| text.to_owned())
        })?;
        self.undamaged(column, message!("some text"), |_| true).map(|()| text)
    }

    /// Refuses a cell of any text that is surely a spreadsheet's work. Of the right values, those that fit are named.
    pub(in crate::catalog) fn undamaged(
        &mut self,
        column: &str,
        expected: Message,
        fits: impl Fn(&str) -> bool,
    ) -> Option<()> {
        let Some(damage) = of_text(column, self.text(column)) else { return Some(()) };
        self.fault_with(column, expected, Some(damage.hint(fits)));
        None
    }

    /// Parses a cell; `expected` says in the fault what should stand there.
    pub(in crate::catalog) fn parse<T>(
        &mut self,
        column: &str,
        expected: Message,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        self.parse_with(column, expected, |_| Vec::new(), parse)
    }

    /// Parses a cell. Of a wrong one, `likely` returns what else may have been meant.
    pub(in crate::catalog) fn parse_with<T>(
        &mut self,
        column: &str,
        expected: Message,
        likely: impl Fn(&str) -> Vec<String>,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let value = parse(self.text(column));
        if value.is_none() {
            let fits = |right: &str| parse(right).is_some();
            let hint = hint(column, self.text(column), &likely, fits);
            self.fault_with(column, expected, hint);
        }
        value
    }

    /// Parses a cell that may be empty: `Some(None)` where it is empty, `None` where it is wrong.
    #[allow(clippy::option_option)]
    pub(in crate::catalog) fn optional<T>(
        &mut self,
        column: &str,
        expected: Message,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<Option<T>> {
        if self.text(column).is_empty() {
            return Some(None);
        }
        self.parse(column, expected, parse).map(Some)
    }

    /// Parses the values of a cell that are separated by `;`. An empty cell has none; one wrong value makes the whole
    /// cell wrong.
    pub(in crate::catalog) fn many<T>(
        &mut self,
        column: &str,
        expected: Message,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<Vec<T>> {
        self.many_with(column, expected, |_| Vec::new(), parse)
    }

    /// Parses the values of a cell as [`Self::many`] does. Of a wrong value, `likely` returns what else may have been
    /// meant.
    pub(in crate::catalog) fn many_with<T>(
        &mut self,
        column: &str,
        expected: Message,
        likely: impl Fn(&str) -> Vec<String>,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<Vec<T>> {
        let parts = self.text(column).split(';').map(str::trim).filter(|part| !part.is_empty());
        let (mut values, mut wrong) = (Vec::new(), None);
        for part in parts {
            match parse(part) {
                Some(value) => values.push(value),
                None if wrong.is_none() => wrong = Some(part),
                None => {}
            }
        }
        let Some(wrong) = wrong else { return Some(values) };
        // Of one wrong value there may be several right ones.
        let fits = |right: &str| right.split(';').all(|one| parse(one).is_some());
        let hint = hint(column, wrong, &likely, fits);
        self.fault_with(column, expected, hint);
        None
    }

    /// Records that a cell is wrong.
    pub(in crate::catalog) fn fault(&mut self, column: &str, expected: Message) {
        self.fault_with(column, expected, None);
    }

    /// Records that a cell is wrong which earlier versions took: only a check of the tables tells it.
    pub(in crate::catalog) fn fault_of_check(&mut self, column: &str, expected: Message) {
        let text = self.text(column);
        self.of_check.push(Fault::of_cell(self.file, self.line, column, text, expected));
    }

    /// Records that a cell is wrong, and what to do now.
    pub(in crate::catalog) fn fault_with(
        &mut self,
        column: &str,
        expected: Message,
        hint: Option<Message>,
    ) {
        let fault = Fault::of_cell(self.file, self.line, column, self.text(column), expected);
        self.faults.push(Fault { hint, ..fault });
    }
}

/// Returns what to do about a wrong value of a column.
fn hint(
    column: &str,
    text: &str,
    likely: impl Fn(&str) -> Vec<String>,
    fits: impl Fn(&str) -> bool,
) -> Option<Message> {
    let damage = of_cell(column, text);
    let known = damage.as_ref().is_some_and(|damage| damage.right.iter().any(|right| fits(right)));
    if !known {
        let mut likely = likely(text);
        likely.retain(|value| fits(value));
        if !likely.is_empty() {
            let values = or(likely).up_to(LIKELY);
            return Some(match damage {
                Some(damage) => message!("{cause}; was it {values}?", cause = damage.cause, values),
                None => message!("was it {values}?", values),
            });
        }
    }
    damage.map(|damage| damage.hint(fits))
}
