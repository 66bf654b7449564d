//! One file of a package.

use std::path::Path;
use std::sync::Arc;

use crate::index::FileEntry;
use crate::model::{BagPath, Profile, Role, Sha256Digest, Stamp};

/// One file of a package, as the index knows it; also one that was made, or is to be made, from such files.
#[derive(Debug, Clone)]
pub struct Member {
    /// Path within the package.
    pub path: BagPath,
    /// The file that its bytes are read from. For a table that is not converted so far it is the DBF.
    pub source: Arc<Path>,
    /// Size, times and inode. Of a held file they are as the index recorded them. A table that is still to be
    /// converted has the size of the future CSV, and the times and inode of the DBF.
    pub stamp: Stamp,
    /// SHA-256 of its bytes: as the index recorded it, or of the file that is made.
    pub digest: Sha256Digest,
    /// Data, which is charged, or documentation, which is free.
    pub role: Role,
    /// What is inside.
    pub profile: Arc<Profile>,
}

/// Makes a member of a file that leaves as it is held.
pub(super) fn member(entry: &FileEntry) -> Member {
    Member {
        path: entry.path.clone(),
        source: entry.source.clone(),
        stamp: entry.stamp,
        digest: entry.digest,
        role: entry.role,
        profile: entry.profile.clone(),
    }
}
