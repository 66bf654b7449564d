//! How long work tells of itself and asks whether to go on.
//!
//! The library reports; only a door knows a progress bar or a Ctrl-C. [`Course`] keeps the time that each
//! phase took, for whoever learns from it or tells how much is left.

mod course;
mod listener;
mod phase;

pub use course::{Course, Expected, PhaseTime};
pub use listener::{Progress, Silent, Unseen};
pub use phase::Phase;
