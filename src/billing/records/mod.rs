//! The records of a sale: invoice, billing code, payment, receipt and handover note.
//!
//! The numbers of invoices, receipts and handover notes come from the ledger. An invoice holds its lines, amounts and
//! laws, so that later changes of the tariffs and the catalogue do not change it.

mod billing_code;
mod handover;
mod invoice;
mod payment;
mod receipt;
mod supplement;
#[cfg(test)]
mod tests;

pub use billing_code::{billing_code, checked_code, with_last_day};
pub use handover::handover;
pub use invoice::invoice;
pub use payment::{cash_sum, checked_ntpn, checked_order, payment, second_payment};
pub use receipt::receipt;
pub use supplement::{repriced, supplementary};
