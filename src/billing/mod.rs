//! Prices, and the records and papers of payments.
//!
//! [`quote()`] turns a plan into a price, line by line. [`invoice()`], [`payment()`], [`receipt()`] and [`handover`]
//! make the records that `ledger` stores under a number. [`Papers`] renders them as PDF. Nothing here starts a
//! thread or reads a byte of payload.

#[cfg(test)]
mod fixture;
mod papers;
mod quote;
mod records;

pub use papers::{
    Papers, prove_handover, prove_invoice, prove_receipt, set_handover, set_invoice, set_receipt,
    terbilang, terbilang_rupiah,
};
pub use quote::{price_map, price_microdata, quote};
pub use records::{billing_code, checked_code, checked_ntpn, handover, invoice, payment, receipt};
