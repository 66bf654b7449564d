//! How a request is given: as a file, as text, or by the number under which the ledger knows it.

use std::path::{Path, PathBuf};

use crate::catalog::Catalog;
use crate::error::{Error, ErrorKind, Result};
use crate::model::{Request, RequestNumber};

/// A request as a door hands it in.
#[derive(Debug, Clone)]
pub enum Given {
    /// A file, or the number of a request that the ledger knows.
    Named(String),
    /// The request's own text.
    Text {
        /// The JSON.
        json: Vec<u8>,
        /// Where errors say that it stands.
        place: PathBuf,
    },
}

/// Reads a request from its text.
pub(in crate::office) type ReadRequest = fn(&[u8], &Path, &Catalog) -> Result<Request>;

impl Given {
    /// Returns the error of a text that cannot be read.
    pub fn unreadable(given: &str, error: std::io::Error) -> Error {
        Error::new(ErrorKind::Request, format!("the request cannot be read: {error}"))
            .file(given)
            .hint("give a file, `-`, or the number of a request the ledger knows")
            .source(error)
    }

    /// Returns the number, where a number is given. A bag bears its request's number: a folder is never a
    /// request.
    pub(in crate::office) fn number(&self) -> Option<RequestNumber> {
        let Self::Named(word) = self else { return None };
        let path = Path::new(word);
        let is_file = path.exists() && !path.is_dir();
        RequestNumber::parse(word).filter(|_| !is_file)
    }

    /// Reads the text or the file.
    pub(in crate::office) fn read(&self, catalog: &Catalog, read: ReadRequest) -> Result<Request> {
        match self {
            Self::Text { json, place } => read(json, place, catalog),
            Self::Named(word) => {
                let path = Path::new(word);
                let json = std::fs::read(path).map_err(|error| Self::unreadable(word, error))?;
                read(&json, path, catalog)
            }
        }
    }
}
