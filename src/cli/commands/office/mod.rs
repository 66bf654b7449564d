//! Commands on the office itself: creating it, the demo, its tables, its ledger, its health, its backups, forgetting people, help
//! and synthetic data.

pub(in crate::cli) mod audit;
pub(in crate::cli) mod backup;
pub(in crate::cli) mod catalog;
mod catalog_add;
mod catalog_questions;
mod catalog_update;
pub(in crate::cli) mod demo;
pub(in crate::cli) mod destroy;
pub(in crate::cli) mod doctor;
pub(in crate::cli) mod forget;
pub(in crate::cli) mod help;
pub(in crate::cli) mod init;
pub(in crate::cli) mod ledger;
pub(in crate::cli) mod propose;
pub(in crate::cli) mod restore;
pub(in crate::cli) mod synth;
