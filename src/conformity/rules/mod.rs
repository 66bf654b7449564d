//! The rules, grouped by what they look at. On an item that the catalogue knows all of them run, whatever the others
//! find; on an unknown item only K01.
//!
//! A rule is a function of the [`Case`] that returns its finding or findings. `asking.rs` lists the rules, except K17
//! by bytes (`zero.rs`).

mod abstraction;
mod asking;
mod case;
mod intent;
mod offer;
mod period_level_unit;
mod region;
mod sale;
mod sentences;
mod topic;
pub(super) mod zero;

pub(super) use asking::{item_findings, request_findings};
pub(super) use case::{Case, piece};
pub(super) use offer::breadth;
pub use sale::no_tariff;
