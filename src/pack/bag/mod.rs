//! Writing one bag: what lies in it, how it is sealed, and the page beside it.

mod datapackage;
mod facts;
mod open_first;
mod options;
mod payload;
mod room;
mod seal;
mod sealed;
mod tags;
mod unfinished;

pub(in crate::pack) use open_first::{open_first, write_open_first};
pub use options::PackOptions;
pub(in crate::pack) use room::{check_space, refuse_twins};
pub(in crate::pack) use seal::write_bag;
pub use sealed::{Sealed, SealedBagLine, SealedVolume};
pub(in crate::pack) use unfinished::{Unfinished, remove_leftover};
