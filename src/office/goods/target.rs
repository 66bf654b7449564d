//! The folder that a medium is packed into.

use std::path::Path;

use crate::error::{Error, ErrorKind, Result};
use crate::office::session::Home;

/// Makes the target folder where only its last part is missing; returns true when it did. The
/// office's own folders are no target, but for `media/`: what lies in a store would be sold on.
pub(super) fn make_target(home: &Home, target: &Path) -> Result<bool> {
    let made = !target.exists();
    if made {
        std::fs::create_dir(target).map_err(|error| {
            Error::new(ErrorKind::Target, format!("the target is not there: {error}"))
                .file(target)
                .hint("mount the medium, or name a folder on it")
                .source(error)
        })?;
    }
    if home.holds_path(target) {
        if made {
            let _ = std::fs::remove_dir(target);
        }
        return Err(Error::new(ErrorKind::Target, "the target lies in the office's own folders")
            .file(target)
            .hint("name a folder on the medium, or one below the office's media/"));
    }
    Ok(made)
}
