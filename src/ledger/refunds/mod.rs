//! Refunds: money that the treasury owes buyers because more was paid than an invoice charges, and what it paid back.
//!
//! The office pays nothing out. `overpayments` are sums that reached the treasury for an invoice that was paid already,
//! or were not the invoice's total. `paid_back` records that the treasury paid back such a sum, or the claim of a
//! request that an amendment made cheaper.

mod overpayments;
mod paid_back;

pub use overpayments::NewOverpayment;
pub(super) use overpayments::{add_overpayment, has_overpayment, open_overpayments};
pub(super) use paid_back::refunds_of_day;
