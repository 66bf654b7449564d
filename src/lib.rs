//! kemas packs official microdata and statistical maps onto media: a package is complete or it
//! does not exist.
//!
//! The crate is one belt of stations, each a module with one public verb whose result is the only
//! key to the next: [`index`](mod@index) → [`conformity`] (check) → [`plan`] → [`pack`] →
//! [`verify`] → handover, with the money track ([`billing`]) beside it. Modules stand on floors
//! and import downwards only; `tests/layering/tables.rs` holds the table.

#[cfg(not(all(target_os = "linux", target_pointer_width = "64")))]
compile_error!("kemas runs on 64-bit Linux");

pub mod bag;
pub mod billing;
pub mod catalog;
pub mod cli;
pub mod conformity;
pub mod container;
pub mod error;
pub mod fixity;
pub mod index;
pub mod language;
pub mod ledger;
pub mod maps;
pub mod media;
pub mod microdata;
pub mod model;
pub mod office;
pub mod pack;
pub mod paper;
pub mod plan;
pub mod probe;
pub mod progress;
pub mod verify;
