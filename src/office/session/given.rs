//! How a request is given: as a file, as text, or by its number.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::catalog::Catalog;
use crate::error::{Error, ErrorKind, Result};
use crate::message::message;
use crate::model::{Form, Request, RequestNumber};

/// A request as the caller gives it.
#[derive(Debug, Clone)]
pub enum Given {
    /// The number of a request in the ledger.
    Number(RequestNumber),
    /// The path of a file with its JSON.
    File(PathBuf),
    /// The text of the request.
    Text {
        /// The JSON.
        json: Vec<u8>,
        /// The path that errors name.
        place: PathBuf,
    },
}

/// A function that parses a request from its JSON, the path that errors name, and the catalogue.
pub(in crate::office) type ReadRequest = fn(&[u8], &Path, &Catalog) -> Result<Request>;

impl Given {
    /// Takes an argument as a number where it has the form of one and no file has this name, else as a file. A folder
    /// of this name does not count, because the folder of a bag can have its request's number as its name.
    pub fn named(word: &str) -> Self {
        let path = Path::new(word);
        let is_file = path.exists() && !path.is_dir();
        match RequestNumber::parse(word).filter(|_| !is_file) {
            Some(number) => Self::Number(number),
            None => Self::File(path.to_path_buf()),
        }
    }

    /// Returns the error of a request at `place` that cannot be read.
    pub fn unreadable(place: &Path, error: std::io::Error) -> Error {
        Error::new(ErrorKind::Request, message!("the request cannot be read: {error}", error))
            .file(place)
            .hint(message!("give a file, `-`, or the number of a request the ledger knows"))
            .source(error)
    }

    /// Returns an error about a field of the request, with the place of the field where it was given as a file or text.
    pub(in crate::office) fn placed(&self, error: Error, field: &str) -> Error {
        let read;
        let (json, place): (&[u8], &Path) = match self {
            Self::Number(_) => return error.field(field),
            Self::Text { json, place } => (json, place),
            Self::File(path) => {
                read = std::fs::read(path).unwrap_or_default();
                (&read, path)
            }
        };
        placed(error, field, json, place)
    }

    /// Reads the text or the file with `read`. A number is taken as the name of a file here, since only a ledger can
    /// look it up. Where `today` is given, a request that was received after it is refused, and so is a letter for
    /// the Rp0 tariff that is dated after it.
    pub(in crate::office) fn read(
        &self,
        catalog: &Catalog,
        today: Option<Date>,
        read: ReadRequest,
    ) -> Result<Request> {
        let read = |json: &[u8], path: &Path| {
            let request = read(json, path, catalog)?;
            let letter = request.requester.zero_tariff_letter.as_ref().map(|letter| letter.date);
            match (request.received_on, letter, today) {
                (Some(day), _, Some(today)) if day > today => Err(not_yet(day, today, json, path)),
                (_, Some(day), Some(today)) if day > today => {
                    Err(letter_not_yet(day, today, json, path))
                }
                _ => Ok(request),
            }
        };
        let file = |path: &Path| {
            let json = std::fs::read(path).map_err(|error| Self::unreadable(path, error))?;
            read(&json, path)
        };
        match self {
            Self::Text { json, place } => read(json, place),
            Self::File(path) => file(path),
            Self::Number(number) => file(Path::new(number.as_str())),
        }
    }
}

/// Returns the error of a request whose day of receipt is after today.
fn not_yet(day: Date, today: Date, json: &[u8], path: &Path) -> Error {
    let message =
        message!("the request was received on {day}, which is after today, {today}", day, today);
    let error = Error::new(ErrorKind::Request, message).hint(message!(
        "correct the day of receipt, or leave it out; see also the computer's clock"
    ));
    placed(error, "received_on", json, path)
}

/// Returns the error of a letter for the Rp0 tariff whose day is after today.
fn letter_not_yet(day: Date, today: Date, json: &[u8], path: &Path) -> Error {
    let message = message!("the letter is dated {day}, which is after today, {today}", day, today);
    let error = Error::new(ErrorKind::Request, message)
        .hint(message!("give the day that stands on the letter; see also the computer's clock"));
    placed(error, "requester.zero_tariff_letter.date", json, path)
}

fn placed(error: Error, field: &str, json: &[u8], path: &Path) -> Error {
    let error = error.field(field).file(path);
    match Form::read(json, path) {
        Ok(form) => form.placed(error, field),
        Err(_) => error,
    }
}
