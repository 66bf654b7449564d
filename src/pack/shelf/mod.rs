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
