//! What the tag files of a bag are made from: its packages and files as they were written and read back.

use std::borrow::Cow;

use super::pack_options::PackOptions;
use super::sealed::SealedVolume;
use crate::model::{BagPath, Sha256Digest};
use crate::pack::engine::Packed;
use crate::plan::{AgreedPlan, Package, Volume};

/// A package as it was written.
pub(super) struct PackageFacts<'a> {
    pub(super) package: Cow<'a, Package>,
    /// Its files in the bag: one ZIP, or its members in their order.
    pub(super) files: Vec<FileFacts>,
    /// How its members are stored in the ZIP, in order; empty in plain form.
    pub(super) members: Vec<Packed>,
}

/// A payload file as it was written and read back.
pub(super) struct FileFacts {
    pub(super) path: BagPath,
    pub(super) bytes: u64,
    pub(super) digest: Sha256Digest,
}

/// All that the tag files of a bag need.
pub(super) struct BagFacts<'a> {
    pub(super) agreed: &'a AgreedPlan,
    pub(super) volume: &'a Volume,
    pub(super) packages: &'a [PackageFacts<'a>],
    /// The bag's facts so far: its `bytes` are still 0, and its `proof` is that of the payload alone.
    pub(super) sealed: &'a SealedVolume,
    pub(super) options: &'a PackOptions<'a>,
}
