//! Looking for files: what lies in the stores, whose it is, and when it last changed.
//!
//! All folders of one depth are listed at once, each by one thread that asks for the status of its
//! files while the folder is open (half the cost of asking by their whole paths) and owns what
//! it lists until the depth is done. The list bounds the work: some hundred bytes a file. What
//! leaves is sorted by its place, so the disk's order and the number of threads show
//! nowhere.

mod charged;
mod junk;
mod ownership;
mod read;
mod walk;

pub(super) use self::ownership::{Ownership, unowned};
pub(super) use self::read::{Job, Outcome, read_settled};
pub(super) use self::walk::{Candidate, walk, walk_below};
