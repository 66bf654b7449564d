//! The ledger itself: verified, exported and copied; the sale of a seal code; and the forgetting of personal data.

mod code;
mod forget;
mod ledger;

pub use code::{SoldProduct, SoldUnderCode};
pub use forget::{Forgotten, LeftToDo};
pub use ledger::{BackedUp, Exported};
