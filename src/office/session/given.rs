//! How a request is given: as a file, as text, or by its number.

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
    /// of this name does not count, because a bag has the name of its request's number.
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

    /// Reads the text or the file with `read`. A number is taken as the name of a file here, since only a ledger can
    /// look it up.
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
