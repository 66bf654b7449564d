//! The status of a file, by which the index notices that the file was written or replaced.

use std::fs::Metadata;
use std::os::unix::fs::MetadataExt;

use crate::model::Stamp;

/// Returns size, modification time, status change time and inode of a file. At least one of them normally changes when
/// the file is written or replaced.
pub fn stamp_of(metadata: &Metadata) -> Stamp {
    let nanoseconds = |seconds: i64, rest: i64| seconds.saturating_mul(1_000_000_000) + rest;
    Stamp {
        bytes: metadata.len(),
        modified: nanoseconds(metadata.mtime(), metadata.mtime_nsec()),
        changed: nanoseconds(metadata.ctime(), metadata.ctime_nsec()),
        inode: metadata.ino(),
    }
}
