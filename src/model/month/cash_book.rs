//! The records of a month's close: the cash book of the treasurer (*Buku Kas Umum*) and what stands beside it.

use jiff::civil::Date;
use serde::Serialize;

use super::cash_count::CashCounted;
use crate::model::day_close::MoneyAmendment;
use crate::model::paper_records::PaperKind;
use crate::model::rupiah::Rupiah;

/// Returns the name of the month of a day, such as `2026-11`.
pub fn month_name(day: Date) -> String {
    format!("{:04}-{:02}", day.year(), day.month())
}

/// Why cash came in or went out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CashMove {
    /// A buyer paid in cash.
    Receipt,
    /// Cash was paid into the state treasury.
    Deposit,
    /// A payment was moved from one invoice to another: one entry takes it out, another one brings it in.
    Correction,
}

/// A line of the cash book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CashEntry {
    /// The day.
    pub on: Date,
    /// Why.
    pub kind: CashMove,
    /// The receipt's number, or the NTPN of a deposit; empty where there is no receipt.
    pub number: String,
    /// The invoice that was paid; empty for a deposit.
    pub invoice: String,
    /// The receipts of a deposit; empty for others.
    pub receipts: Vec<String>,
    /// What came in (*debet*).
    pub received: Rupiah,
    /// What went out (*kredit*).
    pub paid_out: Rupiah,
    /// The cash after this line.
    pub balance: Rupiah,
}

/// Cash that was not deposited by the end of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HeldCash {
    /// The receipt's number; `None` where no valid one was issued by then.
    pub receipt: Option<String>,
    /// The invoice that was paid.
    pub invoice: String,
    /// The day of the payment.
    pub on: Date,
    /// The amount.
    pub amount: Rupiah,
}

/// A payment through SIMPONI, which never passes the office's cash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SimponiPayment {
    /// The day on which the payment was recorded.
    pub on: Date,
    /// The bank's day; that of the record where it is not given.
    pub paid_on: Date,
    /// The NTPN.
    pub ntpn: String,
    /// The invoice.
    pub invoice: String,
    /// The valid receipt; `None` where there was none by the end of the month.
    pub receipt: Option<String>,
    /// The amount.
    pub amount: Rupiah,
}

/// A paper that became void.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MonthVoid {
    /// The kind of paper.
    pub kind: PaperKind,
    /// Its number.
    pub number: String,
    /// Why.
    pub because: String,
    /// The day.
    pub on: Date,
    /// The receipt that replaces a void one; `None` where none was issued by the end of the month, and for other papers.
    pub replaced_by: Option<String>,
}

/// The sums of the closes of a month's days.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct MonthReceipts {
    /// What the receipts of each day say that were not void at its end.
    pub total: Rupiah,
    /// The part of it that was paid in cash.
    pub cash: Rupiah,
    /// The part of it that was paid through SIMPONI.
    pub simponi: Rupiah,
    /// What receipts say that became void on a later day than their own.
    pub reversed: Rupiah,
}

/// The register of a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MonthRegister {
    /// The month, such as `2026-11`.
    pub month: String,
    /// Its first day.
    pub from: Date,
    /// The last day that is in it: that of the month, or today.
    pub until: Date,
    /// Whether the month is over on that day.
    pub is_whole: bool,
    /// The cash at the beginning of the month.
    pub opening: Rupiah,
    /// What came in and went out.
    pub entries: Vec<CashEntry>,
    /// The sum of what came in.
    pub received: Rupiah,
    /// The sum of what went out.
    pub paid_out: Rupiah,
    /// The cash at the end.
    pub closing: Rupiah,
    /// The payments that this cash consists of.
    pub held: Vec<HeldCash>,
    /// Payments through SIMPONI.
    pub simponi: Vec<SimponiPayment>,
    /// Their sum.
    pub simponi_total: Rupiah,
    /// The sums of the closes of the days.
    pub receipts: MonthReceipts,
    /// Papers that became void.
    pub voids: Vec<MonthVoid>,
    /// Billing codes and payments that were amended.
    pub amendments: Vec<MoneyAmendment>,
}

/// The close of a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MonthClose {
    /// The register.
    #[serde(flatten)]
    pub register: MonthRegister,
    /// The cash that was counted; `None` where it was not.
    pub count: Option<CashCounted>,
    /// The last hash of the ledger's chain when the list was made; empty where the ledger had no row.
    pub ledger_head: String,
}

/// The cash that the treasurer has, and what was counted of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CashPosition {
    /// The day.
    pub on: Date,
    /// The payments that the cash consists of.
    pub held: Vec<HeldCash>,
    /// Their sum.
    pub total: Rupiah,
    /// The cash that was counted; `None` where it was not.
    pub count: Option<CashCounted>,
    /// The last hash of the ledger's chain; empty where the ledger has no row.
    pub ledger_head: String,
}
