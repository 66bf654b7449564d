//! Commands on money: prices, invoices, payments, receipts, deposits, refunds; papers voided and printed again.

pub(in crate::cli) mod amend;
pub(in crate::cli) mod billing_code;
pub(in crate::cli) mod cash;
pub(in crate::cli) mod close_day;
pub(in crate::cli) mod close_month;
pub(in crate::cli) mod deposit;
pub(in crate::cli) mod invoice;
pub(in crate::cli) mod pay;
pub(in crate::cli) mod price;
pub(in crate::cli) mod print;
pub(in crate::cli) mod receipt;
pub(in crate::cli) mod reconcile;
pub(in crate::cli) mod refund;
pub(in crate::cli) mod terbilang;
pub(in crate::cli) mod void;
