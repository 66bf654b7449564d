//! Files of text that people write: settings, words, templates.

use std::io;
use std::path::Path;

use super::error::{Error, Result};
use super::kind::ErrorKind;
use crate::message::message;

/// Reads a text file. The inner error is that of the file system.
///
/// # Errors
/// An error of this kind with line and column where the file is not UTF-8.
pub fn read_text(file: &Path, kind: ErrorKind) -> Result<io::Result<String>> {
    let bytes = match std::fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) => return Ok(Err(error)),
    };
    String::from_utf8(bytes).map(Ok).map_err(|error| {
        let (sound, found) = error.as_bytes().split_at(error.utf8_error().valid_up_to());
        let before = String::from_utf8_lossy(sound);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        let byte = found.first().map(|byte| format!("0x{byte:02X}")).unwrap_or_default();
        Error::new(kind, message!("the file is not UTF-8: byte {byte} is no letter there", byte))
            .file(file)
            .line(line as u64)
            .column(column as u64)
            .hint(message!("open the file in an editor, correct this place and save it as UTF-8"))
    })
}
