//! One package of a bag: copied from the shelf or made from its sources, and read back from the medium.

use std::borrow::Cow;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::pack_options::PackOptions;
use crate::error::{Error, ErrorKind, Result};
use crate::fixity::Intended;
use crate::media::{Proof, flush};
use crate::message::{Message, message};
use crate::model::{MapFinding, Sha256Digest};
use crate::pack::engine::{
    Level, Pace, Packed, PayloadFile, is_unchanged, path_of, read_back, write_folder, write_package,
};
use crate::pack::made::{Made, make_files};
use crate::pack::shelf::{Found, Recipe, Shelved};
use crate::plan::{Form, Package};
use crate::progress::{Progress, Unseen};

/// Files of at most this many bytes are read back in parallel: a device answers several small reads in the time of
/// one.
const SMALL: u64 = 4 << 20;

/// A package as it was written.
pub(super) struct Payload<'a> {
    /// The package as planned; its members are the files that were made, where any were.
    pub(super) package: Cow<'a, Package>,
    /// The package as planned.
    planned: &'a Package,
    /// The findings on a piece of a map.
    pub(super) findings: Vec<MapFinding>,
    /// Its files: one ZIP, or its members in their order.
    pub(super) files: Vec<PayloadFile>,
    /// How its members are stored in the ZIP, in order; empty in plain form.
    pub(super) members: Vec<Packed>,
    /// The package on the shelf that it was copied from; `None` for one that was made.
    pub(super) shelved: Option<Box<Shelved>>,
    /// What is wrong with a package on the shelf that was therefore not used.
    pub(super) damaged: Option<Message>,
}

impl<'a> Payload<'a> {
    /// Writes a package into the bag's folder. A ZIP is copied from the shelf where the shelf has it whole and its
    /// sources are unchanged. Any other package is made from its sources.
    pub(super) fn write(
        bag: &Path,
        package: &'a Package,
        options: &PackOptions<'_>,
        progress: &dyn Progress,
    ) -> Result<Self> {
        let mut payload = Self {
            package: Cow::Borrowed(package),
            planned: package,
            findings: Vec::new(),
            files: Vec::new(),
            members: Vec::new(),
            shelved: None,
            damaged: None,
        };
        if package.form == Form::Plain {
            let made = payload.make_files(options, progress)?;
            payload.files = write_folder(bag, &payload.package, options.threads, progress)?;
            drop(made);
            return Ok(payload);
        }
        let path = path_of(&package.place())?;
        let file = bag.join(path.as_str());
        let (found, damaged) = on_shelf(package, options)?;
        payload.damaged = damaged;
        if let Some(shelved) = found {
            match shelved.copy_to(&file, progress) {
                Ok(()) => {
                    shelved.mark_used();
                    let (intended, members) = shelved.facts();
                    payload.files = vec![PayloadFile { path, intended }];
                    payload.members = members;
                    payload.findings = shelved.findings().to_vec();
                    payload.package = shelved.as_packed(package);
                    payload.shelved = Some(shelved);
                    return Ok(payload);
                }
                Err(error) => {
                    payload.damaged = Some(shelf_damage(&shelved, error, options, progress)?);
                }
            }
            remove(&file)?;
        }
        let intended = payload.make(&file, options, progress)?;
        payload.files = vec![PayloadFile { path, intended }];
        Ok(payload)
    }

    /// Makes the ZIP from the sources, and returns its intended size and block digests.
    fn make(
        &mut self,
        file: &Path,
        options: &PackOptions<'_>,
        progress: &dyn Progress,
    ) -> Result<Intended> {
        let made = self.make_files(options, progress)?;
        let pace =
            Pace { level: Some(options.level.unwrap_or_default()), threads: options.threads };
        let (intended, members) = write_package(file, &self.package, pace, progress)?;
        self.members = members;
        drop(made);
        Ok(intended)
    }

    /// Makes the files of the package that are not in the store, and takes them as its members. They exist until the
    /// returned value is dropped; `None` where all files leave as they are held.
    fn make_files(
        &mut self,
        options: &PackOptions<'_>,
        progress: &dyn Progress,
    ) -> Result<Option<Made>> {
        let made = make_files(self.planned, options.scratch, progress)?;
        if let Some(made) = &made {
            self.package = Cow::Owned(made.package.clone());
            self.findings.clone_from(&made.findings);
        }
        Ok(made)
    }

    /// Returns how many bytes its files have together.
    pub(super) fn bytes(&self) -> u64 {
        self.files.iter().map(|file| file.intended.bytes).sum()
    }

    /// Returns the paths of its files with their bytes.
    pub(super) fn files(&self, bag: &Path) -> impl Iterator<Item = (PathBuf, u64)> {
        self.files.iter().map(|file| (bag.join(file.path.as_str()), file.intended.bytes))
    }

    /// Reads the package back from the medium and returns the digest of each of its files. If a copy differs because
    /// the package on the shelf is damaged, the package is made from the sources and read back once more.
    ///
    /// # Errors
    /// Among others: [`ErrorKind::ReadBack`] where the medium does not hold what was written; where the package is made
    /// again, also what making it returns.
    pub(super) fn read_back(
        &mut self,
        bag: &Path,
        options: &PackOptions<'_>,
        progress: &dyn Progress,
    ) -> Result<(Vec<Sha256Digest>, Proof)> {
        let differs = match self.read_files_back(bag, progress) {
            Err(error) if error.kind() == ErrorKind::ReadBack => error,
            other => return other,
        };
        let (Some(shelved), Some(zip)) = (self.shelved.take(), self.files.first()) else {
            return Err(differs);
        };
        let path = zip.path.clone();
        self.damaged = Some(shelf_damage(&shelved, differs, options, progress)?);
        let file = bag.join(path.as_str());
        remove(&file)?;
        let intended = self.make(&file, options, &Unseen(progress))?;
        self.files = vec![PayloadFile { path, intended }];
        flush(&file)?;
        self.read_files_back(bag, &Unseen(progress))
    }

    fn read_files_back(
        &self,
        bag: &Path,
        progress: &dyn Progress,
    ) -> Result<(Vec<Sha256Digest>, Proof)> {
        let read =
            |file: &PayloadFile| read_back(&bag.join(file.path.as_str()), &file.intended, progress);
        let small =
            |file: &PayloadFile| (file.intended.bytes <= SMALL).then(|| read(file)).transpose();
        let small = self.files.par_iter().map(small).collect::<Result<Vec<_>>>()?;
        let (mut digests, mut proof) = (Vec::with_capacity(small.len()), Proof::Perangkat);
        for (file, done) in self.files.iter().zip(small) {
            let (digest, proved) = match done {
                Some(done) => done,
                None => read(file)?,
            };
            digests.push(digest);
            proof = proof.max(proved);
        }
        Ok((digests, proof))
    }
}

/// Looks for the package on the shelf, at the level asked for or at any, if its sources are unchanged. Returns it, and
/// what is wrong with a package that was found but is not complete, which is removed from the shelf.
fn on_shelf(
    package: &Package,
    options: &PackOptions<'_>,
) -> Result<(Option<Box<Shelved>>, Option<Message>)> {
    // The shelf is used only while the sources are unchanged. Making the package reports a changed one.
    let Some(shelf) = options.shelf.filter(|_| is_unchanged(package)) else {
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

/// Returns what is wrong with the package on the shelf, and removes it from there. Returns `error` as an error again
/// where the package is sound, or where `error` is of another kind than [`ErrorKind::ReadBack`] and [`ErrorKind::Io`].
fn shelf_damage(
    shelved: &Shelved,
    error: Error,
    options: &PackOptions<'_>,
    progress: &dyn Progress,
) -> Result<Message> {
    if !matches!(error.kind(), ErrorKind::ReadBack | ErrorKind::Io) {
        return Err(error);
    }
    let Some(why) = shelved.damage(&Unseen(progress))? else { return Err(error) };
    if let Some(shelf) = options.shelf {
        shelf.take_off(shelved.digest())?;
    }
    Ok(why)
}

fn remove(file: &Path) -> Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(Error::io(file, message!("remove"), error))
        }
        _ => Ok(()),
    }
}
