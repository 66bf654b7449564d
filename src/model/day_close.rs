//! What a day's close lists, and what becomes of the cash: a deposit into the state treasury.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::paper_records::{Receipt, Void};
use super::rupiah::Rupiah;

/// What a day's close lists.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayClose {
    /// The day.
    pub on: Date,
    /// The day's receipts.
    pub receipts: Vec<Receipt>,
    /// Their sum.
    pub total: Rupiah,
    /// Of it in cash.
    pub cash: Rupiah,
    /// Of it through SIMPONI.
    pub simponi: Rupiah,
    /// Receipts of earlier days that became void on this day: their days counted them.
    pub reversed: Vec<Receipt>,
    /// Their sum.
    pub reversed_total: Rupiah,
    /// Cash that was taken by this day and is not in the state treasury.
    pub undeposited: Vec<CashInHand>,
    /// Its sum.
    pub undeposited_total: Rupiah,
    /// Papers that became void on this day.
    pub voids: Vec<Void>,
    /// The day's receipts by tariff row.
    pub tariffs: Vec<TariffTotal>,
    /// The last link of the ledger's chain: it pins the ledger as it was.
    pub ledger_head: String,
}

/// Cash that the treasurer holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CashInHand {
    /// The latest receipt's number; `None` where none was issued yet.
    pub receipt: Option<String>,
    /// True where that receipt is void and none took its place: it must be issued anew before the
    /// cash can be deposited.
    pub is_void: bool,
    /// The invoice that was paid.
    pub invoice: String,
    /// Who paid.
    pub received_from: String,
    /// The day of the payment.
    pub on: Date,
    /// How much.
    pub amount: Rupiah,
}

/// Whether a payment in cash has the receipt that it is deposited with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CashState {
    /// It has one.
    Receipted,
    /// None was issued.
    NoReceipt,
    /// The one that was issued is void.
    VoidReceipt,
}

impl CashInHand {
    /// Returns whether the cash can be deposited with its receipt.
    pub fn state(&self) -> CashState {
        match (&self.receipt, self.is_void) {
            (None, _) => CashState::NoReceipt,
            (Some(_), true) => CashState::VoidReceipt,
            (Some(_), false) => CashState::Receipted,
        }
    }
}

/// What one tariff row brought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TariffTotal {
    /// The row's id.
    pub tariff: String,
    /// The law behind it.
    pub legal_basis: String,
    /// `byte` or `peta`.
    pub unit: String,
    /// Invoice lines.
    pub lines: u64,
    /// Their quantity.
    pub quantity: u64,
    /// Their amount.
    pub amount: Rupiah,
}

/// Cash receipts that were paid into the state treasury together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Deposit {
    /// The treasury's proof.
    pub ntpn: String,
    /// The billing code that was used.
    pub code: Option<String>,
    /// The sum of the receipts.
    pub amount: Rupiah,
    /// The day.
    pub on: Date,
    /// The receipts.
    pub receipts: Vec<Receipt>,
}
