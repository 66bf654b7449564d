//! What kemas was shipped with, and what an office has made of it.
//!
//! `versions` has the digest of each version of each table. `record` is the small file that says which version an
//! office's tables come from, row by row. `merge` brings the rows of a new version into a table that the office has
//! changed.

mod merge;
mod record;
mod versions;

pub(super) use merge::{Merged, merged};
pub(super) use record::{RECORD, Record, ShippedTable};
pub(super) use versions::was_shipped;
