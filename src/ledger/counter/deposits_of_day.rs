//! The deposits that the close of a day lists.

use jiff::civil::Date;
use rusqlite::Connection;

use crate::error::Result;
use crate::ledger::store::{broken, day};
use crate::ledger::track::records;
use crate::model::{DepositMade, DepositedCash, Receipt, Rupiah};

/// Returns the deposits that were made on a day, or recorded on it and made before.
pub(super) fn deposits(reading: &Connection, on: Date) -> Result<Vec<DepositMade>> {
    let sql = "SELECT id, ntpn, amount, deposited_on FROM deposits
               WHERE deposited_on = ?1 OR (deposited_on < ?1 AND EXISTS
               (SELECT 1 FROM chain WHERE of_table = 'deposits' AND of_row = deposits.id
                AND substr(recorded_at, 1, 10) = ?1)) ORDER BY id";
    let mut select = reading.prepare_cached(sql).map_err(broken)?;
    let cells = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
    let found = select.query_map([on.to_string()], cells).map_err(broken)?;
    found
        .map(|cells| {
            let (row, ntpn, amount, made): (i64, String, i64, String) = cells.map_err(broken)?;
            let amount = Rupiah(amount.unsigned_abs());
            Ok(DepositMade { ntpn, on: day(&made)?, amount, receipts: receipts(reading, row)? })
        })
        .collect()
}

/// Returns the receipts of a deposit.
fn receipts(reading: &Connection, deposit: i64) -> Result<Vec<DepositedCash>> {
    let sql = "SELECT receipts.id, receipts.body, receipts.person FROM deposited
               JOIN receipts ON receipts.id = deposited.receipt
               WHERE deposited.deposit = ?1 ORDER BY deposited.id";
    let found: Vec<(i64, Receipt)> = records(reading, sql, deposit)?;
    let cash = |receipt: Receipt| DepositedCash {
        receipt: receipt.number,
        on: receipt.payment.on,
        was_due: None,
    };
    Ok(found.into_iter().map(|(_, receipt)| cash(receipt)).collect())
}
