//! Maintenance of the shelf: listing, checking and pruning it.

use std::fs;
use std::io;
use std::time::SystemTime;

use rayon::prelude::*;
use serde::Serialize;

use super::recipe::Recipe;
use super::shelf_folder::Shelf;
use super::shelved_package::Shelved;
use crate::error::{Error, Result};
use crate::message::{Message, message};
use crate::model::Sha256Digest;
use crate::pack::engine::Level;
use crate::progress::{Phase, Progress};

/// A package on the shelf.
#[derive(Debug, Clone, Serialize)]
pub struct ShelvedPackage {
    /// The digest that names it.
    pub digest: Sha256Digest,
    /// Bytes of the ZIP.
    pub bytes: u64,
    /// Everything that decides its bytes.
    pub recipe: Recipe,
    /// When it was last used or made.
    #[serde(skip)]
    used: Option<SystemTime>,
}

/// A package on the shelf that is not complete, cannot be read, or whose bytes changed.
#[derive(Debug, Clone, Serialize)]
pub struct Damaged {
    /// The digest that names it.
    pub digest: Sha256Digest,
    /// Its recipe; `None` where the folder cannot be opened as a package.
    pub recipe: Option<Recipe>,
    /// What is wrong; in English in JSON.
    #[serde(serialize_with = "crate::message::english")]
    pub what: Message,
}

/// What a check of the shelf found.
#[derive(Debug, Clone, Default)]
pub struct ShelfCheck {
    /// Packages that were checked, with the damaged ones.
    pub packages: u64,
    /// Bytes of the ZIPs that were read. A ZIP whose reading stopped at a fault counts as a whole.
    pub bytes_read: u64,
    /// Damaged packages. They were removed from the shelf; a batch makes those anew that its list asks for.
    pub damaged: Vec<Damaged>,
}

/// What pruning removed and what stays on the shelf.
#[derive(Debug, Clone, Default)]
pub struct Pruned {
    /// Packages that were removed, without those that are not complete.
    pub removed: Vec<ShelvedPackage>,
    /// Packages that stay.
    pub kept: u64,
    /// The bytes of the ZIPs that stay.
    pub bytes: u64,
}

impl ShelvedPackage {
    /// Returns the level it was made at.
    pub fn level(&self) -> Level {
        self.recipe.level
    }
}

impl Shelf {
    /// Lists the packages, sorted by product, region, format and level, and those that cannot be opened or whose recipe
    /// has another digest than their name. The ZIPs are not read.
    ///
    /// # Errors
    /// `ErrorKind::Io` where the folder cannot be read; a missing folder counts as empty.
    pub fn list(&self) -> Result<(Vec<ShelvedPackage>, Vec<Damaged>)> {
        let (mut packages, mut damaged) = (Vec::new(), Vec::new());
        for digest in self.digests()? {
            match Shelved::open(&self.place(digest)) {
                Ok(found) if found.facts.recipe.digest() == digest => {
                    let used = found.file.metadata().and_then(|metadata| metadata.modified()).ok();
                    let recipe = found.facts.recipe;
                    packages.push(ShelvedPackage {
                        digest,
                        bytes: found.facts.bytes,
                        recipe,
                        used,
                    });
                }
                Ok(found) => damaged.push(Damaged {
                    digest,
                    recipe: Some(found.facts.recipe),
                    what: message!("the recipe has another digest than its folder's name"),
                }),
                Err(what) => damaged.push(Damaged { digest, recipe: None, what }),
            }
        }
        let key = |package: &ShelvedPackage| {
            let Recipe { item, region, format, level, .. } = &package.recipe;
            (item.clone(), region.clone(), format.clone(), *level as u8, package.digest)
        };
        packages.sort_by_cached_key(key);
        Ok((packages, damaged))
    }

    /// Reads the ZIP of every package, from its device where the filesystem allows it, and removes packages that are
    /// damaged or not complete from the shelf.
    ///
    /// # Errors
    /// `ErrorKind::Interrupted`, and nothing is removed then; `ErrorKind::Io` where a folder cannot be read or removed.
    pub fn verify(&self, progress: &dyn Progress) -> Result<ShelfCheck> {
        let (packages, damaged) = self.list()?;
        progress.begin(Phase::Verify, packages.iter().map(|package| package.bytes).sum());
        let found: Vec<Result<Option<Damaged>>> = packages
            .par_iter()
            .map(|package| {
                let damage = match Shelved::open(&self.place(package.digest)) {
                    Ok(found) => found.damage(progress)?,
                    Err(why) => Some(why),
                };
                let (digest, recipe) = (package.digest, Some(package.recipe.clone()));
                Ok(damage.map(|what| Damaged { digest, recipe, what }))
            })
            .collect();
        progress.end();
        let mut check = ShelfCheck {
            packages: (packages.len() + damaged.len()) as u64,
            bytes_read: packages.iter().map(|package| package.bytes).sum(),
            damaged,
        };
        for damaged in found {
            check.damaged.extend(damaged?);
        }
        for damaged in &check.damaged {
            self.take_off(damaged.digest)?;
        }
        Ok(check)
    }

    /// Removes packages until those that stay have at most `keep` bytes: first those whose recipe is not `current`,
    /// then the others; among each, the longest unused first. Packages that are not complete, and unfinished
    /// ones of runs that were killed, are removed in any case.
    ///
    /// # Errors
    /// `ErrorKind::Io` where the folder cannot be read or something cannot be removed.
    pub fn prune(&self, keep: u64, current: &dyn Fn(&Recipe) -> bool) -> Result<Pruned> {
        self.sweep()?;
        let (mut packages, damaged) = self.list()?;
        for damaged in &damaged {
            self.take_off(damaged.digest)?;
        }
        packages.sort_by_cached_key(|package| (current(&package.recipe), package.used));
        let mut bytes: u64 = packages.iter().map(|package| package.bytes).sum();
        let mut removed = Vec::new();
        let mut kept = 0;
        for package in packages {
            if bytes > keep {
                self.take_off(package.digest)?;
                bytes -= package.bytes;
                removed.push(package);
            } else {
                kept += 1;
            }
        }
        Ok(Pruned { removed, kept, bytes })
    }

    /// Returns the names on the shelf that are digests, sorted.
    fn digests(&self) -> Result<Vec<Sha256Digest>> {
        let entries = match fs::read_dir(&self.folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(Error::io(&self.folder, message!("read the shelf"), error)),
        };
        let mut digests = Vec::new();
        for entry in entries {
            let entry =
                entry.map_err(|e| Error::io(&self.folder, message!("read the shelf"), e))?;
            digests.extend(Sha256Digest::parse(&entry.file_name().to_string_lossy()));
        }
        digests.sort_unstable();
        Ok(digests)
    }
}
