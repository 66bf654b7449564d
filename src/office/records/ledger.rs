//! The ledger: proved, exported, copied.

use std::path::Path;

use serde::Serialize;

use crate::error::Result;
use crate::ledger::LedgerCheck;
use crate::office::session::Session;

/// Tables that were written as CSV.
#[derive(Debug, Serialize)]
pub struct Exported {
    /// `ditulis`.
    pub result: &'static str,
    /// Rows of all tables.
    pub rows: u64,
    /// The folder.
    pub path: String,
    /// Whether the tables tell who people are.
    pub personal: bool,
}

/// A copy of the ledger that was read back.
#[derive(Debug, Serialize)]
pub struct BackedUp {
    /// `lengkap`: a copy that is not is an error.
    pub result: &'static str,
    /// Rows of the copy.
    pub rows: u64,
    /// The last link of its chain.
    pub head: String,
    /// The copy.
    pub path: String,
}

impl Session {
    /// Reads every row of the ledger and holds it against the chain; `head` is a link that was printed once.
    pub fn verify_ledger(&mut self, head: Option<&str>) -> Result<LedgerCheck> {
        self.ledger()?.verify(head)
    }

    /// Writes each table of the ledger as CSV into a folder.
    pub fn export_ledger(&mut self, folder: &Path, personal: bool) -> Result<Exported> {
        let rows = self.ledger()?.export(folder, personal)?;
        Ok(Exported { result: "ditulis", rows, path: folder.display().to_string(), personal })
    }

    /// Copies the ledger while it is in use; the copy is verified.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::Exists`] where the file is there already.
    pub fn backup_ledger(&mut self, file: &Path) -> Result<BackedUp> {
        let check = self.ledger()?.backup(file)?;
        Ok(BackedUp {
            result: check.result,
            rows: check.rows,
            head: check.head,
            path: file.display().to_string(),
        })
    }
}
