//! Commands at the counter: guests, who waits today, and callers with a seal code.

pub(in crate::cli) mod code;
pub(in crate::cli) mod poll;
pub(in crate::cli) mod today;
pub(in crate::cli) mod visit;
pub(in crate::cli) mod visits;
