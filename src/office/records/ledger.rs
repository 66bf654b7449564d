//! The ledger: verified, exported, copied.

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
    /// Rows of all tables but the chain.
    pub rows: u64,
    /// The path of the folder.
    pub path: String,
    /// Whether personal data are included.
    pub personal: bool,
}

/// A copy of the ledger that was verified.
#[derive(Debug, Serialize)]
pub struct BackedUp {
    /// `lengkap`; any other result is an error.
    pub result: &'static str,
    /// Number of rows in the chain of the copy.
    pub rows: u64,
    /// The last hash of its chain.
    pub head: String,
    /// The path of the copy.
    pub path: String,
}

impl Session {
    /// Verifies the whole ledger. `head` is a last hash that was printed before, such as on a day close. Where the
    /// chain does not have it any more, that is one of the faults.
    pub fn verify_ledger(&mut self, head: Option<&str>) -> Result<LedgerCheck> {
        self.ledger()?.verify(head)
    }

    /// Writes each table of the ledger as CSV into a folder, without personal data unless `personal` is set.
    pub fn export_ledger(&mut self, folder: &Path, personal: bool) -> Result<Exported> {
        let rows = self.ledger()?.export(folder, personal)?;
        Ok(Exported { result: "ditulis", rows, path: folder.display().to_string(), personal })
    }

    /// Copies the ledger while it is in use, and verifies the copy.
    ///
    /// # Errors
    /// As [`Ledger::backup`](crate::ledger::Ledger::backup).
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
