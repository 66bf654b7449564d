//! The month of the treasurer: the cash book with what stands beside it, counted cash, and what reached the treasury.
//!
//! Like the close of a day, a month is as it was at its end: a payment that is amended later counts as it did then.

mod cash_book;
mod cash_counts;
mod month_close;
mod reached;
mod register;

pub use reached::ReachedTreasury;
