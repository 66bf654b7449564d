//! The shelf: packages made beforehand, each under the digest of its recipe.
//!
//! A package depends only on its [`Recipe`], so that one from the shelf is the same as one made now. A changed
//! source gives another recipe, which is not found. A package has a folder of its own (`package.zip` beside
//! `package.facts`). The folder gets its name by one rename after everything in it was flushed and read back, so a
//! folder with that name is complete. Folders that end in `.belum-selesai` are being made, under a lock that ends
//! with its process, or are left-overs that the next batch removes.
//!
//! The facts hold the digest of each block of the package. A copy on a medium is read back and compared with them,
//! so that damage on the shelf never reaches a buyer.

mod batch;
mod copy_to_medium;
mod making;
mod package_facts;
mod recipe;
mod shelf_folder;
mod shelved_package;
mod upkeep;

pub use batch::{Batch, BatchOptions, Failure, batch};
pub use recipe::{ENGINE, Recipe, Source};
pub(in crate::pack) use shelf_folder::Found;
pub use shelf_folder::Shelf;
pub(in crate::pack) use shelved_package::Shelved;
pub use upkeep::{Damaged, Pruned, ShelfCheck, ShelvedPackage};
