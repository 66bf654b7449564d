//! The ledger itself: verified, exported and copied; and the forgetting of personal data.

mod forget;
mod ledger;

pub use forget::{Forgotten, LeftToDo};
pub use ledger::{BackedUp, Exported};
