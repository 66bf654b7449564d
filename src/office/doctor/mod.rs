//! The doctor: whether this computer and this office are ready for the day.
//!
//! Each check looks at one thing and answers with one line: good, to be looked at, or bad. A check that fails does not
//! stop the others. What a check needs and another one found broken, such as the settings, makes it say that it did not
//! look. Nothing in the office changes: the ledger is copied before it is read, and the transaction that is tried is
//! one of an office in a temporary folder.
//!
//! `checkup` is the answer. `settings`, `catalogue`, `machine`, `stores`, `ledger`, `backup` and `leftovers` are the checks, each
//! file with those of one subject. `rehearsal` tries a transaction from guest book to day close, with `sample` data,
//! and so finds templates that cannot be filled in.

mod backup;
mod catalogue;
mod checkup;
mod examine;
mod ledger;
mod leftovers;
mod machine;
mod rehearsal;
mod sample;
mod scratch;
mod settings;
mod stores;
mod templates;

pub use checkup::{Checkup, Health, HealthCheck};
pub use machine::{Machine, Zone};
