//! Verifying: is everything there, is it what was sealed, and if not, what exactly is hit.
//!
//! A bag is checked from its own files alone: structure, completeness, the digest of every file,
//! and inside each package every member's SHA-256. Each package is read once from the device; its
//! digest, its structures and its members are checked on that one read.

mod bag;
mod chunk;
mod described;
mod foreign;
mod judge;
mod layout;
mod package;
mod steps;
mod stream;
mod tag;

use std::path::Path;

use serde::Serialize;

use crate::bag::{BAG_INFO, BAGIT_TXT, DATAPACKAGE, MANIFEST, TAG_MANIFEST, UNFINISHED};
use crate::error::{Error, ErrorKind, Result};
use crate::media::Proof;
use crate::model::Sha256Digest;
use crate::progress::{Phase, Progress};

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

/// Verifies a bag, a folder with bags, or a single ZIP.
///
/// # Errors
/// [`ErrorKind::Target`] when there is nothing to verify; [`ErrorKind::Interrupted`] when the
/// user stopped the work. What cannot be read is a finding, not an error.
pub fn verify(path: &Path, progress: &dyn Progress) -> Result<Verification> {
    let mut found = Verification::clean();
    if path.is_file() {
        found.zip(path, progress)?;
    } else if is_bag(path) {
        found.bag(path, "", progress)?;
    } else {
        let bags = bags_in(path)?;
        if bags.is_empty() {
            return Err(Error::new(ErrorKind::Target, "there is no bag and no package here")
                .file(path)
                .hint("name the folder with bagit.txt, the folder above it, or a .zip"));
        }
        for name in bags {
            found.bag(&path.join(&name), &format!("{name}/"), progress)?;
        }
    }
    Ok(found.judged())
}

/// Anything that was begun as a bag is one: what it lacks is then named, not passed over.
fn is_bag(folder: &Path) -> bool {
    let signs = [BAGIT_TXT, BAG_INFO, MANIFEST, TAG_MANIFEST, DATAPACKAGE];
    is_unfinished(folder) || signs.iter().any(|sign| folder.join(sign).symlink_metadata().is_ok())
}

fn is_unfinished(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().ends_with(UNFINISHED))
}

fn bags_in(path: &Path) -> Result<Vec<String>> {
    let nothing = |e| Error::io(path, "read", e);
    let mut names = Vec::new();
    for entry in std::fs::read_dir(path).map_err(nothing)? {
        let entry = entry.map_err(nothing)?;
        if is_bag(&entry.path()) {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}

impl Verification {
    fn clean() -> Self {
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

    fn judged(mut self) -> Self {
        let clean = self.missing.is_empty()
            && self.unexpected.is_empty()
            && self.mismatched.is_empty()
            && self.structure.is_empty();
        self.result = if clean { Outcome::Lengkap } else { Outcome::Rusak };
        self
    }

    fn fault(&mut self, path: &str, offset: Option<u64>, what: impl Into<String>) {
        self.structure.push(StructureFault { path: path.to_owned(), offset, what: what.into() });
    }

    /// Returns this with what was found elsewhere behind it.
    fn with(mut self, other: Self) -> Self {
        self.absorb(other);
        self
    }

    /// Takes in what was found elsewhere.
    fn absorb(&mut self, other: Self) {
        self.proof = self.proof.max(other.proof);
        self.missing.extend(other.missing);
        self.unexpected.extend(other.unexpected);
        self.mismatched.extend(other.mismatched);
        self.structure.extend(other.structure);
        self.bytes_read += other.bytes_read;
        self.bags.extend(other.bags);
    }

    fn zip(&mut self, path: &Path, progress: &dyn Progress) -> Result<()> {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = path.metadata().map_or(0, |metadata| metadata.len());
        progress.begin(Phase::Verify, bytes);
        self.absorb(package::check(path, &name, &package::Expected::default(), progress)?);
        progress.end();
        Ok(())
    }
}
