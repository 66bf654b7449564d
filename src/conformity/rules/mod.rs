//! The rules, grouped by what they look at. All of them run; no finding prevents another.
//!
//! A rule is a function of the [`Case`] that returns its finding. `asking.rs` lists the rules.

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
