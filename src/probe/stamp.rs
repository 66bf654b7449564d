//! The status of a file, which shows whether the file has changed.

use std::fs::Metadata;
use std::os::unix::fs::MetadataExt;

use crate::model::Stamp;

/// Returns the parts of a file's status that change when its bytes do.
pub fn stamp_of(metadata: &Metadata) -> Stamp {
    let nanoseconds = |seconds: i64, rest: i64| seconds.saturating_mul(1_000_000_000) + rest;
    Stamp {
        bytes: metadata.len(),
        modified: nanoseconds(metadata.mtime(), metadata.mtime_nsec()),
        changed: nanoseconds(metadata.ctime(), metadata.ctime_nsec()),
        inode: metadata.ino(),
    }
}
