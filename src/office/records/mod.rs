//! The records themselves: the ledger proved, exported and copied, and what is forgotten in it.

mod forget;
mod ledger;

pub use forget::{Forgotten, LeftToDo};
pub use ledger::{BackedUp, Exported};
