//! The ledger itself: verified, exported and copied; the bag for an inspection; the sale of a seal code; and the
//! forgetting of personal data.

mod audit;
mod code;
mod destroy;
mod forget;
mod ledger;

pub use audit::Audited;
pub use code::{SoldProduct, SoldUnderCode};
pub use destroy::{DueForDestruction, PapersDestroyed, Staying};
pub use forget::{Forgotten, LeftToDo};
pub use ledger::{BackedUp, Exported};
