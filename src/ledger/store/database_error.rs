//! What the database says, in the words of this program.

use crate::error::{Error, ErrorKind};

/// Returns what the database said as an error; a full disk has a kind of its own.
pub(in crate::ledger) fn broken(source: rusqlite::Error) -> Error {
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
