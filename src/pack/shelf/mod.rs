//! The shelf: packages made beforehand, each under the digest of its recipe.
//!
//! A package is a function of its [`Recipe`], so that one from the shelf is the one that would be
//! made now. A changed source makes another recipe and finds nothing. A package lies in a folder
//! of its own (`package.zip` beside `package.facts`) that takes its name by one rename after
//! everything in it was flushed and read back; whoever finds the name finds the whole. Folders that
//! end in `.belum-selesai` are being made under a lock that ends with its holder, or are left-overs
//! that the next batch sweeps out.
//!
//! What a package must be is known by the digests of its blocks. A copy on a medium is read back
//! against them, so that a shelf that rots never reaches a buyer.

mod batch;
mod facts;
mod keep;
mod recipe;
mod work;

use std::borrow::Cow;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

pub use batch::{Batch, BatchOptions, Failure, batch};
use facts::{FACTS, Facts};
pub use keep::{Damaged, Pruned, ShelfCheck, ShelvedPackage};
pub use recipe::{ENGINE, Recipe, Source};
use rustix::fs::{Timespec, Timestamps, UTIME_NOW, futimens};

use super::Level;
use super::archive::Packed;
use super::readback::compare;
use super::source::all_stand;
use crate::bag::UNFINISHED;
use crate::error::{Error, ErrorKind, Result};
use crate::fixity::Intended;
use crate::maps::MapFinding;
use crate::media::begin_writing;
use crate::model::Sha256Digest;
use crate::plan::{Leaves, Package};
use crate::progress::Progress;

/// The name of the ZIP within a package's folder.
const PACKAGE: &str = "package.zip";

/// How many bytes are copied between two looks at whether to go on.
const STRETCH: u64 = 16 << 20;

/// A folder of packages made beforehand.
#[derive(Debug, Clone)]
pub struct Shelf {
    folder: PathBuf,
}

/// What lies under a recipe's name.
#[derive(Debug)]
pub(super) enum Found {
    Nothing,
    /// Its parts are there and agree with each other; its bytes are still to be proved.
    Package(Box<Shelved>),
    /// Something that is no whole package, and why.
    Broken(String),
}

/// A package on the shelf. It stays readable while it is held, whoever prunes the shelf.
#[derive(Debug)]
pub(super) struct Shelved {
    file: fs::File,
    path: PathBuf,
    facts: Facts,
}

impl Shelf {
    /// Takes a folder for the shelf; it is made when something is first put there.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    /// Returns the folder of the package with this recipe.
    fn place(&self, digest: Sha256Digest) -> PathBuf {
        self.folder.join(digest.to_string())
    }

    /// Returns true when a package lies here, made at any level from the sources as they are now.
    /// Its bytes are proved when it is taken.
    pub fn holds(&self, package: &Package) -> bool {
        self.findings(package).is_some()
    }

    /// Returns what is known to be wrong with a piece of a map that lies here; `None` where nothing does,
    /// as [`Self::holds`] tells. What stops a sale never came here.
    pub fn findings(&self, package: &Package) -> Option<Vec<MapFinding>> {
        let at = |level| match self.find(&Recipe::of(package, level)) {
            Found::Package(shelved) => Some(shelved.findings().to_vec()),
            Found::Nothing | Found::Broken(_) => None,
        };
        Level::ALL.into_iter().find_map(at).filter(|_| all_stand(package))
    }

    /// Looks for the package of a recipe.
    pub(super) fn find(&self, recipe: &Recipe) -> Found {
        let place = self.place(recipe.digest());
        if place.symlink_metadata().is_err() {
            return Found::Nothing;
        }
        match Shelved::open(&place) {
            Ok(found) if found.facts.recipe == *recipe => Found::Package(Box::new(found)),
            Ok(_) => Found::Broken(format!("{FACTS} tells of another recipe")),
            // Someone may have taken it off between the two looks.
            Err(_) if place.symlink_metadata().is_err() => Found::Nothing,
            Err(why) => Found::Broken(why),
        }
    }

    /// Takes a package off the shelf, by one rename: whoever looks meets all of it or nothing.
    pub(super) fn take_off(&self, digest: Sha256Digest) -> Result<()> {
        let place = self.place(digest);
        let away = self.folder.join(format!("{digest}.{}{UNFINISHED}", std::process::id()));
        let _ = fs::remove_dir_all(&away);
        match fs::rename(&place, &away) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(Error::io(&place, "take off the shelf", error)),
        }
        fs::remove_dir_all(&away).map_err(|e| Error::io(&away, "remove", e))
    }
}

impl Shelved {
    fn open(place: &Path) -> std::result::Result<Self, String> {
        let facts = Facts::read(place)?;
        let path = place.join(PACKAGE);
        let opened = fs::File::open(&path).and_then(|file| Ok((file.metadata()?.len(), file)));
        let (bytes, file) = opened.map_err(|e| format!("{PACKAGE} cannot be read: {e}"))?;
        if bytes != facts.bytes {
            return Err(format!("{PACKAGE} has {bytes} bytes and should have {}", facts.bytes));
        }
        Ok(Self { file, path, facts })
    }

    /// Returns the digest of its recipe.
    pub(super) fn digest(&self) -> Sha256Digest {
        self.facts.recipe.digest()
    }

    /// Returns what the package is meant to hold and how its members lie in it.
    pub(super) fn facts(&self) -> (Intended, Vec<Packed>) {
        (self.facts.intended(), self.facts.members())
    }

    /// Returns what is known to be wrong with the piece of a map.
    pub(super) fn findings(&self) -> &[MapFinding] {
        &self.facts.findings
    }

    /// Returns the planned package with the files that lie in this one for its members.
    pub(super) fn as_packed<'a>(&self, planned: &'a Package) -> Cow<'a, Package> {
        match self.facts.made() {
            None => Cow::Borrowed(planned),
            Some(members) => {
                let bytes = members.iter().map(|member| member.stamp.bytes).sum();
                let leaves = Leaves::AsHeld;
                Cow::Owned(Package { leaves, members, bytes, ..planned.clone() })
            }
        }
    }

    /// Copies the package to a file that must not exist, shared where the filesystem can, within
    /// the kernel otherwise. What it copied is proved by the read-back alone.
    pub(super) fn copy_to(&self, path: &Path, progress: &dyn Progress) -> Result<()> {
        let out = fs::File::create_new(path).map_err(|e| Error::io(path, "create", e))?;
        let bytes = self.facts.bytes;
        if rustix::fs::ioctl_ficlone(&out, &self.file).is_ok() {
            progress.advance(self.facts.recipe.source_bytes());
        } else {
            let mut told = Told { done: 0, bytes, of: self.facts.recipe.source_bytes() };
            let mut copied = 0;
            while copied < bytes {
                if progress.cancelled() {
                    return Err(Error::new(ErrorKind::Interrupted, "stopped by the user"));
                }
                let mut stretch = io::Read::take(&self.file, STRETCH);
                // The standard library copies between files with copy_file_range.
                let now = io::copy(&mut stretch, &mut &out)
                    .map_err(|e| Error::io(path, "copy from the shelf", e))?;
                if now == 0 {
                    break;
                }
                begin_writing(&out, copied, now);
                copied += now;
                progress.advance(told.up_to(copied));
            }
        }
        Ok(())
    }

    /// Holds the package against what it was when it was made; in words what differs.
    pub(super) fn damage(&self, progress: &dyn Progress) -> Result<Option<String>> {
        match compare(&self.path, &self.facts.intended(), progress) {
            Ok(_) => Ok(None),
            Err(error) if error.kind() == ErrorKind::Interrupted => Err(error),
            Err(error) => Ok(Some(error.message().to_owned())),
        }
    }

    /// Marks the package as used now: what is long unused goes first when the shelf is pruned.
    pub(super) fn mark_used(&self) {
        let now = Timespec { tv_sec: 0, tv_nsec: UTIME_NOW };
        let times = Timestamps { last_access: now, last_modification: now };
        let _ = futimens(&self.file, &times);
    }
}

/// Tells copied bytes as the source bytes that they stand for.
struct Told {
    done: u64,
    bytes: u64,
    of: u64,
}

impl Told {
    fn up_to(&mut self, copied: u64) -> u64 {
        let done =
            (u128::from(copied) * u128::from(self.of) / u128::from(self.bytes.max(1))) as u64;
        let more = done - self.done;
        self.done = done;
        more
    }
}
