//! A temporary folder, which is removed in the end.

use std::fs::DirBuilder;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use crate::error::{Error, ErrorKind, Result};
use crate::media::{TargetLock, sweep};
use crate::message::message;

/// How the names of these folders begin.
const STEM: &str = "kemas-doctor-";

/// A folder that only its owner can enter. It is removed with what it holds when it is dropped.
pub(super) struct Scratch {
    pub(super) path: PathBuf,
    _lock: Option<TargetLock>,
}

impl Scratch {
    /// Makes a folder with a new name in `within`, and removes those that killed runs left there.
    pub(super) fn create(within: &Path) -> Result<Self> {
        let own = format!("{STEM}{}-", std::process::id());
        sweep(within, |name| name.starts_with(STEM) && !name.starts_with(&own));
        for number in 0..u16::MAX {
            let path = within.join(format!("{own}{number}"));
            match DirBuilder::new().mode(0o700).create(&path) {
                Ok(()) => return Ok(Self { _lock: TargetLock::try_take(&path)?, path }),
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(Error::io(&path, message!("create the folder"), error)),
            }
        }
        Err(Error::new(ErrorKind::Internal, message!("no folder is free")).file(within))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.path);
    }
}
