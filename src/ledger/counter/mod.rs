//! The counter: the guest book, what waits, and the close of a day.

mod day_close;
mod visits;
mod waiting;

pub use visits::{Guest, Visit};
pub use waiting::Waiting;
