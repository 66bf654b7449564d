//! The shelf of packages made beforehand: listed, pruned and verified.

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

/// The content of the shelf.
#[derive(Debug, Serialize)]
pub struct ShelfList {
    /// The complete packages, sorted by product.
    pub packages: Vec<ListedPackage>,
    /// Folders on the shelf that are no complete packages.
    pub damaged: Vec<DamagedPackage>,
    /// Bytes of the complete packages.
    pub bytes: u64,
}

/// A package in a list.
#[derive(Debug, Serialize)]
pub struct ListedPackage {
    /// The package.
    #[serde(flatten)]
    pub package: ShelfPackage,
    /// Whether a package made now would be the same; `None` where there is no index that can be used.
    pub current: Option<bool>,
}

/// The result of pruning.
#[derive(Debug, Serialize)]
pub struct Pruned {
    /// Complete packages that were removed. Damaged folders, which are removed too, are not listed.
    pub removed: Vec<RemovedPackage>,
    /// Number of packages that stay.
    pub kept: u64,
    /// The bytes of the packages that stay.
    pub bytes: u64,
}

/// A package that was removed.
#[derive(Debug, Serialize)]
pub struct RemovedPackage {
    /// The package.
    #[serde(flatten)]
    pub package: ShelfPackage,
    /// Always true: it marks the package as removed in JSON.
    pub removed: bool,
}

/// What a check of the shelf found.
#[derive(Debug, Serialize)]
pub struct ShelfCheck {
    /// `lengkap`, or `rusak`.
    pub result: &'static str,
    /// Number of packages that were read, and of folders that are no complete packages.
    pub packages: u64,
    /// Bytes of the packages that were read.
    pub bytes_read: u64,
    /// Damaged or incomplete packages, which were removed from the shelf.
    pub damaged: Vec<DamagedPackage>,
}

/// A package made beforehand.
#[derive(Debug, Serialize)]
pub struct ShelfPackage {
    /// The digest of its recipe, which is the name of its folder.
    pub recipe: Sha256Digest,
    /// Always `None`: it belongs to no request.
    pub index: Option<usize>,
    /// The product.
    pub id: String,
    /// The region code of a piece of a map; `None` for a dataset.
    pub region: Option<String>,
    /// The format that was asked for, if any.
    pub format: Option<String>,
    /// The product's edition.
    pub edition: String,
    /// The level at which it was compressed.
    pub level: Level,
    /// The version of the engine that made it.
    pub engine: String,
    /// The bytes of its ZIP.
    pub bytes: u64,
    /// Number of held files that it was made from.
    pub files: usize,
    /// The bytes of those files.
    pub source_bytes: u64,
}

/// A folder on the shelf that is not a complete package.
#[derive(Debug, Serialize)]
pub struct DamagedPackage {
    /// The digest in the folder's name.
    pub recipe: Sha256Digest,
    /// Always `None`: it belongs to no request.
    pub index: Option<usize>,
    /// The product; like region and format, `None` where it cannot be read any more.
    pub id: Option<String>,
    /// The region code of a piece of a map.
    pub region: Option<String>,
    /// The format.
    pub format: Option<String>,
    /// The edition and the number of files that it was made from; `None` where they cannot be read any more.
    #[serde(skip)]
    pub made_from: Option<(String, usize)>,
    /// What is wrong; in English in JSON.
    #[serde(serialize_with = "crate::message::english")]
    pub what: Message,
}

/// What can make the packages again that were removed as damaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShelfRemedy {
    /// Another batch.
    Batch,
}

impl Session {
    /// Lists the packages on the shelf, and what is damaged there.
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

    /// Removes all damaged packages. Then it removes others, first the outdated and then the longest unused, until the
    /// rest has at most `keep` bytes.
    pub fn prune_shelf(&mut self, keep: u64) -> Result<Pruned> {
        let home = self.home();
        let (index, tables) = (home.index().ok(), MeasuredTables::of(home));
        // Without an index no package counts as outdated.
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

    /// Reads every package on the shelf, and removes those that are damaged or incomplete.
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
    /// Returns what can make the removed packages again; `None` where none was damaged.
    pub fn remedy(&self) -> Option<ShelfRemedy> {
        (!self.is_sound()).then_some(ShelfRemedy::Batch)
    }

    /// Returns true where no package was damaged or incomplete.
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

/// Returns true where a package made now, at the level of the recipe, would be the same. In a build without maps, a
/// piece of a map counts as current, since its recipe cannot be computed.
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
