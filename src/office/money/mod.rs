//! The money: invoice, billing code, payment, receipt, deposit, refund, and the close of a day.

mod amend_payment;
mod billing_code;
mod close_day;
mod day_table;
mod deposit;
mod invoice;
mod month;
mod overpayment;
mod pay;
mod receipt;
mod refund;

pub use amend_payment::PaymentAmended;
pub use billing_code::BillingCodeRecorded;
pub(in crate::office) use close_day::DAY_LISTS;
pub use close_day::DayClosed;
pub(in crate::office) use deposit::DEPOSIT_LISTS;
pub use deposit::Deposited;
pub use month::{
    CashShown, Difference, DifferenceKind, MonthClosed, Reconciled, Reconciliation, TreasuryRow,
};
pub use overpayment::{Overpaid, SecondPayment};
pub use pay::{Paid, PaymentRecorded, VoidCode};
pub use refund::Refunded;
