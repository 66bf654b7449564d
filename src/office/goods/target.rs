//! The medium for a request: how much it holds, and the target folder on it.

use std::path::Path;

use crate::error::{Error, ErrorKind, Result};
use crate::media::Target;
use crate::message::{Message, message};
use crate::model::Request;
use crate::office::session::Home;
use crate::plan::Capacity;

/// Makes the target folder where only its last part is missing; returns true where it did. Refuses a target that lies
/// in or contains the office's folder, a store or the shelf, except the office's folder `media/` and what is below it:
/// what is written into a store would be sold.
pub(super) fn make_target(home: &Home, target: &Path) -> Result<bool> {
    let made = !target.exists();
    if made {
        std::fs::create_dir(target).map_err(|error| {
            Error::new(ErrorKind::Target, message!("the target is not there: {error}", error))
                .file(target)
                .hint(message!("mount the medium, or name a folder on it"))
                .source(error)
        })?;
    }
    if home.holds_path(target) {
        if made {
            let _ = std::fs::remove_dir(target);
        }
        return Err(Error::new(
            ErrorKind::Target,
            message!("the target lies in the office's own folders"),
        )
        .file(target)
        .hint(message!("name a folder on the medium, or one below the office's media/")));
    }
    Ok(made)
}

/// Returns the capacity of the medium to plan for: the free space of a target folder, else what a kind of medium
/// holds, by default the request's kind. Where none of them is named, there is no limit.
pub(in crate::office) fn capacity(
    home: &Home,
    request: &Request,
    kind: Option<&str>,
    target: Option<&Path>,
) -> Result<Capacity> {
    if let Some(path) = target {
        let target = Target::inspect(path)?;
        let medium = Message::verbatim(path.display().to_string());
        return Ok(Capacity { medium, bytes: Some(target.free), max_file: target.max_file });
    }
    let Some(kind) = kind.or(request.medium.as_deref()) else {
        return Ok(Capacity { medium: message!("the medium"), bytes: None, max_file: None });
    };
    let catalog = home.catalog();
    let medium = catalog.medium(kind).ok_or_else(|| {
        let known: Vec<_> = catalog.media.iter().map(|m| m.kind.as_str()).collect();
        Error::new(ErrorKind::Usage, message!("unknown medium '{kind}'", kind))
            .field("--medium")
            .hint(message!("known are {known}", known = known.join(", ")))
    })?;
    Ok(Capacity {
        medium: Message::verbatim(&medium.label),
        bytes: medium.capacity,
        max_file: medium.max_file,
    })
}
