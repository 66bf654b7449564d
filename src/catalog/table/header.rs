//! What is wrong with the header of a table.

use std::path::Path;

use super::odd_rows::opened_with_another;
use super::separator::{SEPARATORS, cells};
use crate::error::Fault;
use crate::message::{Message, in_a_row, message};

/// Columns that a table may have and need not: none of them stands for a missing one.
const OPTIONAL: [&str; 1] = ["reference_price"];

/// The most missing columns that are told one by one.
const SINGLE: usize = 3;

/// The most names of a header that are shown.
const SHOWN: usize = 12;

/// The most lines in which a header is looked for.
const MOST_ABOVE: usize = 10;

/// The place of a header, and what it must have.
pub(super) struct Header<'a> {
    pub(super) file: &'a Path,
    pub(super) line: u64,
    pub(super) columns: &'a [&'a str],
}

impl Header<'_> {
    /// Returns the faults of a header with these names. `text` is that of the table, from the header.
    pub(super) fn faults(&self, names: &[String], separator: u8, text: &str) -> Vec<Fault> {
        let is_missing = |column: &&&str| !names.iter().any(|name| name == **column);
        let missing: Vec<&str> = self.columns.iter().filter(is_missing).copied().collect();
        // What another program has added to each line stands behind the last name.
        let padded = |column: &&str| {
            names.iter().any(|name| name.trim_end_matches([';', ',', '\t']) == *column)
        };
        if separator == b',' && missing.iter().any(padded) && missing.len() == 1 {
            let found = message!("separators of another kind at the end of the lines");
            return vec![self.fault(found, opened_with_another())];
        }
        if missing.len() == self.columns.len()
            && let Some(fault) = self.without_columns(names, text)
        {
            return vec![fault];
        }
        if missing.len() > SINGLE {
            let found = if names.is_empty() {
                message!("no header")
            } else {
                message!("the header {names}", names = in_a_row(names).up_to(SHOWN))
            };
            let hint = message!("write the names of the columns as the program has them");
            return vec![self.fault(found, hint)];
        }
        let is_other = |name: &str| !self.columns.contains(&name) && !OPTIONAL.contains(&name);
        let others: Vec<&String> = names.iter().filter(|name| is_other(name)).collect();
        missing.iter().map(|column| self.without(column, &others, missing.len())).collect()
    }

    /// Returns the fault of a first line that has none of the columns, where its cause is known.
    fn without_columns(&self, names: &[String], text: &str) -> Option<Fault> {
        let is_header = |line: &str| {
            SEPARATORS.into_iter().any(|by| {
                let names = cells(line, by);
                self.columns.iter().all(|column| names.iter().any(|name| name.trim() == *column))
            })
        };
        let above = text.lines().take(MOST_ABOVE).position(is_header);
        if let Some(lines) = above.filter(|lines| *lines > 0) {
            let found = message!("{lines} lines above the header", lines);
            return Some(self.fault(found, message!("delete the lines above the header")));
        }
        let [only] = names else { return None };
        if self.columns.len() == 1 {
            return None;
        }
        let inner = |by: u8| cells(only, by).len() >= self.columns.len();
        let hint = if SEPARATORS.into_iter().any(inner) {
            opened_with_another()
        } else {
            message!("part the cells by commas, semicolons or tabs")
        };
        Some(self.fault(message!("a header with one cell"), hint))
    }

    /// Returns the fault of a missing column. Another column that is probably meant is named: one that differs in upper
    /// and lower case, or the only other one.
    fn without(&self, column: &str, others: &[&String], missing: usize) -> Fault {
        let only = others.first().filter(|_| others.len() == 1 && missing == 1);
        let meant = others.iter().find(|name| name.eq_ignore_ascii_case(column)).or(only);
        let expected = message!("a column '{column}' in the header", column);
        let found = meant.map_or("", |name| name.as_str());
        let fault = Fault::of_cell(self.file, self.line, column, found, expected);
        match meant {
            Some(name) => fault.hint(message!(
                "if the column '{name}' is meant, name it {column}",
                name = *name,
                column
            )),
            None => fault,
        }
    }

    fn fault(&self, found: Message, hint: Message) -> Fault {
        let all = message!("the columns {names} in the header", names = in_a_row(self.columns));
        Fault::of_row(self.file, self.line, found, all).hint(hint)
    }
}
