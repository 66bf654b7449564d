//! Checks of a target before the first byte is written: whether it holds a bag of the transaction already, and
//! whether it has space for the bags.

use std::path::Path;

use crate::error::{Error, ErrorKind, Result};
use crate::media::Target;
use crate::message::message;
use crate::plan::Volume;

/// Refuses a target that already holds anything with the name of one of these bags.
pub(in crate::pack) fn refuse_existing_bags(target: &Path, volumes: &[Volume]) -> Result<()> {
    for volume in volumes {
        let bag = target.join(&volume.label);
        if bag.symlink_metadata().is_ok() {
            return Err(Error::new(
                ErrorKind::Exists,
                message!("the target already holds this transaction"),
            )
            .file(&bag)
            .hint(message!("check it with `kemas verify`, or choose another target")));
        }
    }
    Ok(())
}

/// Refuses a target that has too little space for the volumes, or whose filesystem cannot hold their largest file.
/// Both sizes are estimates.
pub(in crate::pack) fn check_space(target: &Target, volumes: &[Volume]) -> Result<()> {
    for package in volumes.iter().flat_map(|volume| &volume.packages) {
        let largest = package.largest_file();
        if target.max_file.is_some_and(|most| largest > most) {
            let message = message!(
                "'{stem}' needs a file of about {largest} bytes, more than the target's \
                 filesystem holds",
                stem = package.stem,
                largest
            );
            return Err(Error::new(ErrorKind::NoSpace, message)
                .file(&target.path)
                .hint(message!("use a medium with exFAT or NTFS")));
        }
    }
    let needed: u64 = volumes.iter().map(Volume::expected_bytes).sum();
    if needed > target.free {
        let message = message!(
            "the target has {free} bytes free, about {needed} are needed",
            free = target.free,
            needed
        );
        return Err(Error::new(ErrorKind::NoSpace, message)
            .file(&target.path)
            .hint(message!("free some space, or use a larger medium")));
    }
    Ok(())
}
