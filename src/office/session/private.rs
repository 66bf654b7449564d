//! Folders that only their owner can enter.

use std::fs;
use std::os::unix::fs::DirBuilderExt;
use std::path::Path;

use crate::error::{Error, Result};
use crate::message::message;

/// Makes a folder, and the missing ones above it, so that only the owner can enter them. Folders that exist stay as
/// they are.
pub fn make_private(folder: &Path) -> Result<()> {
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .map_err(|e| Error::io(folder, message!("create the folder"), e))
}
