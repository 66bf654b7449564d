//! A folder for temporary files, which is removed in the end.

use std::fs;
use std::path::{Path, PathBuf};

use crate::bag::UNFINISHED;
use crate::error::{Error, ErrorKind, Result};
use crate::media::{TargetLock, sweep};
use crate::message::message;

/// How the names of these temporary folders begin.
const STEM: &str = "garapan-";

/// A folder that is removed with what it holds when it is dropped.
pub(super) struct Scratch {
    pub(super) path: PathBuf,
    _lock: Option<TargetLock>,
}

impl Scratch {
    /// Makes a folder with a new name in `within`, and removes the temporary folders of other processes there that are
    /// not locked, such as those of killed runs.
    pub(super) fn create(within: &Path) -> Result<Self> {
        fs::create_dir_all(within)
            .map_err(|e| Error::io(within, message!("create the folder"), e))?;
        let own = format!("{STEM}{}-", std::process::id());
        sweep(within, |name| {
            name.starts_with(STEM) && name.ends_with(UNFINISHED) && !name.starts_with(&own)
        });
        for number in 0.. {
            let path = within.join(format!("{STEM}{}-{number}{UNFINISHED}", std::process::id()));
            match fs::create_dir(&path) {
                Ok(()) => {
                    let lock = TargetLock::try_take(&path)?;
                    return Ok(Self { path, _lock: lock });
                }
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(Error::io(&path, message!("create the folder"), error)),
            }
        }
        Err(Error::new(ErrorKind::Internal, message!("no folder is free")).file(within))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.path);
    }
}
