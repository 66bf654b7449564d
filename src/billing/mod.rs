//! Prices, and the records and papers of a sale.
//!
//! [`quote()`] turns a plan into a price, line by line. [`invoice()`], [`billing_code()`], [`payment()`], [`receipt()`]
//! and [`handover`] make the records that `ledger` stores. [`set_invoice`], [`set_receipt`] and [`set_handover`] lay
//! out the papers with numbers, and [`Papers`] the others. Nothing here starts a thread or reads the data that are
//! sold.

#[cfg(test)]
mod fixture;
mod papers;
mod quote;
mod records;

pub use papers::{
    Papers, Signing, prove_handover, prove_invoice, prove_receipt, set_agreement, set_handover,
    set_invoice, set_paid_invoice, set_receipt, set_superseded_invoice, terbilang,
    terbilang_rupiah,
};
pub use quote::{price_map, price_microdata, quote, quote_packages};
pub use records::{
    billing_code, cash_sum, checked_code, checked_ntpn, checked_order, handover, invoice, payment,
    receipt, repriced, second_payment, supplementary, with_last_day,
};
