//! The index on disk: one SQLite file that is either the last complete index or the one before.
//!
//! On disk every path is relative to its store, and stores are named as `kemas.toml` names them, so an
//! office that was copied, moved or mounted elsewhere has its index at once; what comes out of here has
//! paths as they are now. Profiles stand in a table of their own, as JSON: a run over a hundred thousand
//! unchanged files neither reads, nor parses, nor writes one of them.

mod entry;
mod places;
mod read;
mod row;
mod store;
mod tables;
mod write;

pub use self::entry::{FileEntry, Index};
pub(super) use self::read::read;
pub(super) use self::row::Row;
pub use self::store::Store;
pub(super) use self::store::refused;
pub(super) use self::write::{Changes, write};
