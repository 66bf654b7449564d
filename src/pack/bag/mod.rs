//! Writing one bag: its payload, its tag files, and the page beside it.

mod bag_facts;
mod bag_info_entries;
mod datapackage;
mod documents;
mod free_space;
mod open_first;
mod pack_options;
mod payload;
mod readme_page;
mod seal;
mod sealed;
mod tag_files;
mod unfinished;

pub use documents::{Document, DocumentBag, DocumentContent, SealedDocuments, seal_documents};
pub(in crate::pack) use free_space::{check_space, refuse_existing_bags};
pub use open_first::has_mark;
pub(in crate::pack) use open_first::{open_first, write_open_first};
pub use pack_options::PackOptions;
pub(in crate::pack) use seal::write_bag;
pub use sealed::{Sealed, SealedBagLine, SealedVolume};
pub(in crate::pack) use unfinished::{Unfinished, remove_leftover};
