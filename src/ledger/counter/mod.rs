//! The counter: the guest book, the requests that wait, and the close of a day.

mod day_close;
mod visits;
mod waiting;

pub use visits::{Guest, Visit};
pub use waiting::Waiting;
