//! The records of payments, each made from the one before it.
//!
//! Their numbers come from the ledger, which gives them out without gaps. A record is complete in itself, so that it
//! prints the same after tariffs and settings have changed.

mod billing_code;
mod handover;
mod invoice;
mod payment;
mod receipt;
#[cfg(test)]
mod tests;

pub use billing_code::{billing_code, checked_code};
pub use handover::handover;
pub use invoice::invoice;
pub use payment::{checked_ntpn, payment};
pub use receipt::receipt;
