//! The engine: members are read once, compressed by many threads, written by one thread and read back.
//!
//! `source` reads members and compares them with the digests that the plan has, if there is a plan. `pipeline` passes
//! chunks between the threads, and `deflate` compresses them. `archive` and `folder` write them in order into a ZIP
//! or into files, both through `output`. `readback` checks what was written. The engine does not know the shelf, and
//! of a bag only its folder and paths.

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
pub(in crate::pack) use source::{Input, check_source};
pub use source::{check_touched, is_unchanged};
