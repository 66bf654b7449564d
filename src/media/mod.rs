//! What a target is and can hold, and reading what its device really has.
//!
//! "Done" before the flush loses data, and a read-back through the page cache proves nothing:
//! [`DeviceFile`] asks the device itself where the filesystem lets it, and says so.

mod device;
mod flush;
mod rate;
mod target;

pub use device::{DeviceFile, Proof, Window, open_regular};
pub use flush::{begin_writing, flush, flush_files};
pub use rate::{TargetRate, measure};
pub use target::{Target, TargetLock, rename_new, sweep, sync_folder};
