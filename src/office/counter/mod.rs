//! The counter: guests, their hour, and what they think of the service.

mod poll;
mod today;
mod visit;

pub use poll::{MARKS, Polled};
pub use today::{AtCounter, Hour, Today};
pub use visit::NewGuest;
