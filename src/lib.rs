//! kemas packs official microdata and statistical maps onto media: a package is complete or it
//! does not exist.
//!
//! The crate is one belt of stations, each a module with one public verb whose result is the only
//! key to the next: [`catalog`] (index) → [`conformity`] (check) → [`plan`] → [`pack`] →
//! [`verify`] → handover, with the money track ([`billing`]) beside it. Modules stand on floors
//! and import downwards only; `tests/layering.rs` holds the table.

#[cfg(not(all(target_os = "linux", target_pointer_width = "64")))]
compile_error!("kemas runs on 64-bit Linux");

pub mod catalog;
pub mod error;
pub mod maps;
pub mod microdata;
pub mod model;
pub mod plan;
pub mod progress;
