//! Complete bags with their digests, and the form in which `kemas pack` lists them.

use std::path::PathBuf;

use serde::Serialize;

use crate::bag::{Manifest, Oxum};
use crate::media::Proof;
use crate::message::Message;
use crate::model::{MapFinding, Sha256Digest};

/// A bag that is complete, flushed and read back. In [`pack`](crate::pack::pack), `record` gets it before the bag has
/// its name; afterwards it has it.
#[derive(Debug, Clone)]
pub struct SealedVolume {
    /// The volume's number, from 1.
    pub ordinal: u32,
    /// The bag's name.
    pub label: String,
    /// The folder of the bag under its own name.
    pub location: PathBuf,
    /// The payload's digests.
    pub manifest: Manifest,
    /// Bytes and files of the payload.
    pub oxum: Oxum,
    /// Bytes of all files of the bag.
    pub bytes: u64,
    /// SHA-256 of `manifest-sha256.txt`.
    pub manifest_sha256: Sha256Digest,
    /// A short form of `manifest_sha256`, which people compare.
    pub short_code: String,
    /// What reading back its files proves; the weakest proof of them.
    pub proof: Proof,
    /// The stems of its packages that were copied from the shelf.
    pub from_shelf: Vec<String>,
    /// Stems of packages that were found damaged on the shelf, with what was wrong. They were removed from it. The
    /// bag holds such a package from the shelf at another level, or made from its sources.
    pub damaged_on_shelf: Vec<(String, Message)>,
    /// The findings on each piece of a map that has any, by its stem. The readme of the piece tells them too.
    pub map_findings: Vec<(String, Vec<MapFinding>)>,
}

/// All bags of one packing, each with its name.
#[derive(Debug, Clone)]
pub struct Sealed {
    /// The bags, by ordinal.
    pub volumes: Vec<SealedVolume>,
    /// Why the page beside the bags was not written; the bags are complete without it.
    pub page_left: Option<Message>,
}

/// A bag in the JSON answer of `kemas pack`.
#[derive(Debug, Clone, Serialize)]
pub struct SealedBagLine {
    path: String,
    ordinal: u32,
    bytes: u64,
    manifest_sha256: Sha256Digest,
    short_code: String,
}

impl SealedVolume {
    /// Returns the bag as the JSON answer of `kemas pack` shows it.
    pub fn line(&self) -> SealedBagLine {
        SealedBagLine {
            path: self.location.display().to_string(),
            ordinal: self.ordinal,
            bytes: self.bytes,
            manifest_sha256: self.manifest_sha256,
            short_code: self.short_code.clone(),
        }
    }
}
