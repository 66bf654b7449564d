//! The month of the treasurer: its close, the comparison with SIMPONI, and cash that is counted or handed over.

mod cash;
mod close_month;
mod month_table;
mod reconcile;
mod reconciliation;
mod simponi_export;
mod simponi_headings;
mod simponi_values;

pub use cash::CashShown;
pub use close_month::MonthClosed;
pub use reconcile::Reconciled;
pub use reconciliation::{Difference, DifferenceKind, Reconciliation, TreasuryRow};
