//! What a bag says of a package and its members before they are read.

use std::collections::HashMap;

use crate::model::Sha256Digest;

/// What the bag says of a package; without a bag only the package itself is known.
#[derive(Debug, Default)]
pub(super) struct Expected {
    /// SHA-256 of the package.
    pub(super) digest: Option<Sha256Digest>,
    /// Its members by name; `None` where the bag does not tell.
    pub(super) members: Option<HashMap<String, ExpectedMember>>,
}

/// What the bag says of a member.
#[derive(Debug, Clone)]
pub(super) struct ExpectedMember {
    /// SHA-256 of its bytes as they were.
    pub(super) digest: Sha256Digest,
    /// CRC-32 of its bytes in the package.
    pub(super) packed_crc: Option<u32>,
}
