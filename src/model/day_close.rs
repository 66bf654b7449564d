//! The records of a day's close, of claims on the treasury, and of a deposit of cash into the state treasury.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::cash_sum::is_nothing;
use super::paper_records::{Receipt, Void};
use super::rupiah::Rupiah;

/// The sums and lists of a day's close.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayClose {
    /// The day.
    pub on: Date,
    /// The receipts that were issued on this day and were not void by its end.
    pub receipts: Vec<Receipt>,
    /// The sum of these receipts.
    pub total: Rupiah,
    /// The part of this sum that was paid in cash.
    pub cash: Rupiah,
    /// The part of this sum that was paid through SIMPONI.
    pub simponi: Rupiah,
    /// Receipts of earlier days that became void on this day. The close of their own day had counted them.
    pub reversed: Vec<Receipt>,
    /// The sum of these receipts.
    pub reversed_total: Rupiah,
    /// Cash that was taken on this day or before and was not deposited in the state treasury by its end.
    pub undeposited: Vec<CashInHand>,
    /// The sum of this cash.
    pub undeposited_total: Rupiah,
    /// What was handed over beyond that sum, in rupiah; negative where that was less.
    #[serde(default, skip_serializing_if = "is_nothing")]
    pub undeposited_rounding: i64,
    /// Deposits of cash that were made on this day, or recorded on it and made before.
    #[serde(default)]
    pub deposits: Vec<DepositMade>,
    /// What the treasury owes buyers at the end of this day, after amendments that made their requests cheaper.
    #[serde(default)]
    pub claims: Vec<Claim>,
    /// The sum of these claims.
    #[serde(default)]
    pub claims_total: Rupiah,
    /// What reached the treasury beyond the payments that count, and was not paid back by the end of this day.
    #[serde(default)]
    pub overpayments: Vec<Overpayment>,
    /// The sum of these overpayments.
    #[serde(default)]
    pub overpayments_total: Rupiah,
    /// What the treasury paid back on this day, or what was recorded on it and paid back before.
    #[serde(default)]
    pub refunds: Vec<Refund>,
    /// The sum of these refunds.
    #[serde(default)]
    pub refunds_total: Rupiah,
    /// Papers that became void on this day.
    pub voids: Vec<Void>,
    /// Billing codes and payments that were amended on this day.
    #[serde(default)]
    pub amendments: Vec<MoneyAmendment>,
    /// What the invoices of `receipts` charge, summed for each tariff row. What a supplementary invoice charges is a
    /// difference over all its rows, and counts under [`TariffTotal::SUPPLEMENT`].
    pub tariffs: Vec<TariffTotal>,
    /// The last hash of the ledger's chain when this close was made, which may be later than its day; empty where the
    /// ledger had no row. A later verification can look for it in the chain.
    pub ledger_head: String,
}

/// What was recorded wrongly of an invoice's billing code or payment, and what counts instead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoneyAmendment {
    /// The number of the invoice that it was recorded for.
    pub invoice: String,
    /// What counts no more: a billing code, an NTPN or an invoice's number.
    pub was: String,
    /// What counts instead; `None` for a code that no other one replaces.
    pub becomes: Option<String>,
    /// Why.
    pub because: String,
    /// Who amended it.
    pub by: String,
    /// The day of the amendment.
    pub on: Date,
}

impl MoneyAmendment {
    /// Returns what was, what counts instead, and why, in one line.
    pub fn in_words(&self) -> String {
        let instead = self.becomes.iter().map(|becomes| ["-> ", becomes].concat());
        let changed: Vec<String> = std::iter::once(self.was.clone()).chain(instead).collect();
        [&changed.join(" "), ": ", &self.because].concat()
    }
}

/// A payment in cash, not of Rp0, that was not deposited in the state treasury by the end of the day of a close.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CashInHand {
    /// The number of the payment's valid receipt, or else of the latest void one; `None` where none was issued by that
    /// day.
    pub receipt: Option<String>,
    /// True where that receipt was void by the end of that day. A new one must then be issued before the cash can be
    /// deposited.
    pub is_void: bool,
    /// The invoice that was paid.
    pub invoice: String,
    /// The buyer's name, from the invoice.
    pub received_from: String,
    /// The day of the payment.
    pub on: Date,
    /// The amount.
    pub amount: Rupiah,
    /// What was handed over beyond the amount, in rupiah; negative where that was less.
    #[serde(default, skip_serializing_if = "is_nothing")]
    pub rounding: i64,
    /// The day by which it had to be deposited, where that is over; `None` also where nobody asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub was_due: Option<Date>,
}

/// A deposit of cash into the state treasury, as the close of a day lists it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DepositMade {
    /// The number of the treasury's proof (NTPN).
    pub ntpn: String,
    /// The day of the deposit.
    pub on: Date,
    /// The sum of the receipts' amounts.
    pub amount: Rupiah,
    /// The receipts.
    pub receipts: Vec<DepositedCash>,
}

/// A receipt whose cash was deposited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DepositedCash {
    /// The receipt's number.
    pub receipt: String,
    /// The day on which the cash was taken.
    pub on: Date,
    /// The day by which it had to be deposited, where it was deposited later.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub was_due: Option<Date>,
}

impl DayClose {
    /// Marks cash that was deposited too late, or is not deposited though it had to be by the day of the close. `due`
    /// gives the last day of the deposit for the day on which cash is taken.
    pub fn mark_late(&mut self, due: impl Fn(Date) -> Date) {
        let late = |taken: Date, until: Date| Some(due(taken)).filter(|due| *due < until);
        for deposit in &mut self.deposits {
            for cash in &mut deposit.receipts {
                cash.was_due = late(cash.on, deposit.on);
            }
        }
        for cash in &mut self.undeposited {
            cash.was_due = late(cash.on, self.on);
        }
    }
}

/// What the treasury owes a buyer who paid more than the amended request costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// The number of the request.
    pub request: String,
    /// The buyer's name.
    pub buyer: String,
    /// The sum of what was paid.
    pub paid: Rupiah,
    /// The price of the amended request.
    pub due: Rupiah,
    /// What the treasury owes: the difference.
    pub amount: Rupiah,
    /// Why: the reason of the amendment.
    pub because: String,
    /// The day of the amendment.
    pub on: Date,
}

/// Money that reached the treasury for an invoice beyond the payment that counts. The treasury pays it back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overpayment {
    /// The number of the request.
    pub request: String,
    /// The number of the invoice.
    pub invoice: String,
    /// The buyer's name, from the invoice.
    pub buyer: String,
    /// The number of the treasury's proof (NTPN).
    pub ntpn: String,
    /// The last billing code of the invoice; `None` where it had none.
    pub code: Option<String>,
    /// The sum to be paid back.
    pub amount: Rupiah,
    /// The bank's day.
    pub paid_on: Date,
    /// Why.
    pub because: String,
    /// The day on which it was recorded.
    pub on: Date,
    /// True for a payment that was less than the invoice's total, and so does not count.
    pub counts_no_more: bool,
}

/// What the treasury paid back: an overpayment, or a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refund {
    /// The number of the request.
    pub request: String,
    /// The number of the overpaid invoice; `None` for a claim.
    pub invoice: Option<String>,
    /// The NTPN of the overpayment; `None` for a claim.
    pub ntpn: Option<String>,
    /// The buyer's name, from the last paid invoice.
    pub buyer: String,
    /// The number of the treasury's order (SP2D).
    pub proof: String,
    /// The sum.
    pub amount: Rupiah,
    /// The day on which it was paid back.
    pub on: Date,
}

/// Whether a payment in cash has the receipt that it is deposited with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CashState {
    /// It has a valid receipt.
    Receipted,
    /// No receipt was issued.
    NoReceipt,
    /// What was issued is void.
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

impl TariffTotal {
    /// Stands for the tariff row of supplementary invoices.
    pub const SUPPLEMENT: &'static str = "tagihan-tambahan";
}

/// What the invoices behind the receipts of a day charge under one tariff row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TariffTotal {
    /// The row's id.
    pub tariff: String,
    /// The row as people read it, in Indonesian: what it is for, and its price.
    pub title: String,
    /// The law behind the row.
    pub legal_basis: String,
    /// The unit of the quantity, `byte` or `peta` (map); `tagihan` (invoice) for supplementary invoices.
    pub unit: String,
    /// The number of invoice lines.
    pub lines: u64,
    /// The sum of their quantities, in `unit`.
    pub quantity: u64,
    /// The sum of their amounts.
    pub amount: Rupiah,
}

/// Cash receipts that were paid into the state treasury together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Deposit {
    /// The number of the treasury's proof (NTPN).
    pub ntpn: String,
    /// The billing code that was used; `None` where none was given.
    pub code: Option<String>,
    /// The sum of the receipts' amounts.
    pub amount: Rupiah,
    /// The day of the deposit.
    pub on: Date,
    /// The receipts.
    pub receipts: Vec<Receipt>,
}
