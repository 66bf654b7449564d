//! The steps of a request, for goods and for money, from its first version to its close.
//!
//! `state` reads the state of a request, and `permit` refuses a step that the table of `model/track.rs` does not
//! allow in that state. Most other files record and read one kind of step each.

mod agreements;
mod amended_payments;
mod approvals;
mod bags;
mod billing_code;
mod corrections;
mod decision_rows;
mod deposit;
mod ends;
mod handover;
mod history;
mod invoices;
mod ntpn;
mod packing;
mod paper_rows;
mod payments;
mod permit;
mod plans;
mod receipts;
mod refuse;
mod state;
mod voids;
mod zero_tariff;

pub(super) use agreements::number_agreement;
pub use agreements::{NewAgreement, PrintedAgreement};
pub use amended_payments::{AmendedAmount, AmendedPayment, PaymentFault};
pub(super) use approvals::add_approval;
pub(super) use bags::row_of_bag;
pub use billing_code::{AmendingMoney, CodeToVoid};
pub use decision_rows::{RecordedAgreement, RecordedApproval};
pub(super) use decision_rows::{ending, returned_after};
pub(super) use ends::{send_back, turn_down};
pub use history::StepTaken;
pub(super) use invoices::issue;
pub(super) use ntpn::refuse_used_ntpn;
pub use packing::Verified;
pub(super) use paper_rows::{
    invoice_of_row, payment_of_row, receipt_of_row, records, required_invoice, row_and_record,
};
pub(super) use permit::permit;
pub use plans::Planned;
pub(super) use refuse::{missing, not_before};
pub use refuse::{unknown_paper, unknown_request};
pub(super) use state::state;
pub(super) use zero_tariff::refuse_used;
