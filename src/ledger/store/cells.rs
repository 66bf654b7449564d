//! Values as they are stored in the cells of a row: JSON, signed numbers, days and digests as text.

use jiff::civil::Date;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::error::{Error, ErrorKind, Result};
use crate::message::message;
use crate::model::{Sha256Digest, said_of_record};

/// Returns a record as the JSON of its row.
pub(in crate::ledger) fn to_body(record: &impl Serialize) -> Result<String> {
    serde_json::to_string(record).map_err(unwritten)
}

/// Reads a record back from the JSON of its row.
pub(in crate::ledger) fn from_body<T: DeserializeOwned>(body: &str) -> Result<T> {
    serde_json::from_str(body).map_err(unread)
}

pub(in crate::ledger) fn to_value(record: &impl Serialize) -> Result<Value> {
    serde_json::to_value(record).map_err(unwritten)
}

pub(in crate::ledger) fn from_value<T: DeserializeOwned>(value: Value) -> Result<T> {
    serde_json::from_value(value).map_err(unread)
}

fn unwritten(source: serde_json::Error) -> Error {
    Error::new(
        ErrorKind::Ledger,
        message!("a record cannot be written: {source}", source = source.to_string()),
    )
    .source(source)
}

fn unread(source: serde_json::Error) -> Error {
    Error::new(
        ErrorKind::Ledger,
        message!(
            "a row's record cannot be read: {source}",
            source = said_of_record(&source.to_string())
        ),
    )
    .hint(message!("the row was written by another version, or changed outside the program"))
    .source(source)
}

/// Returns a number as SQLite's signed integer; an error where it is too large for it.
pub(in crate::ledger) fn stored(bytes: u64) -> Result<i64> {
    i64::try_from(bytes).map_err(|source| {
        let message = message!("{bytes} is beyond what the ledger can keep", bytes);
        Error::new(ErrorKind::Ledger, message).source(source)
    })
}

/// Parses a day from a cell.
pub(in crate::ledger) fn day(text: &str) -> Result<Date> {
    text.parse().map_err(|source: jiff::Error| {
        Error::new(ErrorKind::Ledger, message!("a row's day is none: '{text}'", text))
            .source(source)
    })
}

/// Parses a digest from a cell.
pub(in crate::ledger) fn digest(text: &str) -> Result<Sha256Digest> {
    Sha256Digest::parse(text).ok_or_else(|| {
        Error::new(ErrorKind::Ledger, message!("a row's digest is none: '{text}'", text))
    })
}
