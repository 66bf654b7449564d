//! The engine: members are read once, compressed by many threads, written by one and read back.
//!
//! `source` reads and compares, `pipeline` hands chunks round, `deflate` makes each small, `archive` and
//! `folder` put them in order into a ZIP or into files by way of `output`, `readback` proves what was
//! written. It knows no bag and no shelf.

mod archive;
mod deflate;
mod folder;
mod output;
mod pace;
mod pipeline;
mod readback;
mod source;
mod stored_or_deflated;

pub(in crate::pack) use archive::{Archive, Packed, write_package};
pub use deflate::Level;
pub(in crate::pack) use folder::{PayloadFile, path_of, write_folder};
pub(in crate::pack) use output::Output;
pub(in crate::pack) use pace::Pace;
pub(in crate::pack) use pipeline::run;
pub(in crate::pack) use readback::{compare, read_back};
pub use source::check_touched;
pub(in crate::pack) use source::{Input, all_stand, check_source};
