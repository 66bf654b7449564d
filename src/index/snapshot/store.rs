//! A store: a folder with the office's data, as the office sets it.

use std::path::{Path, PathBuf};

use crate::error::{Error, ErrorKind};
use crate::message::{Message, message};

/// A folder with the office's data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Store {
    /// Its text in `kemas.toml`, by which the index knows it.
    pub setting: String,
    /// Where it is.
    pub folder: PathBuf,
}

impl Store {
    /// Names the store that an office sets: a folder relative to the office's home, or an absolute one.
    pub fn of(home: &Path, setting: &str) -> Self {
        Self { setting: setting.to_owned(), folder: home.join(setting) }
    }

    /// Returns the store by its real path; one that is not there by its absolute path.
    #[must_use]
    pub fn real(&self) -> Self {
        let real = self.folder.canonicalize().or_else(|_| std::path::absolute(&self.folder));
        Self { folder: real.unwrap_or_else(|_| self.folder.clone()), ..self.clone() }
    }
}

/// The error of a store that cannot be used.
pub(in crate::index) fn refused(store: &Path, why: Message) -> Error {
    Error::new(ErrorKind::Store, message!("the store {why}", why))
        .file(store)
        .hint(message!("mount the disk, or correct `stores` in kemas.toml"))
}
