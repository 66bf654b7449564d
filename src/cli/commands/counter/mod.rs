//! Commands at the counter: guests, and who waits today.

pub(in crate::cli) mod poll;
pub(in crate::cli) mod today;
pub(in crate::cli) mod visit;
pub(in crate::cli) mod visits;
