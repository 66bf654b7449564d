//! The counter: the guest book, what waits, and the close of a day.

mod corrected;
mod day_close;
mod decisions;
mod deposits_of_day;
mod destruction;
mod entries;
mod forgetting;
mod guest_book;
mod guests;
mod money_amendments;
mod polls;
mod service_time;
mod visits;
mod waiting;

pub use decisions::{HandedIn, RefusedRequest};
pub use entries::{COUNTED, Departure};
pub use forgetting::ForgottenNumber;
pub use guest_book::{GuestBookEntry, PastVisit};
pub(super) use money_amendments::money_amendments;
pub use polls::MonthOfPolls;
pub use service_time::{ServiceTime, Spent, VisitorsTurn};
pub(super) use visits::connect;
pub use visits::{AtVisit, Guest, Visit};
pub use waiting::Waiting;
