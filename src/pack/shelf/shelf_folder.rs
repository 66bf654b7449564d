//! What lies on the shelf: a package is found by its recipe and taken off whole.

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
use crate::pack::engine::{Level, all_stand};
use crate::plan::Package;

/// A folder of packages made beforehand.
#[derive(Debug, Clone)]
pub struct Shelf {
    pub(super) folder: PathBuf,
}

/// What lies under a recipe's name.
#[derive(Debug)]
pub(in crate::pack) enum Found {
    Nothing,
    /// Its parts are there and agree with each other; its bytes are still to be proved.
    Package(Box<Shelved>),
    /// Something that is no whole package, and why.
    Broken(Message),
}

impl Shelf {
    /// Takes a folder for the shelf; it is made when something is first put there.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    /// Returns the folder of the package with this recipe.
    pub(super) fn place(&self, digest: Sha256Digest) -> PathBuf {
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
    pub(in crate::pack) fn find(&self, recipe: &Recipe) -> Found {
        let place = self.place(recipe.digest());
        if place.symlink_metadata().is_err() {
            return Found::Nothing;
        }
        match Shelved::open(&place) {
            Ok(found) if found.facts.recipe == *recipe => Found::Package(Box::new(found)),
            Ok(_) => Found::Broken(message!("{file} tells of another recipe", file = FACTS)),
            // Someone may have taken it off between the two looks.
            Err(_) if place.symlink_metadata().is_err() => Found::Nothing,
            Err(why) => Found::Broken(why),
        }
    }

    /// Takes a package off the shelf, by one rename: whoever looks meets all of it or nothing.
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
