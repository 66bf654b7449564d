//! Targets: what a folder on a medium can hold, writing to its device, and reading back what the device really has.
//!
//! A file is done only once it is flushed. A read through the page cache proves nothing about the device:
//! [`DeviceFile`] reads from the device where the filesystem allows it, and says whether it did.

mod device;
mod flush;
mod lock;
mod publish;
mod speed_test;
mod target;

pub use device::{DeviceFile, Proof, Window, open_regular};
pub use flush::{begin_writing, flush, flush_files, sync_folder};
pub use lock::{TargetLock, sweep};
pub use publish::{
    FRESH, beside, can_write_in, own_unfinished, publish, rename_new, write_private, write_whole,
};
pub use speed_test::{TargetRate, measure};
pub use target::Target;
