//! The counter: the guest book, what waits, and the close of a day.

mod day_close;
mod decisions;
mod guests;
mod visits;
mod waiting;

pub use decisions::HandedIn;
#[cfg(test)]
pub(super) use visits::connect;
pub use visits::{Guest, Visit};
pub use waiting::Waiting;
