//! How a request is given: as a file, as text, or by its number in the ledger.

use std::path::{Path, PathBuf};

use crate::catalog::Catalog;
use crate::error::{Error, ErrorKind, Result};
use crate::message::message;
use crate::model::{Request, RequestNumber};

/// A request as the caller gives it.
#[derive(Debug, Clone)]
pub enum Given {
    /// The number of a request in the ledger.
    Number(RequestNumber),
    /// A file.
    File(PathBuf),
    /// The text of the request.
    Text {
        /// The JSON.
        json: Vec<u8>,
        /// The path for errors.
        place: PathBuf,
    },
}

/// A function that parses a request.
pub(in crate::office) type ReadRequest = fn(&[u8], &Path, &Catalog) -> Result<Request>;

impl Given {
    /// Takes an argument as a file or, where there is no such file, as a number. A folder is not a request file,
    /// since a bag has the name of its request's number.
    pub fn named(word: &str) -> Self {
        let path = Path::new(word);
        let is_file = path.exists() && !path.is_dir();
        match RequestNumber::parse(word).filter(|_| !is_file) {
            Some(number) => Self::Number(number),
            None => Self::File(path.to_path_buf()),
        }
    }

    /// Returns the error of a request that cannot be read.
    pub fn unreadable(place: &Path, error: std::io::Error) -> Error {
        Error::new(ErrorKind::Request, message!("the request cannot be read: {error}", error))
            .file(place)
            .hint(message!("give a file, `-`, or the number of a request the ledger knows"))
            .source(error)
    }

    /// Reads the text or the file. Without an office, a number is taken as the name of a file.
    pub(in crate::office) fn read(&self, catalog: &Catalog, read: ReadRequest) -> Result<Request> {
        let file = |path: &Path| {
            let json = std::fs::read(path).map_err(|error| Self::unreadable(path, error))?;
            read(&json, path, catalog)
        };
        match self {
            Self::Text { json, place } => read(json, place, catalog),
            Self::File(path) => file(path),
            Self::Number(number) => file(Path::new(number.as_str())),
        }
    }
}
