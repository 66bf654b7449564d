//! Amendments: a request that was agreed or invoiced is changed, approved anew, and its price is settled.
//!
//! The amended request is a new version, and needs its own approval, agreement, bags and handover note. Money is
//! counted over all versions: no row of a payment changes. What the price of the amended request lacks is charged by a
//! supplementary invoice, and what was paid beyond it is a claim on the treasury. `amend` records an amendment, `rows`
//! reads it, `claims` lists what the treasury owes.

mod amend;
mod claims;
mod rows;

pub use amend::{Amendable, Amending, Signed, Supplementary};
pub(super) use claims::{buyer_of, claims, claims_with_rows};
pub(super) use rows::{last_amendment, paid_before, paid_invoices, without_receipt};
