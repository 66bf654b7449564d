//! Creating an office: its folders, and the built-in settings, tables and papers as files that can be edited.

use std::path::Path;

use serde::Serialize;

use super::private::make_private;
use super::snapshot::Office;
use crate::catalog::Catalog;
use crate::error::{Error, ErrorKind, Result};
use crate::message::message;

/// The folders that a new office has besides `catalog/`.
const FOLDERS: [&str; 3] = ["store", "shelf", "media"];

impl Office {
    /// Creates an office in a folder that is empty or does not exist. Afterwards only its owner can enter the folder.
    ///
    /// # Errors
    /// [`ErrorKind::Exists`] where the folder is not empty; [`ErrorKind::Io`] where it cannot be read or written.
    pub fn create(folder: &Path) -> Result<Created> {
        refuse_taken(folder)?;
        write_files(folder)?;
        Ok(Created { office: folder.display().to_string() })
    }
}

/// An office that was created.
#[derive(Debug, Serialize)]
pub struct Created {
    /// The path of its folder, as it was given.
    pub office: String,
}

fn refuse_taken(dir: &Path) -> Result<()> {
    let taken = match std::fs::read_dir(dir) {
        Ok(mut entries) => entries.next().is_some(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => false,
        Err(error) => return Err(Error::io(dir, message!("make an office"), error)),
    };
    if taken {
        return Err(Error::new(ErrorKind::Exists, message!("the folder is not empty"))
            .file(dir)
            .hint(message!("name a folder that does not exist yet")));
    }
    Ok(())
}

fn write_files(dir: &Path) -> Result<()> {
    make_private(dir)?;
    restrict(dir)?;
    for folder in FOLDERS {
        make_private(&dir.join(folder))?;
    }
    for (name, text) in Catalog::builtin_files() {
        let file = match name {
            "kemas.toml" => dir.join(name),
            _ => dir.join("catalog").join(name),
        };
        if let Some(parent) = file.parent() {
            make_private(parent)?;
        }
        std::fs::write(&file, text).map_err(|e| Error::io(&file, message!("write the file"), e))?;
    }
    let (name, text) = Catalog::record_of_builtin();
    let file = dir.join("catalog").join(name);
    std::fs::write(&file, text).map_err(|e| Error::io(&file, message!("write the file"), e))?;
    Ok(())
}

/// Restricts a folder to its owner; one that existed before may have been open to all.
fn restrict(dir: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(dir, std::fs::Permissions::from_mode(0o700))
        .map_err(|e| Error::io(dir, message!("close the folder to others"), e))
}
