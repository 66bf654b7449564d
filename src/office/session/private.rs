//! Files and folders of the office that only their owner may read.

use std::fs;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// Makes a folder that only its owner may enter.
pub fn make_private(folder: &Path) -> Result<()> {
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .map_err(|e| Error::io(folder, "create the folder", e))
}

/// Writes a file that only its owner may read, whole or not at all.
pub(super) fn write_private(path: &Path, bytes: &[u8]) -> Result<()> {
    use std::io::Write;
    let mut fresh = path.as_os_str().to_owned();
    fresh.push(".baru");
    let fresh = PathBuf::from(fresh);
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true).mode(0o600);
    let written = options.open(&fresh).and_then(|mut out| {
        out.write_all(bytes)?;
        out.sync_all()?;
        fs::rename(&fresh, path)
    });
    written.map_err(|e| {
        let _ = fs::remove_file(&fresh);
        Error::io(path, "write", e)
    })
}
