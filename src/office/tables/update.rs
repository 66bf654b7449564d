//! Brings the tables of the office's catalogue to the version that the program has.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::Serialize;

use super::replace::{Replacement, replace_all};
use crate::catalog::{Catalog, Instead, TableNote, TableUpdate};
use crate::error::{Error, ErrorKind, Result};
use crate::message::message;
use crate::office::session::Office;

/// What an update has made, or would make, of the tables.
#[derive(Debug, Clone, Serialize)]
pub struct CatalogUpdated {
    /// The tables.
    pub tables: Vec<UpdatedTable>,
    /// False where nothing was to be written, or nothing had to be.
    pub written: bool,
    /// What a person should look at once in the tables.
    pub notes: Vec<TableNote>,
}

/// A table, and where the old one is kept.
#[derive(Debug, Clone, Serialize)]
pub struct UpdatedTable {
    /// What becomes of it.
    #[serde(flatten)]
    pub update: TableUpdate,
    /// The name of the file with the table as it was, beside it; `None` where the table stays.
    pub backup: Option<String>,
}

impl Office {
    /// Brings the tables to the version that the program has ([`Catalog::update_of`]), and keeps each table as it was
    /// beside it. All tables must be without a fault then: else nothing is written. With `write` false, nothing is
    /// written in any case. `today` is part of the names of what is kept.
    ///
    /// # Errors
    /// [`ErrorKind::Office`] where there is no office. [`ErrorKind::Catalog`] where a table cannot be read, or with the
    /// faults that the tables would have. [`ErrorKind::Io`] where a file cannot be written.
    pub fn update_catalog(&self, write: bool, today: Date) -> Result<CatalogUpdated> {
        self.settings_text()?;
        let folder = self.folder().join("catalog");
        let update = Catalog::update_of(&folder)?;
        let changes =
            || update.tables.iter().filter_map(|one| Some((one.table, one.change.as_ref()?)));
        let instead: Instead =
            changes().map(|(name, (_, after))| (name.to_owned(), after.clone())).collect();
        let check = Catalog::check_with(&folder, &instead);
        if !check.faults.is_empty() {
            let count = check.faults.len();
            let message =
                message!("after the update the catalogue would have {count} broken cells", count);
            return Err(Error::new(ErrorKind::Catalog, message)
                .faults(check.faults)
                .hint(message!("nothing was written; correct the cells named and update again")));
        }
        // What is kept is written first.
        let mut all = Vec::new();
        let mut names = Vec::new();
        for (name, (before, _)) in changes() {
            let backup = backup_name(&folder, name, today, before);
            let file = folder.join(&backup);
            all.push(Replacement { file, before: None, after: before.clone() });
            names.push((name, backup));
        }
        for (name, (before, after)) in changes() {
            let (file, before) = (folder.join(name), Some(before.clone()));
            all.push(Replacement { file, before, after: after.clone() });
        }
        if update.record_before.as_ref() != Some(&update.record) {
            let file = folder.join(update.record_name);
            let before = update.record_before.clone();
            all.push(Replacement { file, before, after: update.record.clone() });
        }
        if write {
            replace_all(&all)?;
        }
        let backup = |name: &str| {
            names.iter().find(|(known, _)| *known == name).map(|(_, backup)| backup.clone())
        };
        let table = |update: TableUpdate| UpdatedTable { backup: backup(update.table), update };
        let tables = update.tables.into_iter().map(table).collect();
        Ok(CatalogUpdated { tables, written: write && !names.is_empty(), notes: check.notes })
    }
}

/// Returns a name beside the table that no file has yet, or that of a file with these bytes, which an update that was
/// broken off has left.
fn backup_name(folder: &Path, table: &str, today: Date, before: &[u8]) -> String {
    let first = format!("{table}.lama-{today}");
    let taken = |name: &String| -> bool {
        let file: PathBuf = folder.join(name);
        file.symlink_metadata().is_ok() && std::fs::read(&file).ok().as_deref() != Some(before)
    };
    let numbered = (2..).map(|number: u64| format!("{first}-{number}"));
    std::iter::once(first.clone()).chain(numbered).find(|name| !taken(name)).unwrap_or(first)
}
