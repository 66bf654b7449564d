//! The counter: guests, their hour, and what they think of the service.

mod poll;
mod today;
mod visit;

pub use poll::Polled;
pub use today::Today;
pub use visit::NewGuest;
