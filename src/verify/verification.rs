//! The result of a verification: the answer of `kemas verify`.

use serde::Serialize;

use crate::media::Proof;
use crate::message::{Message, message};
use crate::model::Sha256Digest;

/// Whether what was checked is complete.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Everything is there and as it was sealed.
    Lengkap,
    /// Something is missing, changed, damaged or unreadable, or there although nothing lists it.
    Rusak,
}

impl Outcome {
    /// Returns the word in JSON and on screens.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Lengkap => "lengkap",
            Self::Rusak => "rusak",
        }
    }

    /// Returns it in words.
    pub fn words(self) -> Message {
        match self {
            Self::Lengkap => message!("complete"),
            Self::Rusak => message!("damaged"),
        }
    }

    /// Returns it in words, for the head of a report.
    pub fn headline(self) -> Message {
        match self {
            Self::Lengkap => message!("COMPLETE"),
            Self::Rusak => message!("DAMAGED"),
        }
    }
}

/// The result of a verification, with everything that is wrong.
#[derive(Debug, Clone, Serialize)]
pub struct Verification {
    /// Whether all is complete.
    pub result: Outcome,
    /// What the reads prove; the weakest of them.
    pub proof: Proof,
    /// Files that a manifest lists or every bag has and the medium lacks, and members that the bag describes and
    /// their package lacks, as `package#member`.
    pub missing: Vec<String>,
    /// Files that are in no manifest, and members that the bag does not describe, as `package#member`.
    pub unexpected: Vec<String>,
    /// Files and members whose bytes are not as they were sealed.
    pub mismatched: Vec<Mismatch>,
    /// All other faults, such as damaged structures, and files that cannot be read or do not belong into a bag.
    pub structure: Vec<StructureFault>,
    /// Bytes of the files that were read to their end, each counted once.
    pub bytes_read: u64,
    /// The bags that were checked, except those whose manifest cannot be read.
    pub bags: Vec<BagSeal>,
}

/// A file, or a member of a package, whose bytes are not as they were sealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mismatch {
    /// The file.
    pub path: String,
    /// The member of the package; `None` where the file as a whole differs.
    #[serde(serialize_with = "crate::message::indonesian_if_any")]
    pub member: Option<Message>,
    /// What was sealed: a SHA-256; `crc32:…` where only a CRC-32 is known or the SHA-256 is right and the bytes in
    /// the package differ.
    pub expected: String,
    /// What was found, of the same kind as `expected`. Of a member whose deflated bytes break off, the digest of the
    /// bytes before.
    pub found: String,
}

/// A fault that is no missing, unexpected or mismatched file or member, such as a damaged structure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StructureFault {
    /// The file; where the fault is of a bag as a whole, the bag's name with `/`, or nothing where the bag itself was
    /// to be checked.
    pub path: String,
    /// The byte of the file where the fault is; `None` where no byte can be named.
    pub offset: Option<u64>,
    /// What is wrong; in JSON in Indonesian.
    #[serde(serialize_with = "crate::message::indonesian")]
    pub what: Message,
}

/// A bag that was checked and whose manifest could be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BagSeal {
    /// The bag's name.
    pub label: String,
    /// SHA-256 of `manifest-sha256.txt` as found.
    pub manifest_sha256: Sha256Digest,
    /// The short code that people compare, `XXXX-XXXX-XXXX`.
    pub short_code: String,
    /// The request's number; `None` where the bag does not name it.
    pub request: Option<String>,
    /// Whether this bag is complete.
    pub result: Outcome,
    /// What the reads of this bag prove; the weakest of them.
    pub proof: Proof,
    /// Bytes of the files of this bag that were read to their end, each counted once.
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

    pub(super) fn fault(&mut self, path: &str, offset: Option<u64>, what: Message) {
        self.structure.push(StructureFault { path: path.to_owned(), offset, what });
    }

    /// Returns this result with another one added.
    pub(super) fn with(mut self, other: Self) -> Self {
        self.absorb(other);
        self
    }

    /// Adds another result: its lists and bytes, and its proof where that is the higher one.
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
