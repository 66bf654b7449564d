//! A store: a folder with the office's data.

use std::path::{Path, PathBuf};

use crate::error::{Error, ErrorKind};
use crate::message::{Message, message};

/// A folder with the office's data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Store {
    /// Its text in `kemas.toml`, by which the index recognises it.
    pub setting: String,
    /// Its folder, as an absolute path if the office's is.
    pub folder: PathBuf,
}

impl Store {
    /// Makes a store of its text in `kemas.toml`: an absolute folder, or one relative to the office's folder.
    pub fn of(home: &Path, setting: &str) -> Self {
        Self { setting: setting.to_owned(), folder: home.join(setting) }
    }

    /// Returns the store with its real path, or with its absolute path where the folder cannot be opened.
    #[must_use]
    pub fn real(&self) -> Self {
        let real = self.folder.canonicalize().or_else(|_| std::path::absolute(&self.folder));
        Self { folder: real.unwrap_or_else(|_| self.folder.clone()), ..self.clone() }
    }
}

/// Returns the error of a store that cannot be used.
pub(in crate::index) fn refused(store: &Path, why: Message) -> Error {
    Error::new(ErrorKind::Store, message!("the store {why}", why))
        .file(store)
        .hint(message!("mount the disk, or correct `stores` in kemas.toml"))
}
