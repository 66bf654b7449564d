//! Looks for files: what lies in the stores, which product it belongs to, and when it last changed.
//!
//! All folders of one depth are listed in parallel, each by one thread. A thread asks for the status of the files while
//! their folder is open, which takes half the time of asking by whole paths. Memory is some hundred bytes for each
//! file. The files that are found are sorted by path, so that they depend neither on the disk's order nor on the number
//! of threads.

mod charged;
mod junk;
mod ownership;
mod read;
mod walk;

pub(crate) use self::charged::role_of;
pub(crate) use self::junk::{NameKind, name_kind};
pub(crate) use self::ownership::Ownership;
pub(super) use self::ownership::unowned;
pub(super) use self::read::{Job, Outcome, read_settled};
pub(super) use self::walk::{Candidate, walk, walk_below};
