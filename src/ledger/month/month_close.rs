//! The close of a month.

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, ToSql};
use serde_json::Value;

use super::cash_counts::add_count;
use super::register::register;
use crate::error::Result;
use crate::ledger::store::{Ledger, add_row, broken, chain_head, from_body, to_body, to_value};
use crate::model::{CashCount, CashCounted, HeldCash, MonthClose, month_name};

impl Ledger {
    /// Closes the month of a day, until its end or until today, and records it, unless the close before says the same.
    /// Returns the close, and true where it was recorded. `prove` renders the paper; if it fails, nothing is recorded.
    /// Where no cash was counted now and the month is as at its last close, the count of then stands.
    pub fn record_month_close(
        &mut self,
        of: Date,
        today: Date,
        count: Option<&CashCount>,
        treasurer: &str,
        prove: impl FnOnce(&MonthClose) -> Result<()>,
    ) -> Result<(MonthClose, bool)> {
        self.change(|change| {
            let register = register(change, of, today)?;
            let ledger_head = chain_head(change)?.map(|(_, hash)| hash).unwrap_or_default();
            let body = to_body(&register)?;
            let last = last_close(change, &month_name(of))?.filter(|last| last.body == body);
            let counted = match (count, &last) {
                (Some(count), _) => Some(count.clone()),
                (None, Some(last)) => last.count.as_ref().and_then(counted_before),
                (None, None) => None,
            };
            let rounding = HeldCash::rounding_of(&register.held);
            let counted = counted.map(|count| CashCounted::of(&count, register.closing, rounding));
            let is_known = match (&last, &counted) {
                (None, _) => false,
                (Some(last), None) => last.count.is_none(),
                (Some(last), Some(counted)) => {
                    let pieces = to_value(&counted.pieces)?;
                    last.count.as_ref().is_some_and(|known| known["pieces"] == pieces)
                }
            };
            let close = MonthClose { register, count: counted, ledger_head };
            if !is_known {
                let count = match &close.count {
                    Some(counted) => {
                        let cash = (counted, close.register.held.as_slice());
                        Some(add_count(change, "month", cash, (treasurer, None), today)?)
                    }
                    None => None,
                };
                let cells: [(&str, &dyn ToSql); 4] = [
                    ("month", &close.register.month),
                    ("cash_count", &count),
                    ("body", &body),
                    ("closed_on", &today.to_string()),
                ];
                add_row(change, "month_closes", &cells)?;
            }
            prove(&close)?;
            Ok((close, !is_known))
        })
    }
}

/// The last close of a month, with what its count holds.
struct LastClose {
    body: String,
    count: Option<Value>,
}

fn last_close(reading: &Connection, month: &str) -> Result<Option<LastClose>> {
    let sql = "SELECT month_closes.body, cash_counts.body FROM month_closes
               LEFT JOIN cash_counts ON cash_counts.id = month_closes.cash_count
               WHERE month = ?1 ORDER BY month_closes.id DESC LIMIT 1";
    let cells = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
    let found: Option<(String, Option<String>)> =
        reading.query_row(sql, [month], cells).optional().map_err(broken)?;
    found
        .map(|(body, count)| {
            Ok(LastClose { body, count: count.as_deref().map(from_body).transpose()? })
        })
        .transpose()
}

/// Returns the count that a row holds; `None` where it holds none that is known.
fn counted_before(count: &Value) -> Option<CashCount> {
    let pieces = count["pieces"].as_array().into_iter().flatten();
    let written: Vec<String> =
        pieces.map(|one| format!("{}={}", one["value"], one["pieces"])).collect();
    let text = if written.is_empty() { "0".to_owned() } else { written.join(",") };
    CashCount::parse(&text).ok()
}
