//! Whether a target has room for the bags: cheap checks before the first byte is written.

use std::path::Path;

use crate::error::{Error, ErrorKind, Result};
use crate::media::Target;
use crate::plan::Volume;

/// Refuses a target that holds a bag of this transaction.
pub(in crate::pack) fn refuse_twins(target: &Path, volumes: &[Volume]) -> Result<()> {
    for volume in volumes {
        let bag = target.join(&volume.label);
        if bag.symlink_metadata().is_ok() {
            return Err(Error::new(ErrorKind::Exists, "the target already holds this transaction")
                .file(&bag)
                .hint("check it with `kemas verify`, or choose another target"));
        }
    }
    Ok(())
}

/// Refuses a target that cannot take the volumes, or a file that is larger than its filesystem holds.
pub(in crate::pack) fn check_space(target: &Target, volumes: &[Volume]) -> Result<()> {
    for package in volumes.iter().flat_map(|volume| &volume.packages) {
        let largest = package.largest_file();
        if target.max_file.is_some_and(|most| largest > most) {
            let message = format!(
                "'{}' needs a file of about {largest} bytes, more than the target's filesystem holds",
                package.stem
            );
            return Err(Error::new(ErrorKind::NoSpace, message)
                .file(&target.path)
                .hint("use a medium with exFAT or NTFS"));
        }
    }
    let needed: u64 = volumes.iter().map(Volume::expected_bytes).sum();
    if needed > target.free {
        let message =
            format!("the target has {} bytes free, about {needed} are needed", target.free);
        return Err(Error::new(ErrorKind::NoSpace, message)
            .file(&target.path)
            .hint("free some space, or use a larger medium"));
    }
    Ok(())
}
