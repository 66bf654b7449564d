//! The tables of an office after a new version of kemas has come: what follows it, and what stays.

use std::path::Path;

use serde::Serialize;

use super::catalogue::Catalog;
use super::shipped::{Merged, RECORD, Record, ShippedTable, merged, was_shipped};
use crate::error::{Error, ErrorKind, Result};
use crate::message::message;

/// What an update makes of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TableState {
    /// It has all that the new version has.
    Current,
    /// The office had not changed it: it becomes the new version.
    Replaced,
    /// The office had changed it: its own rows stay, the others follow the new version.
    Merged,
    /// The office had changed it, and it is not known row by row what: it stays as it is.
    Left,
}

/// A table and what an update makes of it.
#[derive(Debug, Clone, Serialize)]
pub struct TableUpdate {
    /// The name of its file.
    pub table: &'static str,
    /// What becomes of it.
    pub state: TableState,
    /// Rows that are added, by their keys.
    pub added: Vec<String>,
    /// Rows that are replaced.
    pub updated: Vec<String>,
    /// Rows that are removed.
    pub removed: Vec<String>,
    /// Rows that stay as the office has them although the new version has others.
    pub kept: Vec<String>,
    /// The bytes that the file has now, and those that it gets; `None` where it stays.
    #[serde(skip)]
    pub change: Option<(Vec<u8>, Vec<u8>)>,
}

/// What an update makes of all tables. Nothing is written yet.
#[derive(Debug, Clone)]
pub struct CatalogUpdate {
    /// The tables that are in the folder and that kemas comes with.
    pub tables: Vec<TableUpdate>,
    /// The name of the record's file.
    pub record_name: &'static str,
    /// The bytes of the record as it is now; `None` where there is none.
    pub record_before: Option<Vec<u8>>,
    /// The record after the update.
    pub record: Vec<u8>,
}

impl Catalog {
    /// Returns the name and text of the file that says which tables a new office begins with.
    pub fn record_of_builtin() -> (&'static str, String) {
        let mut record = Record::default();
        for (name, text) in builtin_tables() {
            record.tables.insert(name.to_owned(), ShippedTable::of(name, text));
        }
        (RECORD, written(&record))
    }

    /// Compares the tables of a folder with those of this version of kemas. A table of the folder that kemas came with
    /// once becomes the new version. One that the office has changed is merged where the record says what it began
    /// with, and is left where not.
    ///
    /// # Errors
    /// [`ErrorKind::Catalog`] where a table or the record cannot be read.
    pub fn update_of(folder: &Path) -> Result<CatalogUpdate> {
        let file = folder.join(RECORD);
        let record_before = read(&file)?;
        let mut record: Record = match &record_before {
            Some(bytes) => serde_json::from_slice(bytes).map_err(|error| {
                Error::new(ErrorKind::Catalog, message!("this is not a whole record of kemas"))
                    .file(&file)
                    .line(error.line() as u64)
                    .hint(message!(
                        "delete the file; tables that the office has changed are then left as they are"
                    ))
                    .source(error)
            })?,
            None => Record::default(),
        };
        let mut tables = Vec::new();
        for (name, text) in builtin_tables() {
            let Some(own) = read(&folder.join(name))? else { continue };
            let shipped = ShippedTable::of(name, text);
            let update = update(name, own, text, &shipped, record.tables.get(name));
            if update.state != TableState::Left {
                record.tables.insert(name.to_owned(), shipped);
            }
            tables.push(update);
        }
        let record = written(&record).into_bytes();
        Ok(CatalogUpdate { tables, record_name: RECORD, record_before, record })
    }
}

fn update(
    name: &'static str,
    own: Vec<u8>,
    new: &str,
    shipped: &ShippedTable,
    began: Option<&ShippedTable>,
) -> TableUpdate {
    let state = |state, rows: Merged, change| TableUpdate {
        table: name,
        state,
        added: rows.added,
        updated: rows.updated,
        removed: rows.removed,
        kept: rows.kept,
        change,
    };
    let nothing = Merged::default;
    if own == new.as_bytes() {
        return state(TableState::Current, nothing(), None);
    }
    // The table itself is believed before the record, which may come from another folder.
    if was_shipped(name, &own) {
        return state(TableState::Replaced, nothing(), Some((own, new.as_bytes().to_vec())));
    }
    if began.is_some_and(|began| began.sha256 == shipped.sha256) {
        return state(TableState::Current, nothing(), None);
    }
    match began {
        Some(began) => match merged(name, &own, new, &began.rows) {
            Some(rows) if rows.bytes == own => state(TableState::Current, rows, None),
            Some(rows) => {
                let after = rows.bytes.clone();
                state(TableState::Merged, rows, Some((own, after)))
            }
            None => state(TableState::Left, nothing(), None),
        },
        // Without a record, only a table that has all the rows of this version is known to be up to date.
        None => match merged(name, &own, new, &shipped.rows) {
            Some(rows)
                if rows.bytes == own && rows.kept.is_empty() && has_all(name, &own, shipped) =>
            {
                state(TableState::Current, rows, None)
            }
            _ => state(TableState::Left, nothing(), None),
        },
    }
}

/// Returns true where a table has each row of a version as that has it.
fn has_all(name: &str, own: &[u8], shipped: &ShippedTable) -> bool {
    let text = String::from_utf8_lossy(own);
    let rows = ShippedTable::of(name, &text).rows;
    shipped.rows.iter().all(|(key, digest)| rows.get(key) == Some(digest))
}

fn builtin_tables() -> impl Iterator<Item = (&'static str, &'static str)> {
    let is_table =
        |(name, _): &(&str, &str)| Path::new(name).extension().is_some_and(|kind| kind == "csv");
    Catalog::builtin_files().filter(is_table)
}

fn written(record: &Record) -> String {
    let text = serde_json::to_string_pretty(record).unwrap_or_default();
    format!("{text}\n")
}

/// Reads a file; `None` where there is none.
fn read(file: &Path) -> Result<Option<Vec<u8>>> {
    match std::fs::read(file) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => {
            Err(Error::new(ErrorKind::Catalog, message!("cannot read: {error}", error = &error))
                .file(file)
                .source(error))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_table_that_kemas_comes_with_is_among_the_known_versions() {
        for (name, text) in builtin_tables() {
            assert!(
                was_shipped(name, text.as_bytes()),
                "add its SHA-256 to catalog/shipped.txt: {}  {name}",
                crate::fixity::sha256(text.as_bytes())
            );
        }
    }

    #[test]
    fn a_new_office_is_up_to_date() {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in builtin_tables() {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        let (name, text) = Catalog::record_of_builtin();
        std::fs::write(folder.path().join(name), &text).unwrap();
        let update = Catalog::update_of(folder.path()).unwrap();
        assert!(update.tables.iter().all(|table| table.state == TableState::Current));
        assert_eq!(update.record, text.as_bytes());
    }
}
