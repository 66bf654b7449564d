//! The durable record: what was asked, decided, packed, charged, paid and handed over.
//!
//! Rows are only ever added: triggers refuse a change or a removal, and numbers of papers are
//! given out inside the transaction that keeps the paper, so that a series has no gap and no
//! twin. The ledger computes no price; it keeps what `billing` made, and refuses a step that
//! comes before the steps it needs, with the command that is missing.
//!
//! A request may be handed in again in another version until one version is agreed or paid; the
//! version recorded last is the current one, and every question by number is about it.

mod cash;
mod day;
mod endings;
mod goods;
mod keep;
mod migrate;
mod money;
mod numbers;
mod papers;
mod people;
mod requests;
mod rows;
mod schema;
mod standing;
mod steps;
mod verify;
mod visits;
mod zero;

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::civil::DateTime;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use serde::Serialize;
use serde::de::DeserializeOwned;

pub use cash::{BillingCode, Deposit};
pub use endings::Correction;
pub use goods::{Planned, RecordedAgreement, RecordedApproval, Verified};
pub use numbers::Series;
pub use people::FORGOTTEN;
pub use requests::RecordedRequest;
pub use steps::StepTaken;
pub use verify::{LedgerCheck, LedgerFault};
pub use visits::{Guest, Visit, Waiting};

use crate::error::{Error, ErrorKind, Result};

/// How long a writer waits for another before it gives up: a paper takes milliseconds.
const PATIENCE: Duration = Duration::from_secs(30);

/// An open ledger.
#[derive(Debug)]
pub struct Ledger {
    connection: Connection,
    path: PathBuf,
}

impl Ledger {
    /// Opens the ledger at a path, or begins one; only the owner may read the file.
    ///
    /// # Errors
    /// [`ErrorKind::Ledger`] where the file is no ledger or of a newer version of the program.
    pub fn open(path: &Path) -> Result<Self> {
        let open = || -> Result<Connection> {
            let mut connection = Connection::open(path).map_err(broken)?;
            keep_private(path)?;
            // The pragma and not rusqlite's call, which needs a newer SQLite than the system's 3.40.
            let patience = format!("PRAGMA busy_timeout = {}", PATIENCE.as_millis());
            connection.execute_batch(&patience).map_err(broken)?;
            schema::prepare(&mut connection)?;
            Ok(connection)
        };
        let connection = open().map_err(|error| error.file(path))?;
        Ok(Self { connection, path: path.to_path_buf() })
    }

    /// Returns where the ledger lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Sets the moment that is kept with what is recorded from now on; without one none is kept.
    pub fn set_clock(&mut self, moment: DateTime) -> Result<()> {
        let moment = moment.strftime("%Y-%m-%dT%H:%M:%S").to_string();
        self.connection.execute("DELETE FROM temp.clock", []).map_err(broken)?;
        self.connection
            .execute("INSERT INTO temp.clock VALUES (?1)", [moment])
            .map(drop)
            .map_err(broken)
    }

    /// Runs a change as one transaction that nobody else writes beside: all of it or nothing.
    fn change<T>(&mut self, work: impl FnOnce(&Transaction<'_>) -> Result<T>) -> Result<T> {
        let behavior = TransactionBehavior::Immediate;
        let transaction = self.connection.transaction_with_behavior(behavior).map_err(broken)?;
        let value = work(&transaction)?;
        transaction.commit().map_err(broken)?;
        Ok(value)
    }
}

/// Lets only the owner read a ledger that begins. By its name and not through a file of our own:
/// closing one would drop the locks that other connections of this process hold (POSIX).
fn keep_private(path: &Path) -> Result<()> {
    let begins = std::fs::metadata(path).map(|found| found.len() == 0);
    let private = std::fs::Permissions::from_mode(0o600);
    let kept =
        begins.and_then(|yes| if yes { std::fs::set_permissions(path, private) } else { Ok(()) });
    kept.map_err(|source| Error::io(path, "keep the ledger private", source))
}

/// Tells what the database said; a full disk is told as such.
fn broken(source: rusqlite::Error) -> Error {
    use rusqlite::ErrorCode;
    let error = match source.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => {
            Error::new(ErrorKind::NoSpace, "the disk is full; nothing was recorded")
                .hint("free some space and run the command again")
        }
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            Error::new(ErrorKind::Ledger, "another program holds the ledger")
                .hint("wait until it is done and run the command again")
        }
        Some(ErrorCode::CannotOpen) => {
            Error::new(ErrorKind::Io, "the ledger cannot be opened or begun here")
                .hint("check that the office home exists and may be written")
        }
        Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => {
            Error::new(ErrorKind::Ledger, format!("the file is no sound ledger: {source}"))
                .hint("restore the ledger from its latest backup")
        }
        _ => Error::new(ErrorKind::Ledger, format!("the ledger refuses: {source}")),
    };
    error.source(source)
}

/// Writes a record as the JSON of its row.
fn to_body(record: &impl Serialize) -> Result<String> {
    serde_json::to_string(record).map_err(|source| {
        Error::new(ErrorKind::Ledger, format!("a record cannot be written: {source}"))
            .source(source)
    })
}

/// Reads a record back from the JSON of its row.
fn from_body<T: DeserializeOwned>(body: &str) -> Result<T> {
    serde_json::from_str(body).map_err(|source| {
        Error::new(ErrorKind::Ledger, format!("a row's record cannot be read: {source}"))
            .hint("the row was written by another version, or changed outside the program")
            .source(source)
    })
}

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;
