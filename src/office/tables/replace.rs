//! Replaces files of the catalogue.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::media::write_private;
use crate::message::message;

/// A file that is to be replaced, with what it has now; `None` where it does not exist.
pub(super) struct Replacement {
    pub(super) file: PathBuf,
    pub(super) before: Option<Vec<u8>>,
    pub(super) after: Vec<u8>,
}

/// Replaces files, each whole or not at all. Where one cannot be written, those before it get back what they had.
pub(super) fn replace_all(all: &[Replacement]) -> Result<()> {
    for (at, one) in all.iter().enumerate() {
        if let Err(error) = replace(&one.file, &one.after) {
            for done in &all[..at] {
                match &done.before {
                    Some(before) => replace(&done.file, before)?,
                    None => fs::remove_file(&done.file)
                        .map_err(|e| Error::io(&done.file, message!("remove"), e))?,
                }
            }
            return Err(error);
        }
    }
    Ok(())
}

/// Replaces a file. A link leads to the file that is replaced; who may read and write it stays.
fn replace(file: &Path, bytes: &[u8]) -> Result<()> {
    let real = fs::canonicalize(file).unwrap_or_else(|_| file.to_path_buf());
    let permissions = real.metadata().ok().map(|now| now.permissions());
    write_private(&real, bytes)?;
    match permissions {
        Some(permissions) => fs::set_permissions(&real, permissions)
            .map_err(|e| Error::io(&real, message!("write the file"), e)),
        None => Ok(()),
    }
}
