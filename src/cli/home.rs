//! `init`: a new office home.

use std::path::Path;

use serde_json::json;

use super::Answer;
use super::office::make_private;
use crate::catalog::Catalog;
use crate::error::{Error, ErrorKind, Result};

/// The folders of an office home beside `catalog/`.
const FOLDERS: [&str; 3] = ["store", "shelf", "media"];

/// Makes an office home in a folder that is empty or not there.
pub(super) fn init(dir: &Path) -> Result<Answer> {
    create(dir)?;
    let text = format!(
        "{0}: an office home is ready.\n\
         \x20 kemas.toml  who the office is, numbers of papers, what the tariff's law leaves open\n\
         \x20 catalog/    products, regions, tariffs and papers: CSV and text files to edit\n\
         \x20 store/      put the data here, or name other folders under `stores` in kemas.toml\n\
         Next: kemas --office {0} index",
        dir.display()
    );
    Ok(Answer::yes(json!({ "office": dir.display().to_string() }), text))
}

/// Makes the folders and files.
pub(super) fn create(dir: &Path) -> Result<()> {
    let taken = match std::fs::read_dir(dir) {
        Ok(mut entries) => entries.next().is_some(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => false,
        Err(error) => return Err(Error::io(dir, "make an office", error)),
    };
    if taken {
        return Err(Error::new(ErrorKind::Exists, "the folder is not empty")
            .file(dir)
            .hint("name a folder that does not exist yet"));
    }
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
        std::fs::write(&file, text).map_err(|e| Error::io(&file, "write", e))?;
    }
    Ok(())
}

/// An empty folder that was there before may have been open to all.
fn restrict(dir: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(dir, std::fs::Permissions::from_mode(0o700))
        .map_err(|e| Error::io(dir, "close the folder to others", e))
}
