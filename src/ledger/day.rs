//! What a day's close needs: receipts, cash that is not in the treasury yet, voids.

use jiff::civil::Date;

use super::money::{LIVE_RECEIPT, row_and_record};
use super::requests::day;
use super::{Ledger, broken, rows};
use crate::error::Result;
use crate::model::{
    DayClose, Invoice, PaperKind, PaymentMethod, Receipt, Rupiah, TariffTotal, Void,
};

impl Ledger {
    /// Reads what a day's close lists: the day's receipts, all cash not deposited by then, the day's
    /// voids, and the day's totals by tariff row.
    pub fn day_close(&self, on: Date) -> Result<DayClose> {
        let reading = self.connection.unchecked_transaction().map_err(broken)?;
        let mut close = DayClose { on, ..DayClose::default() };
        let sql = format!("SELECT id FROM receipts WHERE {LIVE_RECEIPT} ORDER BY id");
        let mut select = reading.prepare(&sql).map_err(broken)?;
        let rows = select.query_map([], |row| row.get::<_, i64>(0)).map_err(broken)?;
        for row in rows {
            let row = row.map_err(broken)?;
            let sql = "SELECT invoice, body, person FROM receipts WHERE id = ?1";
            let found: Option<(i64, Receipt)> = row_and_record(&reading, sql, row)?;
            let Some((invoice, receipt)) = found else { continue };
            if receipt.issued_on > on {
                continue;
            }
            let is_cash = matches!(receipt.payment.method, PaymentMethod::Cash { .. });
            if is_cash && receipt.amount > Rupiah(0) && !deposited(&reading, row, on)? {
                close.undeposited.push(receipt.clone());
                close.undeposited_total = close.undeposited_total.plus(receipt.amount);
            }
            if receipt.issued_on != on {
                continue;
            }
            if is_cash {
                close.cash = close.cash.plus(receipt.amount);
            } else {
                close.simponi = close.simponi.plus(receipt.amount);
            }
            close.total = close.total.plus(receipt.amount);
            let sql = "SELECT id, body, person FROM invoices WHERE id = ?1";
            let charged: Option<(i64, Invoice)> = row_and_record(&reading, sql, invoice)?;
            for line in charged.iter().flat_map(|(_, invoice)| &invoice.lines) {
                let line = &line.price;
                let known = close.tariffs.iter_mut().find(|known| known.tariff == line.tariff);
                match known {
                    Some(known) => {
                        known.lines += 1;
                        known.quantity = known.quantity.saturating_add(line.quantity);
                        known.amount = known.amount.plus(line.amount);
                    }
                    None => close.tariffs.push(TariffTotal {
                        tariff: line.tariff.clone(),
                        legal_basis: line.legal_basis.clone(),
                        unit: line.unit.clone(),
                        lines: 1,
                        quantity: line.quantity,
                        amount: line.amount,
                    }),
                }
            }
            close.receipts.push(receipt);
        }
        close.tariffs.sort_by(|a, b| a.tariff.cmp(&b.tariff));
        close.voids = voids(&reading, on)?;
        close.ledger_head = rows::head(&reading)?.map(|(_, hash)| hash).unwrap_or_default();
        Ok(close)
    }
}

fn deposited(connection: &rusqlite::Connection, receipt: i64, by: Date) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM deposited
               JOIN deposits ON deposits.id = deposited.deposit
               WHERE deposited.receipt = ?1 AND deposits.deposited_on <= ?2)";
    let mut select = connection.prepare_cached(sql).map_err(broken)?;
    select.query_row((receipt, by.to_string()), |row| row.get(0)).map_err(broken)
}

fn voids(connection: &rusqlite::Connection, on: Date) -> Result<Vec<Void>> {
    let sql = "SELECT kind, number, because, voided_on FROM voids WHERE voided_on = ?1 ORDER BY id";
    let mut select = connection.prepare(sql).map_err(broken)?;
    let cells = |row: &rusqlite::Row<'_>| {
        let kind: String = row.get(0)?;
        Ok((kind, row.get(1)?, row.get(2)?, row.get::<_, String>(3)?))
    };
    let found = select.query_map([on.to_string()], cells).map_err(broken)?;
    found
        .map(|cells| {
            let (kind, number, because, voided) = cells.map_err(broken)?;
            let kind = PaperKind::parse(&kind).unwrap_or(PaperKind::Invoice);
            Ok(Void { kind, number, because, on: day(&voided)? })
        })
        .collect()
}
