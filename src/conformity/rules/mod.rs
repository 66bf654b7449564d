//! The rules, grouped by what they look at; every rule is asked, none stops another.
//!
//! A rule is a function of the [`Case`] that returns its finding. Rules on one item are listed in
//! `asking.rs`, and rules on the request as a whole beside them.

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
