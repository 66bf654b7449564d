//! The counter: who came when, what waits now, and the day's close.

mod day_close;
mod visits;
mod waiting;

pub use visits::{Guest, Visit};
pub use waiting::Waiting;
