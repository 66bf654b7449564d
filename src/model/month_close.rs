//! The records of a month's close: the cash book of the treasurer (*Buku Kas Umum*), what stands beside it, and cash
//! that is counted by its notes and coins.
//!
//! None of them names a buyer: they stay as they are when a visitor's personal data are blanked.

use jiff::civil::Date;
use serde::Serialize;

use super::cash_sum::is_nothing;
use super::day_close::MoneyAmendment;
use super::paper_records::PaperKind;
use super::rupiah::Rupiah;
use crate::message::{Message, grouped, message};

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
    /// What was handed over beyond the amount, in rupiah; negative where that was less.
    #[serde(skip_serializing_if = "is_nothing")]
    pub rounding: i64,
}

impl HeldCash {
    /// Returns what was handed over beyond the amounts of all of these, in rupiah.
    pub fn rounding_of(held: &[Self]) -> i64 {
        held.iter().map(|cash| cash.rounding).sum()
    }
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

/// The notes and coins that are legal tender, in rupiah.
const DENOMINATIONS: [u64; 12] =
    [100_000, 75_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50];

/// The most pieces of one denomination that are counted.
const MOST_PIECES: u64 = 100_000;

/// The notes or coins of one denomination.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct CashPieces {
    /// The value of one piece.
    pub value: Rupiah,
    /// How many pieces.
    pub pieces: u64,
    /// The value of all of them.
    pub amount: Rupiah,
}

/// Counted cash, from the largest denomination to the smallest; without denominations of which there is no piece.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct CashCount {
    pieces: Vec<CashPieces>,
}

impl CashCount {
    /// Reads a count such as `100000=3,50000=2`; `0` is that of an empty cash box.
    ///
    /// # Errors
    /// What is wrong: a denomination that is none or stands twice, or a number of pieces that is none or too large.
    pub fn parse(text: &str) -> Result<Self, Message> {
        let mut pieces: Vec<CashPieces> = Vec::new();
        if text.trim() == "0" {
            return Ok(Self { pieces });
        }
        for part in text.split(',') {
            let form = || message!("pieces such as 100000=3,50000=2, or 0 where there is no cash");
            let (value, count) = part.split_once('=').ok_or_else(form)?;
            let whole = |text: &str| {
                let digits = text.trim();
                let is_whole = digits.bytes().all(|byte| byte.is_ascii_digit());
                digits.parse::<u64>().ok().filter(|_| is_whole)
            };
            let known = |value: &u64| DENOMINATIONS.contains(value);
            let plain = value.trim();
            let value = whole(plain)
                .or_else(|| DENOMINATIONS.into_iter().find(|value| grouped(*value) == plain));
            let value = value.filter(known).ok_or_else(|| {
                message!("a note or coin of the rupiah, and {value} is none", value = plain)
            })?;
            let most = MOST_PIECES;
            let count = whole(count).filter(|count| *count <= most).ok_or_else(|| {
                message!(
                    "the pieces of {value} as a whole number from 0 to {most}",
                    value = Rupiah(value),
                    most
                )
            })?;
            if pieces.iter().any(|known| known.value.0 == value) {
                return Err(message!(
                    "each denomination once, but {value} stands twice",
                    value = Rupiah(value)
                ));
            }
            let amount = Rupiah(value * count);
            pieces.push(CashPieces { value: Rupiah(value), pieces: count, amount });
        }
        pieces.retain(|one| one.pieces > 0);
        pieces.sort_by_key(|one| std::cmp::Reverse(one.value));
        Ok(Self { pieces })
    }

    /// Returns the notes and coins.
    pub fn pieces(&self) -> &[CashPieces] {
        &self.pieces
    }

    /// Returns the sum.
    pub fn total(&self) -> Rupiah {
        self.pieces.iter().fold(Rupiah::default(), |sum, one| sum.plus(one.amount))
    }
}

/// How counted cash compares with what the ledger says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CountResult {
    /// It agrees.
    Cocok,
    /// There is less than the ledger says.
    Kurang,
    /// There is more than the ledger says.
    Lebih,
}

/// Counted cash beside what the ledger says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CashCounted {
    /// The notes and coins.
    pub pieces: CashCount,
    /// Their sum.
    pub counted: Rupiah,
    /// What the ledger says.
    pub expected: Rupiah,
    /// What was handed over beyond that by rounding, in rupiah; negative where that was less.
    #[serde(skip_serializing_if = "is_nothing")]
    pub rounding: i64,
    /// How the two compare.
    pub result: CountResult,
    /// By how much they differ.
    pub difference: Rupiah,
}

impl CashCounted {
    /// Compares counted cash with what the ledger says and what was handed over beyond that by rounding.
    pub fn of(pieces: &CashCount, expected: Rupiah, rounding: i64) -> Self {
        let counted = pieces.total();
        let in_box = expected.changed_by(rounding);
        let result = match counted.cmp(&in_box) {
            std::cmp::Ordering::Equal => CountResult::Cocok,
            std::cmp::Ordering::Less => CountResult::Kurang,
            std::cmp::Ordering::Greater => CountResult::Lebih,
        };
        let difference = Rupiah(counted.0.abs_diff(in_box.0));
        Self { pieces: pieces.clone(), counted, expected, rounding, result, difference }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cash_is_counted_by_denomination() {
        let count = CashCount::parse("50000=2, 100.000=3,500=0").unwrap();
        let pieces: Vec<_> = count.pieces().iter().map(|one| (one.value.0, one.pieces)).collect();
        assert_eq!((pieces, count.total()), (vec![(100_000, 3), (50_000, 2)], Rupiah(400_000)));
        let counted = |expected| CashCounted::of(&count, Rupiah(expected), 0);
        assert_eq!(counted(400_000).result, CountResult::Cocok);
        let less = counted(400_500);
        assert_eq!((less.result, less.difference), (CountResult::Kurang, Rupiah(500)));
        assert_eq!(counted(399_950).result, CountResult::Lebih);
        assert_eq!(CashCount::parse("0").unwrap().total(), Rupiah(0));
        let rounded = CashCounted::of(&count, Rupiah(400_019), -19);
        assert_eq!((rounded.result, rounded.expected), (CountResult::Cocok, Rupiah(400_019)));
    }

    #[test]
    fn what_is_no_count_is_refused() {
        for text in [
            "",
            "100000",
            "100000=",
            "100000=-1",
            "100000=+1",
            "30000=1",
            "1=1",
            "0=1",
            "100000=1,100000=2",
            "100000=1.5",
            "100000=100001",
            "100000=1;50000=2",
            "100000=99999999999999999999",
            "10.0000=1",
            "100000=1,",
        ] {
            assert!(CashCount::parse(text).is_err(), "{text}");
        }
    }
}
