//! The names of a bag: it is written under an unfinished name and gets its own by one rename. What an earlier run left
//! under the unfinished name is removed first. Where that folder directly holds a name that no bag of kemas has,
//! packing is refused.

use std::fs;
use std::path::{Path, PathBuf};

use super::{readme_page, tag_files};
use crate::bag::{self, UNFINISHED};
use crate::error::{Error, ErrorKind, Result};
use crate::fixity::Intended;
use crate::media::{flush, rename_new, sync_folder};
use crate::message::message;
use crate::model::BagPath;
use crate::pack::engine::Output;

/// A bag that is being written and does not have its name yet. Dropping it removes it from the target, except after
/// `leave`, or after `finish` gave it its name.
pub(in crate::pack) struct Unfinished {
    pub(super) target: PathBuf,
    pub(super) label: String,
    pub(super) path: PathBuf,
    done: bool,
}

impl Unfinished {
    /// Makes the bag's folder, which must not exist, with an empty `data` folder in it.
    pub(in crate::pack) fn create(target: &Path, label: &str) -> Result<Self> {
        let path = target.join(unfinished_name(label));
        fs::create_dir(&path).map_err(|e| Error::io(&path, message!("create the folder"), e))?;
        let bag = Self { target: target.to_path_buf(), label: label.to_owned(), path, done: false };
        let data = bag.path.join(bag::PAYLOAD);
        fs::create_dir(&data).map_err(|e| Error::io(&data, message!("create the folder"), e))?;
        Ok(bag)
    }

    /// Leaves the unfinished bag where it is and returns its path.
    pub(in crate::pack) fn leave(mut self) -> PathBuf {
        self.done = true;
        self.path.clone()
    }

    /// Gives the bag its name, which must be new on the target.
    pub(in crate::pack) fn finish(mut self) -> Result<()> {
        let named = self.target.join(&self.label);
        rename_new(&self.path, &named)
            .map_err(|e| Error::io(&named, message!("name the bag"), e))?;
        self.done = true;
        sync_folder(&self.target)
    }

    /// Writes a tag file and flushes it. Returns its intended size and block digests.
    pub(super) fn put(&self, path: &BagPath, text: &tag_files::Text<'_>) -> Result<Intended> {
        let file = self.path.join(path.as_str());
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)
                .map_err(|e| Error::io(folder, message!("create the folder"), e))?;
        }
        let mut output = Output::create(&file, true)?;
        text(&mut output).map_err(|error| {
            error
                .downcast::<Error>()
                .unwrap_or_else(|error| Error::io(&file, message!("write the file"), error))
        })?;
        let intended = output.finish()?;
        flush(&file)?;
        Ok(intended)
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        if !self.done {
            let _ = fs::remove_dir_all(&self.path);
        }
    }
}

/// Removes what an earlier run of the same transaction left under the unfinished name. Refuses a folder that directly
/// holds a name that no bag of kemas has.
pub(in crate::pack) fn remove_leftover(target: &Path, label: &str) -> Result<()> {
    let path = &target.join(unfinished_name(label));
    if path.symlink_metadata().is_err() {
        return Ok(());
    }
    let ours = |name: &std::ffi::OsStr| {
        let known = [
            bag::BAGIT_TXT,
            bag::BAG_INFO,
            bag::MANIFEST,
            bag::TAG_MANIFEST,
            bag::DATAPACKAGE,
            bag::PAYLOAD,
            readme_page::DOCUMENTS,
            readme_page::README,
            tag_files::CHECK_WINDOWS,
            tag_files::CHECK_UNIX,
        ];
        known.iter().any(|known| name == *known)
    };
    let entries =
        fs::read_dir(path).map_err(|e| Error::io(path, message!("read the folder"), e))?;
    for entry in entries {
        let entry = entry.map_err(|e| Error::io(path, message!("read the folder"), e))?;
        if !ours(&entry.file_name()) {
            return Err(Error::new(
                ErrorKind::Exists,
                message!(
                    "the unfinished bag holds a file that is not ours: {file_name}",
                    file_name = entry.file_name().display()
                ),
            )
            .file(path)
            .hint(message!("move that folder away, then pack again")));
        }
    }
    fs::remove_dir_all(path).map_err(|e| Error::io(path, message!("remove the unfinished bag"), e))
}

/// Returns the name of a bag while it is being written.
fn unfinished_name(label: &str) -> String {
    format!("{label}{UNFINISHED}")
}
