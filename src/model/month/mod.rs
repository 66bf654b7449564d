//! The records of a month's close, of counted cash, and of a comparison with what SIMPONI says.
//!
//! None of them names a buyer: they stay as they are when a visitor's personal data are blanked.

mod cash_book;
mod cash_count;
mod reconciliation;

pub use cash_book::{
    CashEntry, CashMove, CashPosition, HeldCash, MonthClose, MonthReceipts, MonthRegister,
    MonthVoid, SimponiPayment, month_name,
};
pub use cash_count::{CashCount, CashCounted, CashPieces, CountResult};
pub use reconciliation::{
    Difference, DifferenceKind, ReachedTreasury, Reconciliation, TreasuryRow, reconcile,
};
