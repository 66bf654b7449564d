//! The counter: guests, the promised service time, and the satisfaction poll.

mod corrected;
mod earlier_guests;
mod guest_fields;
mod guest_words;
mod poll;
mod poll_summary;
mod returning;
mod today;
mod visit;
mod visits;

pub use corrected::{CorrectedVisit, Departed, FieldChange};
pub use earlier_guests::EarlierGuest;
pub(in crate::office) use earlier_guests::other_visits;
pub use guest_fields::{AGES, NewGuest};
pub(in crate::office) use guest_words::category;
pub use poll::{MARKS, Polled};
pub use poll_summary::{Marks, PollSummary, PolledMonth, Polls};
pub use returning::Filled;
pub use today::{AtCounter, Hour, Today};
pub use visit::{Arrival, Entered};
pub use visits::{GuestBook, ListedVisit};
