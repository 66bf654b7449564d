//! Errors of the database as errors of this program.

use crate::error::{Error, ErrorKind};
use crate::message::{message, of_database};

/// Returns an error of the database as one of this program: [`ErrorKind::NoSpace`] for a full disk, [`ErrorKind::Io`]
/// where the file cannot be opened, and [`ErrorKind::Ledger`] for all others.
pub(in crate::ledger) fn broken(source: rusqlite::Error) -> Error {
    use rusqlite::ErrorCode;
    let error = match source.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => {
            Error::new(ErrorKind::NoSpace, message!("the disk is full; nothing was recorded"))
                .hint(message!("free some space and run the command again"))
        }
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            Error::new(ErrorKind::Ledger, message!("another program holds the ledger"))
                .hint(message!("wait until it is done and run the command again"))
        }
        Some(ErrorCode::CannotOpen) => {
            Error::new(ErrorKind::Io, message!("the ledger cannot be opened or begun here"))
                .hint(message!("check that the office home exists and may be written"))
        }
        Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => Error::new(
            ErrorKind::Ledger,
            message!(
                "the file is no sound ledger: {source}",
                source = of_database(&source.to_string())
            ),
        )
        .hint(message!("restore the ledger from its latest backup")),
        _ => Error::new(
            ErrorKind::Ledger,
            message!("the ledger refuses: {source}", source = of_database(&source.to_string())),
        ),
    };
    error.source(source)
}
