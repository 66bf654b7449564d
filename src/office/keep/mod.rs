//! Backups of the office: made, kept by a rule, told where they are old, and put back.
//!
//! `scope` says what of the office's folder is backed up, `archive` is the file of a backup, `rule` says which ones
//! stay. `backup` makes one and `last` looks for the last one. `restore` puts one back; `typed` reads the last numbers
//! of the paper register, behind which each series goes on, and `lost` tells what has to be entered again.

mod archive;
mod backup;
mod last;
mod lost;
mod names;
mod restore;
mod rule;
mod scope;
mod typed;

pub use backup::OfficeBackup;
pub use last::LastBackup;
pub(in crate::office) use last::last_backup;
pub use restore::{RestoreOrder, Restored};
