//! One package on the shelf: opened, compared with its block digests, and marked as used.

use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};

use rustix::fs::{Timespec, Timestamps, UTIME_NOW, futimens};

use super::package_facts::{Facts, PACKAGE};
use crate::error::{ErrorKind, Result};
use crate::fixity::Intended;
use crate::message::{Message, message};
use crate::model::{MapFinding, Sha256Digest};
use crate::pack::engine::{Packed, compare};
use crate::plan::{Leaves, Package};
use crate::progress::Progress;

/// A package on the shelf. Its ZIP can be copied while it is open here, even if another run removes it.
#[derive(Debug)]
pub(in crate::pack) struct Shelved {
    pub(super) file: fs::File,
    path: PathBuf,
    pub(super) facts: Facts,
}

impl Shelved {
    pub(super) fn open(place: &Path) -> std::result::Result<Self, Message> {
        let facts = Facts::read(place)?;
        let path = place.join(PACKAGE);
        let opened = fs::File::open(&path).and_then(|file| Ok((file.metadata()?.len(), file)));
        let (bytes, file) = opened
            .map_err(|error| message!("{file} cannot be read: {error}", file = PACKAGE, error))?;
        if bytes != facts.bytes {
            let (file, meant) = (PACKAGE, facts.bytes);
            return Err(message!(
                "{file} has {bytes} bytes and should have {meant}",
                file,
                bytes,
                meant
            ));
        }
        Ok(Self { file, path, facts })
    }

    /// Returns the digest of its recipe.
    pub(in crate::pack) fn digest(&self) -> Sha256Digest {
        self.facts.recipe.digest()
    }

    /// Returns the intended size and block digests, and how the members are stored.
    pub(in crate::pack) fn facts(&self) -> (Intended, Vec<Packed>) {
        (self.facts.intended(), self.facts.members())
    }

    /// Returns the findings on the piece of a map; none for any other package.
    pub(in crate::pack) fn findings(&self) -> &[MapFinding] {
        &self.facts.findings
    }

    /// Returns the planned package. Where any of its files were made, its members are those in this ZIP.
    pub(in crate::pack) fn as_packed<'a>(&self, planned: &'a Package) -> Cow<'a, Package> {
        match self.facts.made() {
            None => Cow::Borrowed(planned),
            Some(members) => {
                let bytes = members.iter().map(|member| member.stamp.bytes).sum();
                let leaves = Leaves::AsHeld;
                Cow::Owned(Package { leaves, members, bytes, ..planned.clone() })
            }
        }
    }

    /// Reads the ZIP and compares it with its block digests. Returns in words what differs or why it cannot be read;
    /// `None` where it is sound.
    pub(in crate::pack) fn damage(&self, progress: &dyn Progress) -> Result<Option<Message>> {
        match compare(&self.path, &self.facts.intended(), progress) {
            Ok(_) => Ok(None),
            Err(error) if error.kind() == ErrorKind::Interrupted => Err(error),
            Err(error) => Ok(Some(error.message().clone())),
        }
    }

    /// Marks the package as used now: pruning goes by this time.
    pub(in crate::pack) fn mark_used(&self) {
        let now = Timespec { tv_sec: 0, tv_nsec: UTIME_NOW };
        let times = Timestamps { last_access: now, last_modification: now };
        let _ = futimens(&self.file, &times);
    }
}
