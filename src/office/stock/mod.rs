//! The office's data: the index, its products and pieces of maps, and the shelf.

mod batch;
mod cut;
mod index;
mod piece;
mod sale;
mod shelf;
mod show;
mod withheld;

pub use batch::{BatchChoice, BatchFailure, Batched, DamagedItem, ListedItem, SHELF_LEVEL};
pub use cut::{Cut, CutOrder, CutPiece};
pub use index::Indexed;
pub use piece::ShownPiece;
pub use shelf::{
    DamagedPackage, ListedPackage, Pruned, RemovedPackage, ShelfCheck, ShelfList, ShelfPackage,
    ShelfRemedy,
};
pub use show::{HeldFile, Look, Product, ProductKind, Shown, SoldPiece};
pub use withheld::Withheld;
