//! What was found, all of it: the answer of `kemas verify`.

use serde::Serialize;

use crate::media::Proof;
use crate::model::Sha256Digest;

/// The answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Everything is there and as it was sealed.
    Lengkap,
    /// Something is missing, changed or out of place.
    Rusak,
}

impl Outcome {
    /// Returns the word of the command contract.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Lengkap => "lengkap",
            Self::Rusak => "rusak",
        }
    }
}

/// What was found, all of it.
#[derive(Debug, Clone, Serialize)]
pub struct Verification {
    /// The answer.
    pub result: Outcome,
    /// What the reads prove.
    pub proof: Proof,
    /// Files that a manifest lists and the medium lacks.
    pub missing: Vec<String>,
    /// Files that no manifest lists.
    pub unexpected: Vec<String>,
    /// Files and members whose bytes differ.
    pub mismatched: Vec<Mismatch>,
    /// Structures that are broken.
    pub structure: Vec<StructureFault>,
    /// Bytes read.
    pub bytes_read: u64,
    /// The bags that were checked.
    pub bags: Vec<BagSeal>,
}

/// A file, or a member of a package, whose bytes differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mismatch {
    /// The file.
    pub path: String,
    /// The member inside; `None` where the file as a whole is meant.
    pub member: Option<String>,
    /// What was sealed: a SHA-256, or `crc32:…` where only that is known.
    pub expected: String,
    /// What was found; of a member whose deflated bytes break off, the digest up to there.
    pub found: String,
}

/// A structure that is broken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StructureFault {
    /// The file.
    pub path: String,
    /// The byte where it differs, where one can be named.
    pub offset: Option<u64>,
    /// What it is, in Indonesian.
    pub what: String,
}

/// The seal of a bag that was checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BagSeal {
    /// The bag's name.
    pub label: String,
    /// SHA-256 of `manifest-sha256.txt` as found.
    pub manifest_sha256: Sha256Digest,
    /// The code that people compare.
    pub short_code: String,
    /// The transaction's number, where the bag tells it.
    pub request: Option<String>,
    /// The answer for this bag.
    pub result: Outcome,
    /// What the reads of this bag prove.
    pub proof: Proof,
    /// Bytes read of this bag.
    pub bytes_read: u64,
}

impl Verification {
    /// Returns true where everything is there and as it was sealed.
    pub fn is_complete(&self) -> bool {
        self.result == Outcome::Lengkap
    }

    pub(super) fn clean() -> Self {
        Self {
            result: Outcome::Lengkap,
            proof: Proof::Perangkat,
            missing: Vec::new(),
            unexpected: Vec::new(),
            mismatched: Vec::new(),
            structure: Vec::new(),
            bytes_read: 0,
            bags: Vec::new(),
        }
    }

    pub(super) fn judged(mut self) -> Self {
        let clean = self.missing.is_empty()
            && self.unexpected.is_empty()
            && self.mismatched.is_empty()
            && self.structure.is_empty();
        self.result = if clean { Outcome::Lengkap } else { Outcome::Rusak };
        self
    }

    pub(super) fn fault(&mut self, path: &str, offset: Option<u64>, what: impl Into<String>) {
        self.structure.push(StructureFault { path: path.to_owned(), offset, what: what.into() });
    }

    /// Returns this with what was found elsewhere behind it.
    pub(super) fn with(mut self, other: Self) -> Self {
        self.absorb(other);
        self
    }

    /// Takes in what was found elsewhere.
    pub(super) fn absorb(&mut self, other: Self) {
        self.proof = self.proof.max(other.proof);
        self.missing.extend(other.missing);
        self.unexpected.extend(other.unexpected);
        self.mismatched.extend(other.mismatched);
        self.structure.extend(other.structure);
        self.bytes_read += other.bytes_read;
        self.bags.extend(other.bags);
    }
}
