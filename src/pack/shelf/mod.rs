//! The shelf: packages made beforehand, each under the digest of its recipe.
//!
//! The bytes of a package depend only on its [`Recipe`], so that one from the shelf is the same as one made now. A
//! source that the index records with other bytes gives another recipe. A package has a folder of its own
//! (`package.zip` beside `package.facts`). The folder gets its name by one rename, after the ZIP was flushed and read
//! back and the facts were flushed. So a folder was complete when it got its name. A folder whose name ends in
//! `.belum-selesai` holds a package that is being made, under a lock that ends with its process, or that is being
//! removed, or what a killed run left. The next batch or pruning removes what was left.
//!
//! The facts hold the digest of each block of the ZIP. A copy on a medium is read back and compared with them before
//! its bag gets its name, so that damage on the shelf does not reach a buyer.

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
