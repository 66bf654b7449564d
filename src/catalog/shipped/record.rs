//! The record of an office: the version of each table that it began with.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::super::table::{WrittenRow, WrittenTable};
use crate::fixity::sha256;

/// The name of the record in the catalogue's folder.
pub(in crate::catalog) const RECORD: &str = "shipped.json";

/// The tables of which rows are known by the values of some columns. In the others, two rows may be the same in all
/// columns but one.
const KEYS: [(&str, &[&str]); 9] = [
    ("regions.csv", &["code"]),
    ("topics.csv", &["id"]),
    ("datasets.csv", &["id"]),
    ("layers.csv", &["id"]),
    ("tariffs.csv", &["id"]),
    ("media.csv", &["kind"]),
    ("map_fields.csv", &["level", "field"]),
    ("personal.csv", &["pattern"]),
    ("stems.csv", &["word"]),
];

/// What an office's tables come from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::catalog) struct Record {
    /// By the table's name.
    pub(in crate::catalog) tables: BTreeMap<String, ShippedTable>,
}

/// A version of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::catalog) struct ShippedTable {
    /// The SHA-256 of the file.
    pub(in crate::catalog) sha256: String,
    /// The beginning of each row's SHA-256, by the row's key. Empty for tables whose rows have none.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(in crate::catalog) rows: BTreeMap<String, String>,
}

impl ShippedTable {
    /// Takes the version from the text of a built-in table.
    pub(in crate::catalog) fn of(name: &str, text: &str) -> Self {
        let mut rows = BTreeMap::new();
        if let (Some(keys), Some(table)) = (keys_of(name), WrittenTable::read(text.as_bytes(), &[]))
        {
            let columns = table.names().to_vec();
            for row in table.rows().iter().filter(|row| row.has_cells()) {
                rows.insert(key_of(&table, row, keys), digest_of(&table, row, &columns));
            }
        }
        Self { sha256: sha256(text.as_bytes()).to_string(), rows }
    }
}

/// Returns the columns that make the key of a row; `None` where rows have none.
pub(super) fn keys_of(table: &str) -> Option<&'static [&'static str]> {
    KEYS.into_iter().find(|(name, _)| *name == table).map(|(_, keys)| keys)
}

/// Returns the key of a row.
pub(super) fn key_of(table: &WrittenTable, row: &WrittenRow, keys: &[&str]) -> String {
    keys.iter().map(|key| table.cell(row, key)).collect::<Vec<_>>().join(" ")
}

/// Returns the beginning of the SHA-256 over the cells of a row in these columns.
pub(super) fn digest_of(table: &WrittenTable, row: &WrittenRow, columns: &[String]) -> String {
    let cells: Vec<&str> = columns.iter().map(|column| table.cell(row, column)).collect();
    let digest = sha256(cells.join("\u{1f}").as_bytes()).to_string();
    digest[..16].to_owned()
}
