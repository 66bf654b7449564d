//! The index on disk: one SQLite file. A run that changes anything in it does so in one transaction.
//!
//! In the file a path is relative to its store, or begins with a mark for the store, and stores are named as in
//! `kemas.toml`. So the index of an office that was copied, moved or mounted elsewhere finds the files at their new
//! place, as far as the stores are recognised (`places.rs`). In memory paths are absolute. Profiles stand in a table of
//! their own, as JSON, so that a run over a hundred thousand unchanged files neither reads nor writes any of them.

mod entry;
mod places;
mod read;
mod row;
mod store;
mod tables;
mod write;

pub(super) use self::entry::HeldStore;
pub use self::entry::{FileEntry, Index};
pub(super) use self::places::Places;
pub(super) use self::read::{Snapshot, read};
pub(super) use self::row::Row;
pub use self::store::Store;
pub(super) use self::store::refused;
pub(super) use self::write::{Changes, write};
