//! The folder of the shelf: packages are found by their recipe and removed as a whole.

use std::fs;
use std::io;
use std::path::PathBuf;

use super::package_facts::FACTS;
use super::recipe::Recipe;
use super::shelved_package::Shelved;
use crate::bag::UNFINISHED;
use crate::error::{Error, Result};
use crate::message::{Message, message};
use crate::model::{MapFinding, Sha256Digest};
use crate::pack::engine::{Level, is_unchanged};
use crate::plan::Package;

/// A folder of packages made beforehand.
#[derive(Debug, Clone)]
pub struct Shelf {
    pub(super) folder: PathBuf,
}

/// What the shelf has under the name of a recipe.
#[derive(Debug)]
pub(in crate::pack) enum Found {
    Nothing,
    /// Facts and ZIP are there, the facts are of this recipe, and the ZIP has the size that they say; its bytes are not
    /// checked yet.
    Package(Box<Shelved>),
    /// Something is there that is not a complete package of this recipe, and why it is not.
    Broken(Message),
}

impl Shelf {
    /// Uses a folder as the shelf. It need not exist: a batch creates it.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    /// Returns the folder of the package whose recipe has this digest.
    pub(super) fn place(&self, digest: Sha256Digest) -> PathBuf {
        self.folder.join(digest.to_string())
    }

    /// Returns true where the shelf has the package, at any level, and the sources still have the size, times and
    /// inode that the index recorded. The bytes on the shelf are not checked here.
    pub fn holds(&self, package: &Package) -> bool {
        self.findings(package).is_some()
    }

    /// Returns the findings that were made with the package: none except for a piece of a map. `None` where
    /// [`Self::holds`] returns false. A piece with findings that stop a sale was never put here.
    pub fn findings(&self, package: &Package) -> Option<Vec<MapFinding>> {
        let at = |level| match self.find(&Recipe::of(package, level)) {
            Found::Package(shelved) => Some(shelved.findings().to_vec()),
            Found::Nothing | Found::Broken(_) => None,
        };
        Level::ALL.into_iter().find_map(at).filter(|_| is_unchanged(package))
    }

    /// Looks for the package of a recipe, without reading its ZIP.
    pub(in crate::pack) fn find(&self, recipe: &Recipe) -> Found {
        let place = self.place(recipe.digest());
        if place.symlink_metadata().is_err() {
            return Found::Nothing;
        }
        match Shelved::open(&place) {
            Ok(found) if found.facts.recipe == *recipe => Found::Package(Box::new(found)),
            Ok(_) => Found::Broken(message!("{file} tells of another recipe", file = FACTS)),
            // Another run may have removed it between the two checks.
            Err(_) if place.symlink_metadata().is_err() => Found::Nothing,
            Err(why) => Found::Broken(why),
        }
    }

    /// Removes a package from the shelf, if it is there. Its folder is renamed first, so that other runs find all of it
    /// or nothing.
    pub(in crate::pack) fn take_off(&self, digest: Sha256Digest) -> Result<()> {
        let place = self.place(digest);
        let away = self.folder.join(format!("{digest}.{}{UNFINISHED}", std::process::id()));
        let _ = fs::remove_dir_all(&away);
        match fs::rename(&place, &away) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(Error::io(&place, message!("take off the shelf"), error)),
        }
        fs::remove_dir_all(&away).map_err(|e| Error::io(&away, message!("remove"), e))
    }
}
