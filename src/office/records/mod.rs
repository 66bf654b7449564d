//! The ledger itself: verified, exported and copied; the bag for an inspection; the sale of a seal code; and the
//! forgetting of personal data.

mod audit;
mod code;
mod forget;
mod ledger;

pub use audit::Audited;
pub use code::{SoldProduct, SoldUnderCode};
pub use forget::{Forgotten, LeftToDo};
pub use ledger::{BackedUp, Exported};
