//! What a target is and can hold, and reading what its device really has.
//!
//! "Done" before the flush loses data, and a read-back through the page cache proves nothing:
//! [`DeviceFile`] asks the device itself where the filesystem lets it, and says so.

mod device;
mod flush;
mod lock;
mod publish;
mod speed_test;
mod target;

pub use device::{DeviceFile, Proof, Window, open_regular};
pub use flush::{begin_writing, flush, flush_files, sync_folder};
pub use lock::{TargetLock, sweep};
pub use publish::{FRESH, beside, publish, rename_new, write_private, write_whole};
pub use speed_test::{TargetRate, measure};
pub use target::Target;
