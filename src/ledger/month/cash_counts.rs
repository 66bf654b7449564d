//! Counted cash, and cash that one treasurer hands over to another.

use jiff::civil::Date;
use rusqlite::{Connection, ToSql, Transaction};
use serde::Serialize;

use super::cash_book::cash_book;
use crate::error::Result;
use crate::ledger::store::{Ledger, add_row, broken, chain_head, stored, to_body};
use crate::model::{CashCount, CashCounted, CashPosition, HeldCash, Rupiah};

/// What a row of counted cash holds.
#[derive(Serialize)]
struct Counted<'c> {
    pieces: &'c CashCount,
    receipts: &'c [HeldCash],
}

impl Ledger {
    /// Returns the cash that was not deposited by the end of a day.
    pub fn cash_position(&self, on: Date) -> Result<CashPosition> {
        let reading = self.connection.unchecked_transaction().map_err(broken)?;
        position(&reading, on)
    }

    /// Records counted cash of a treasurer; where it is handed over, with the name of who takes it. `prove` renders the
    /// paper; if it fails, nothing is recorded.
    pub fn record_cash_count(
        &mut self,
        on: Date,
        count: &CashCount,
        (from, to): (&str, Option<&str>),
        prove: impl FnOnce(&CashPosition) -> Result<()>,
    ) -> Result<CashPosition> {
        self.change(|change| {
            let mut found = position(change, on)?;
            let rounding = HeldCash::rounding_of(&found.held);
            let counted = CashCounted::of(count, found.total, rounding);
            let occasion = if to.is_some() { "handover" } else { "count" };
            add_count(change, occasion, (&counted, &found.held), (from, to), on)?;
            found.count = Some(counted);
            prove(&found)?;
            Ok(found)
        })
    }
}

fn position(reading: &Connection, on: Date) -> Result<CashPosition> {
    let book = cash_book(reading, on, on)?;
    let ledger_head = chain_head(reading)?.map(|(_, hash)| hash).unwrap_or_default();
    Ok(CashPosition { on, total: book.closing(), held: book.held, count: None, ledger_head })
}

/// Adds a row of counted cash.
pub(super) fn add_count(
    change: &Transaction<'_>,
    occasion: &str,
    (counted, held): (&CashCounted, &[HeldCash]),
    (from, to): (&str, Option<&str>),
    on: Date,
) -> Result<i64> {
    let sum = |amount: Rupiah| stored(amount.0);
    let body = to_body(&Counted { pieces: &counted.pieces, receipts: held })?;
    let cells: [(&str, &dyn ToSql); 7] = [
        ("occasion", &occasion),
        ("counted", &sum(counted.counted)?),
        ("expected", &sum(counted.expected)?),
        ("from_treasurer", &from),
        ("to_treasurer", &to),
        ("body", &body),
        ("counted_on", &on.to_string()),
    ];
    add_row(change, "cash_counts", &cells)
}
