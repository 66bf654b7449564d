//! Commands at the counter: guests and the day.

pub(in crate::cli) mod poll;
pub(in crate::cli) mod today;
pub(in crate::cli) mod visit;
