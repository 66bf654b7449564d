//! Commands at the counter: guests, who waits today, callers with a seal code, and complaints.

pub(in crate::cli) mod code;
pub(in crate::cli) mod complaint;
pub(in crate::cli) mod poll;
pub(in crate::cli) mod today;
pub(in crate::cli) mod visit;
pub(in crate::cli) mod visits;
