//! How long work reports its progress and asks whether to go on.
//!
//! The library calls [`Progress`]; only the command line knows a progress bar or a Ctrl-C. [`Course`] records how
//! long each phase took, and estimates the time that is left.

mod course;
mod listener;
mod phase;

pub use course::{Course, Expected, PhaseTime};
pub use listener::{Progress, Silent, Unseen};
pub use phase::Phase;
