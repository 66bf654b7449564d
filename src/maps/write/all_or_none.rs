//! Moving finished files to their place: all of them or none, and none where a file of one of their names is already
//! there.
//!
//! Nothing is flushed to disk here. What goes onto a medium is flushed and read back by `pack`.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Error, ErrorKind, Result};
use crate::media::{TargetLock, sweep};
use crate::message::message;

/// A hidden folder beside the file to be, in which the file is written. Dropping it removes what is left.
pub(in crate::maps) struct Growing {
    pub(in crate::maps) folder: PathBuf,
    target: PathBuf,
    _lock: Option<TargetLock>,
}

impl Growing {
    /// Makes the folder, and removes folders for the same file that a run left when it was killed. GDAL names layers
    /// after their files, so the file has its own name in the folder. Refuses an `out` that exists, or whose folder
    /// does not.
    pub(in crate::maps) fn beside(out: &Path) -> Result<Self> {
        let name = out.file_name().ok_or_else(|| {
            Error::new(ErrorKind::Usage, message!("a map needs a file name"))
                .file(out)
                .hint(message!("name a file such as peta.gpkg"))
        })?;
        if out.symlink_metadata().is_ok() {
            return Err(Error::new(ErrorKind::Exists, message!("the file exists already"))
                .file(out)
                .hint(message!("name another place, or remove the file")));
        }
        let target = out.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new("."));
        if !target.is_dir() {
            let message = message!("the folder of the map is not there");
            return Err(Error::new(ErrorKind::Io, message)
                .file(target)
                .hint(message!("make the folder, or name another place")));
        }
        let stem = format!(".{}.", name.to_string_lossy());
        sweep(target, |name| {
            let number = name.strip_prefix(&stem).and_then(|rest| rest.strip_suffix(".tmp"));
            number.is_some_and(|number| number.parse::<u32>().is_ok())
        });
        let folder = target.join(format!("{stem}{}.tmp", std::process::id()));
        fs::create_dir(&folder).map_err(|error| {
            Error::io(target, message!("write into this folder"), error)
                .hint(message!("name a folder that you may write to, on a disk with space"))
        })?;
        let lock = TargetLock::try_take(&folder)?;
        Ok(Self { target: target.to_path_buf(), folder, _lock: lock })
    }

    /// Moves the finished files to their place, the one named `main` last, and returns their paths. Refuses to move any
    /// where one of them exists there; where a move fails, the moved ones are removed.
    pub(in crate::maps) fn finish(self, main: &str) -> Result<Vec<PathBuf>> {
        let failed = |error| Error::io(&self.target, message!("name the map"), error);
        let mut names = Vec::new();
        for entry in fs::read_dir(&self.folder).map_err(failed)? {
            names.push(entry.map_err(failed)?.file_name());
        }
        names.sort_by_key(|name| (name == main, name.clone()));
        let taken = |path: &PathBuf| path.symlink_metadata().is_ok();
        if let Some(taken) = names.iter().map(|name| self.target.join(name)).find(taken) {
            return Err(Error::new(ErrorKind::Exists, message!("the file exists already"))
                .file(taken)
                .hint(message!("name another place, or remove the file")));
        }
        let mut paths: Vec<PathBuf> = Vec::with_capacity(names.len());
        for name in names {
            let path = self.target.join(&name);
            if let Err(error) = fs::rename(self.folder.join(&name), &path) {
                for moved in &paths {
                    let _ = fs::remove_file(moved);
                }
                return Err(failed(error));
            }
            paths.push(path);
        }
        Ok(paths)
    }
}

impl Drop for Growing {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}
