//! The durable record: what was asked, decided, packed, charged, paid and handed over.
//!
//! Rows are only ever added: triggers refuse a change or a removal, and numbers of papers are
//! given out inside the transaction that keeps the paper, so that a series has no gap and no
//! twin. The ledger computes no price; it keeps what `billing` made, and refuses a step that
//! comes before the steps it needs, with the command that is missing.
//!
//! A request may be handed in again in another version until one version is agreed or paid; the
//! version recorded last is the current one, and every question by number is about it.
//!
//! `store/` is the file: its tables, the chain that binds every row, and copies. `track/` holds the
//! steps of a request, each refused by the table of `model/track.rs`. `counter/` is the guest book and
//! the day's close.

mod counter;
mod store;
mod track;

pub use counter::{Guest, Visit, Waiting};
pub use store::{FORGOTTEN, Ledger, LedgerCheck, LedgerFault, Series};
pub use track::{
    Planned, RecordedAgreement, RecordedApproval, RecordedRequest, StepTaken, Verified,
    unknown_paper, unknown_request,
};

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;
