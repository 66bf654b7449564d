//! The facts of a package on the shelf: `package.facts`, a line with the SHA-256 of the rest, then JSON. The digest
//! is checked before anything is used.

use std::fs;
use std::io::Write;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::recipe::Recipe;
use crate::error::{Error, Result};
use crate::fixity::{BlockDigest, Intended, sha256};
use crate::message::{Message, message};
use crate::model::{BagPath, MapFinding, Profile, Role, Sha256Digest, Stamp};
use crate::pack::engine::Packed;
use crate::pack::made;
use crate::plan::Member;

/// The name of the file within a package's folder.
pub(super) const FACTS: &str = "package.facts";

/// The name of the ZIP within a package's folder.
pub(super) const PACKAGE: &str = "package.zip";

/// What is kept about a package on the shelf.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Facts {
    pub(super) recipe: Recipe,
    /// Size of the ZIP in bytes.
    pub(super) bytes: u64,
    /// The digest of each block of the ZIP, computed from the bytes in memory when it was made.
    blake3: Vec<BlockDigest>,
    /// How its members are stored in it, in order.
    members: Vec<StoredMember>,
    /// All files of the ZIP, in the order of `members`, where any of them were made (a piece of a map, converted
    /// tables); else empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    made: Vec<Made>,
    /// The findings on the piece of a map; empty for any other package.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) findings: Vec<MapFinding>,
}

/// A file of the ZIP, as it was before it was compressed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Made {
    path: BagPath,
    bytes: u64,
    role: Role,
    profile: Profile,
}

/// How a member is stored in the ZIP: its bytes there, their CRC-32, and the SHA-256 of the uncompressed bytes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct StoredMember {
    bytes: u64,
    crc32: u32,
    sha256: Sha256Digest,
}

impl Facts {
    pub(super) fn new(
        recipe: Recipe,
        intended: Intended,
        members: &[Packed],
        made: Option<&made::Made>,
    ) -> Self {
        let stored = |member: &Packed| StoredMember {
            bytes: member.bytes,
            crc32: member.crc,
            sha256: member.digest,
        };
        let Intended { bytes, blocks } = intended;
        let findings = made.map(|made| made.findings.clone()).unwrap_or_default();
        let made = made.into_iter().flat_map(|made| &made.package.members).map(|member| Made {
            path: member.path.clone(),
            bytes: member.stamp.bytes,
            role: member.role,
            profile: (*member.profile).clone(),
        });
        let members = members.iter().map(stored).collect();
        Self { recipe, bytes, blake3: blocks, members, made: made.collect(), findings }
    }

    /// Returns the files of the ZIP as members; `None` where all leave as they are held. Their `source` is only the
    /// path in the ZIP, and of their stamp only the size is filled in.
    pub(super) fn made(&self) -> Option<Vec<Member>> {
        let member = |(made, stored): (&Made, &StoredMember)| Member {
            path: made.path.clone(),
            source: Path::new(made.path.as_str()).into(),
            stamp: Stamp { bytes: made.bytes, modified: 0, changed: 0, inode: 0 },
            digest: stored.sha256,
            role: made.role,
            profile: made.profile.clone().into(),
        };
        let members: Vec<_> = self.made.iter().zip(&self.members).map(member).collect();
        (!members.is_empty()).then_some(members)
    }

    /// Returns the intended size and block digests of the ZIP.
    pub(super) fn intended(&self) -> Intended {
        Intended { bytes: self.bytes, blocks: self.blake3.clone() }
    }

    /// Returns how the members are stored in the ZIP, in order.
    pub(super) fn members(&self) -> Vec<Packed> {
        let packed = |stored: &StoredMember| Packed {
            bytes: stored.bytes,
            crc: stored.crc32,
            digest: stored.sha256,
        };
        self.members.iter().map(packed).collect()
    }

    /// Writes `package.facts` as a new file in the folder and flushes it.
    pub(super) fn write(&self, folder: &Path) -> Result<()> {
        let file = folder.join(FACTS);
        // Serialising texts and numbers cannot fail.
        let json = serde_json::to_vec(self).unwrap_or_default();
        let written = fs::File::create_new(&file).and_then(|mut out| {
            writeln!(out, "{}", sha256(&json))?;
            out.write_all(&json)?;
            out.sync_all()
        });
        written.map_err(|e| Error::io(&file, message!("write the file"), e))
    }

    /// Reads `package.facts` and checks its digest; the error says in words what is wrong with it.
    pub(super) fn read(folder: &Path) -> std::result::Result<Self, Message> {
        let text = fs::read(folder.join(FACTS))
            .map_err(|error| message!("{file} cannot be read: {error}", file = FACTS, error))?;
        let mut parts = text.splitn(2, |byte| *byte == b'\n');
        let (head, json) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        if head != sha256(json).to_string().as_bytes() {
            return Err(message!("{file} is not as it was written", file = FACTS));
        }
        serde_json::from_slice(json).map_err(|error| {
            let error = error.to_string();
            message!("{file} is of another form: {error}", file = FACTS, error)
        })
    }
}
