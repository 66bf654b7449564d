//! The file of the ledger: its tables, the chain that binds their rows, the numbers of papers, personal fields and
//! their blanking, verification and copies.
//!
//! `track/` and `counter/` interpret the rows.

mod amended_sums;
mod cells;
mod chain;
mod connection;
mod copies;
mod counted_payments;
mod database_error;
mod holes;
mod migrate;
mod numbers;
mod personal_fields;
mod proof;
mod proven_payments;
mod proven_refunds;
mod schema;
mod serials;
mod table_words;

pub(super) use cells::{day, digest, from_body, stored, to_body, to_value};
pub(super) use chain::{add_row, chain_head};
pub use connection::Ledger;
pub(super) use counted_payments::{LIVE_RECEIPT, counted_payments, counted_payments_of_day};
pub(super) use database_error::broken;
pub use numbers::{GivenNumber, Series};
pub(super) use numbers::{Number, next};
pub use personal_fields::FORGOTTEN;
pub(super) use personal_fields::{Personal, REQUESTER, insert_person, join, part, person_of, take};
pub use proof::{LedgerCheck, LedgerFault};
#[cfg(test)]
pub(super) use schema::{FIRST, TABLES};
