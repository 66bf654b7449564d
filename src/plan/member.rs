//! One file of a package.

use std::path::Path;
use std::sync::Arc;

use crate::index::FileEntry;
use crate::model::{BagPath, Profile, Role, Sha256Digest, Stamp};

/// One file of a package, as the index knows it.
#[derive(Debug, Clone)]
pub struct Member {
    /// Path within the package.
    pub path: BagPath,
    /// The file that its bytes are read from.
    pub source: Arc<Path>,
    /// Size and status as the index recorded them.
    pub stamp: Stamp,
    /// SHA-256 as the index recorded it.
    pub digest: Sha256Digest,
    /// Whether it is charged.
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
