//! One package of a bag: taken from the shelf or made, and read back from the medium.

use std::fs;
use std::path::Path;

use super::archive::{Packed, write_package};
use super::readback::read_back;
use super::shelf::{Found, Shelved, sources_stand};
use super::{Level, Pace, PackOptions, Recipe, payload_path};
use crate::error::{Error, ErrorKind, Result};
use crate::fixity::Intended;
use crate::media::Proof;
use crate::model::{BagPath, Sha256Digest};
use crate::plan::Package;
use crate::progress::{Progress, Unseen};

/// A package's file as it was written.
pub(super) struct Payload<'a> {
    pub(super) package: &'a Package,
    /// Path within the bag.
    pub(super) path: BagPath,
    pub(super) intended: Intended,
    /// In the order of the package's members.
    pub(super) members: Vec<Packed>,
    /// Where it was taken from.
    pub(super) shelved: Option<Box<Shelved>>,
    /// What was wrong with a package on the shelf that was therefore not taken.
    pub(super) damaged: Option<String>,
}

impl<'a> Payload<'a> {
    /// Writes a package below the bag's folder: a copy of the one on the shelf where its recipe lies
    /// there, else made from the sources.
    pub(super) fn write(
        bag: &Path,
        package: &'a Package,
        options: &PackOptions<'_>,
        progress: &dyn Progress,
    ) -> Result<Self> {
        let path = payload_path(&package.stem)?;
        let file = bag.join(path.as_str());
        let (found, mut damaged) = on_shelf(package, options)?;
        if let Some(shelved) = found {
            match shelved.copy_to(&file, progress) {
                Ok(()) => {
                    shelved.mark_used();
                    let (intended, members) = shelved.facts();
                    let shelved = Some(shelved);
                    return Ok(Self { package, path, intended, members, shelved, damaged });
                }
                Err(error) => damaged = Some(rotten(&shelved, error, options, progress)?),
            }
            remove(&file)?;
        }
        let (intended, members) = make(&file, package, options, progress)?;
        Ok(Self { package, path, intended, members, shelved: None, damaged })
    }

    /// Reads the package back from the medium and returns its digest. Where a copy differs since the
    /// shelf has rotted, the package is made from the sources after all.
    ///
    /// # Errors
    /// [`ErrorKind::ReadBack`] where the medium does not keep what it is given.
    pub(super) fn read_back(
        &mut self,
        bag: &Path,
        options: &PackOptions<'_>,
        progress: &dyn Progress,
    ) -> Result<(Sha256Digest, Proof)> {
        let file = bag.join(self.path.as_str());
        let differs = match read_back(&file, &self.intended, progress) {
            Err(error) if error.kind() == ErrorKind::ReadBack => error,
            other => return other,
        };
        let Some(shelved) = self.shelved.take() else { return Err(differs) };
        self.damaged = Some(rotten(&shelved, differs, options, progress)?);
        remove(&file)?;
        (self.intended, self.members) = make(&file, self.package, options, &Unseen(progress))?;
        read_back(&file, &self.intended, &Unseen(progress))
    }
}

/// Looks for the package on the shelf, at the level asked for or else at any; returns it, or what is
/// wrong with it. A source that is not as the index knows it is for the packing to stop at.
fn on_shelf(
    package: &Package,
    options: &PackOptions<'_>,
) -> Result<(Option<Box<Shelved>>, Option<String>)> {
    let Some(shelf) = options.shelf.filter(|_| sources_stand(package)) else {
        return Ok((None, None));
    };
    let mut damaged = None;
    for level in Level::ALL.into_iter().filter(|level| options.level.is_none_or(|l| l == *level)) {
        let recipe = Recipe::of(package, level);
        match shelf.find(&recipe) {
            Found::Nothing => {}
            Found::Package(found) => return Ok((Some(found), damaged)),
            Found::Broken(why) => {
                shelf.take_off(recipe.digest())?;
                damaged = Some(why);
            }
        }
    }
    Ok((None, damaged))
}

/// Finds out whether an error came from a package that rotted on the shelf; if so takes it off and
/// returns in words what differs, else gives the error back.
fn rotten(
    shelved: &Shelved,
    error: Error,
    options: &PackOptions<'_>,
    progress: &dyn Progress,
) -> Result<String> {
    if !matches!(error.kind(), ErrorKind::ReadBack | ErrorKind::Io) {
        return Err(error);
    }
    let Some(why) = shelved.damage(&Unseen(progress))? else { return Err(error) };
    if let Some(shelf) = options.shelf {
        shelf.take_off(shelved.digest())?;
    }
    Ok(why)
}

fn make(
    file: &Path,
    package: &Package,
    options: &PackOptions<'_>,
    progress: &dyn Progress,
) -> Result<(Intended, Vec<Packed>)> {
    let pace = Pace { level: options.level.unwrap_or_default(), threads: options.threads };
    write_package(file, package, pace, progress)
}

fn remove(file: &Path) -> Result<()> {
    fs::remove_file(file).map_err(|e| Error::io(file, "remove", e))
}
