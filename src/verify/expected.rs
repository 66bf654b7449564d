//! What a bag says about a package and its members.

use std::collections::HashMap;

use crate::model::Sha256Digest;

/// What a bag says about a package. All is `None` for a ZIP that is in no bag.
#[derive(Debug, Default)]
pub(super) struct Expected {
    /// SHA-256 of the package's bytes.
    pub(super) digest: Option<Sha256Digest>,
    /// Its members by name; `None` where the bag does not describe them.
    pub(super) members: Option<HashMap<String, ExpectedMember>>,
}

/// What a bag says about a member.
#[derive(Debug, Clone)]
pub(super) struct ExpectedMember {
    /// SHA-256 of its uncompressed bytes.
    pub(super) digest: Sha256Digest,
    /// CRC-32 of its bytes in the package; `None` where the bag does not say it.
    pub(super) packed_crc: Option<u32>,
}
