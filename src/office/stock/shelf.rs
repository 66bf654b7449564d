//! The shelf: packages made beforehand, listed, pruned and verified.

use serde::Serialize;

use crate::error::Result;
use crate::index::Index;
use crate::message::Message;
use crate::model::{RequestedItem, Sha256Digest};
use crate::office::goods::MeasuredTables;
use crate::office::session::{Home, Session, Watch};
use crate::pack::{Damaged, Level, Recipe, ShelvedPackage};
use crate::plan;
use crate::probe::require_maps;

/// What lies on the shelf.
#[derive(Debug, Serialize)]
pub struct ShelfList {
    /// The packages.
    pub packages: Vec<ListedPackage>,
    /// What is no whole package.
    pub damaged: Vec<DamagedPackage>,
    /// Bytes of the packages.
    pub bytes: u64,
}

/// A package in a list.
#[derive(Debug, Serialize)]
pub struct ListedPackage {
    /// The package.
    #[serde(flatten)]
    pub package: ShelfPackage,
    /// Whether its product still makes it; `None` where there is no index to tell.
    pub current: Option<bool>,
}

/// What pruning came to.
#[derive(Debug, Serialize)]
pub struct Pruned {
    /// Packages that were removed.
    pub removed: Vec<RemovedPackage>,
    /// Packages that stay.
    pub kept: u64,
    /// Bytes of them.
    pub bytes: u64,
}

/// A package that was removed.
#[derive(Debug, Serialize)]
pub struct RemovedPackage {
    /// The package.
    #[serde(flatten)]
    pub package: ShelfPackage,
    /// True.
    pub removed: bool,
}

/// What a check of the shelf found.
#[derive(Debug, Serialize)]
pub struct ShelfCheck {
    /// `lengkap`, or `rusak`.
    pub result: &'static str,
    /// Packages that were read.
    pub packages: u64,
    /// Bytes of them.
    pub bytes_read: u64,
    /// What was damaged and is off the shelf now.
    pub damaged: Vec<DamagedPackage>,
}

/// A package made beforehand.
#[derive(Debug, Serialize)]
pub struct ShelfPackage {
    /// The digest of its recipe.
    pub recipe: Sha256Digest,
    /// Its place in a request: none.
    pub index: Option<usize>,
    /// The product.
    pub id: String,
    /// The piece of a map.
    pub region: Option<String>,
    /// The format.
    pub format: Option<String>,
    /// The product's edition.
    pub edition: String,
    /// How hard it was compressed.
    pub level: Level,
    /// The engine that made it.
    pub engine: String,
    /// Its bytes.
    pub bytes: u64,
    /// Files that it was made from.
    pub files: usize,
    /// Their bytes.
    pub source_bytes: u64,
}

/// Something on the shelf that is not a package as it was made.
#[derive(Debug, Serialize)]
pub struct DamagedPackage {
    /// The digest of its recipe.
    pub recipe: Sha256Digest,
    /// Its place in a request: none.
    pub index: Option<usize>,
    /// The product, where that can still be read.
    pub id: Option<String>,
    /// The piece of a map.
    pub region: Option<String>,
    /// The format.
    pub format: Option<String>,
    /// The edition and the number of files, where that can still be read.
    #[serde(skip)]
    pub made_from: Option<(String, usize)>,
    /// What is wrong; in English in JSON.
    #[serde(serialize_with = "crate::message::english")]
    pub what: Message,
}

/// What puts a shelf right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShelfRemedy {
    /// Another batch.
    Batch,
}

impl Session {
    /// Lists what lies on the shelf.
    pub fn list_shelf(&mut self) -> Result<ShelfList> {
        let home = self.home();
        let (packages, damaged) = home.shelf().list()?;
        let (index, tables) = (home.index().ok(), MeasuredTables::of(home));
        let bytes = packages.iter().map(|package| package.bytes).sum();
        let listed = |package: &ShelvedPackage| ListedPackage {
            package: ShelfPackage::of(package),
            current: index.as_ref().map(|index| is_current(home, index, &tables, &package.recipe)),
        };
        Ok(ShelfList {
            packages: packages.iter().map(listed).collect(),
            damaged: damaged.into_iter().map(DamagedPackage::of).collect(),
            bytes,
        })
    }

    /// Removes packages until at most so many bytes are left: damaged ones first, then those that no product
    /// makes any more, then the longest unused.
    pub fn prune_shelf(&mut self, keep: u64) -> Result<Pruned> {
        let home = self.home();
        let (index, tables) = (home.index().ok(), MeasuredTables::of(home));
        // Without an index nothing tells what is out of date, and the longest unused goes first.
        let current = |recipe: &Recipe| {
            index.as_ref().is_none_or(|index| is_current(home, index, &tables, recipe))
        };
        let pruned = home.shelf().prune(keep, &current)?;
        let removed =
            |package| RemovedPackage { package: ShelfPackage::of(package), removed: true };
        Ok(Pruned {
            removed: pruned.removed.iter().map(removed).collect(),
            kept: pruned.kept,
            bytes: pruned.bytes,
        })
    }

    /// Reads every package and takes off what is not as it was made.
    pub fn verify_shelf(&mut self, watch: &dyn Watch) -> Result<ShelfCheck> {
        let check = self.home().shelf().verify(watch)?;
        Ok(ShelfCheck {
            result: if check.damaged.is_empty() { "lengkap" } else { "rusak" },
            packages: check.packages,
            bytes_read: check.bytes_read,
            damaged: check.damaged.into_iter().map(DamagedPackage::of).collect(),
        })
    }
}

impl ShelfCheck {
    /// Returns what makes the packages anew that are off the shelf now.
    pub fn remedy(&self) -> Option<ShelfRemedy> {
        (!self.is_sound()).then_some(ShelfRemedy::Batch)
    }

    /// Returns true where every package is as it was made.
    pub fn is_sound(&self) -> bool {
        self.damaged.is_empty()
    }
}

impl ShelfPackage {
    fn of(package: &ShelvedPackage) -> Self {
        let recipe = &package.recipe;
        Self {
            recipe: package.digest,
            index: None,
            id: recipe.item.clone(),
            region: recipe.region.clone(),
            format: recipe.format.clone(),
            edition: recipe.edition.clone(),
            level: recipe.level,
            engine: recipe.engine.clone(),
            bytes: package.bytes,
            files: recipe.members.len(),
            source_bytes: recipe.source_bytes(),
        }
    }
}

impl DamagedPackage {
    fn of(damaged: Damaged) -> Self {
        let recipe = damaged.recipe.as_ref();
        Self {
            recipe: damaged.digest,
            index: None,
            id: recipe.map(|recipe| recipe.item.clone()),
            region: recipe.and_then(|recipe| recipe.region.clone()),
            format: recipe.and_then(|recipe| recipe.format.clone()),
            made_from: recipe.map(|recipe| (recipe.edition.clone(), recipe.members.len())),
            what: damaged.what,
        }
    }
}

/// Returns true when the product as the index knows it still makes this package. Without maps nobody knows what
/// would be made of a piece of a map: it counts as current.
fn is_current(home: &Home, index: &Index, tables: &MeasuredTables, recipe: &Recipe) -> bool {
    if recipe.order.is_some() && require_maps().is_err() {
        return true;
    }
    let item = RequestedItem {
        id: recipe.item.clone(),
        region: recipe.region.clone(),
        format: recipe.format.clone(),
    };
    plan::prepare(index, home.catalog(), 0, &item, tables.sizes())
        .is_ok_and(|package| Recipe::of(&package, recipe.level) == *recipe)
}
