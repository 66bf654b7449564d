//! The counter: guests, the promised service time, and the satisfaction poll.

mod poll;
mod today;
mod visit;

pub use poll::{MARKS, Polled};
pub use today::{AtCounter, Hour, Today};
pub use visit::NewGuest;
