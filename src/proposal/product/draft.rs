//! A product whose row is being made.

use std::collections::BTreeMap;

use super::proposed::Found;
use crate::catalog::ProductTable;
use crate::message::Message;

/// What is known of a product before its row is made. Cells that are not known follow from the others.
#[derive(Debug, Clone)]
pub(in crate::proposal) struct Draft {
    /// The table of its row.
    pub(in crate::proposal) table: ProductTable,
    /// What is known, by column.
    pub(in crate::proposal) given: BTreeMap<&'static str, Found>,
    /// Its files, or its line in a list.
    pub(in crate::proposal) files: Vec<String>,
    pub(in crate::proposal) bytes: u64,
    /// The names of the columns of its tables, one in a line.
    pub(in crate::proposal) columns: String,
    /// What else is to be known.
    pub(in crate::proposal) notes: Vec<Message>,
    /// The product of the catalogue that has its files already.
    pub(in crate::proposal) owner: Option<String>,
    /// True where names or columns contradict each other on the coverage. Nothing may stand in for it then.
    pub(in crate::proposal) contradicted: bool,
    /// Why the coverage is unclear, where nothing says it.
    pub(in crate::proposal) open_coverage: Option<Found>,
    /// True for files in a store of the office.
    pub(in crate::proposal) is_in_store: bool,
    /// True for a row of a list, which has no files.
    pub(in crate::proposal) is_row: bool,
}

impl Draft {
    pub(in crate::proposal) fn new(table: ProductTable) -> Self {
        Self {
            table,
            given: BTreeMap::new(),
            files: Vec::new(),
            bytes: 0,
            columns: String::new(),
            notes: Vec::new(),
            owner: None,
            contradicted: false,
            open_coverage: None,
            is_in_store: false,
            is_row: false,
        }
    }

    /// Returns the value of a column, where it is known.
    pub(in crate::proposal) fn text(&self, column: &str) -> Option<&str> {
        self.given.get(column).and_then(Found::text)
    }

    /// Returns what is known of a column, or else what `otherwise` finds.
    pub(in crate::proposal) fn or(
        &self,
        column: &'static str,
        otherwise: impl FnOnce() -> Found,
    ) -> Found {
        self.given.get(column).cloned().unwrap_or_else(otherwise)
    }
}
