//! Verification of the sums of amendments: what was paid, what is due, what is lacking and what is claimed.

use rusqlite::Connection;

use super::cells::from_body;
use super::counted_payments::counted_payments;
use super::database_error::broken;
use crate::error::Result;
use crate::message::{Message, message};
use crate::model::{InvoiceLine, Repriced, Rupiah, Supplement};

/// A table, the id of a row, and what is wrong with it.
pub(super) type Wrong = (&'static str, i64, Message);

/// Reports amendments and supplementary invoices whose sums do not agree: what was paid before is the sum of the paid
/// invoices, the price the sum of its lines, the total of an invoice what is lacking, and a claim what was paid beyond.
pub(super) fn wrong_sums(connection: &Connection) -> Result<Vec<Wrong>> {
    let mut wrong = amendments(connection)?;
    wrong.extend(supplementary_invoices(connection)?);
    Ok(wrong)
}

fn amendments(connection: &Connection) -> Result<Vec<Wrong>> {
    type Cells = (i64, Option<i64>, Option<i64>, Option<String>, Option<i64>);
    let sql = "SELECT amended.id, paid, due, amended.body, amount FROM amended_requests AS amended
               LEFT JOIN claims ON claims.amendment = amended.id";
    let cells = |row: &rusqlite::Row<'_>| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
    };
    let mut select = connection.prepare(sql).map_err(broken)?;
    let found = select.query_map([], cells).map_err(broken)?;
    let found: Vec<Cells> = found.collect::<rusqlite::Result<_>>().map_err(broken)?;
    let amount = |cell: Option<i64>| cell.map(|amount| Rupiah(amount.unsigned_abs()));
    let mut wrong = Vec::new();
    for (row, paid, due, body, claim) in found {
        let table = "amended_requests";
        let price: Option<Repriced> = body.as_deref().map(from_body).transpose()?;
        let sums = price.as_ref().map(|price| &price.sums);
        let kept = (amount(paid), amount(due));
        if kept != (sums.map(|sums| sums.paid), sums.map(|sums| sums.due)) {
            wrong.push((table, row, message!("paid and due are not those of the record")));
        }
        if amount(claim) != sums.and_then(Supplement::overpaid) {
            let what = message!("the claim on the treasury is not what was paid beyond the price");
            wrong.push((table, row, what));
        }
        if let Some(price) = &price {
            if let Some(what) = unfit(&price.sums, &price.lines) {
                wrong.push((table, row, what));
            }
            for earlier in &price.sums.earlier {
                if !is_paid(connection, &earlier.number, earlier.total)? {
                    let what = message!(
                        "invoice {number} is not paid with {total}",
                        number = earlier.number,
                        total = earlier.total
                    );
                    wrong.push((table, row, what));
                }
            }
        }
    }
    Ok(wrong)
}

fn supplementary_invoices(connection: &Connection) -> Result<Vec<Wrong>> {
    type Cells = (i64, String, String, i64);
    // The buyer's fields are elsewhere, so that the whole record is not read here.
    let sql = "SELECT id, json_extract(body, '$.supplement'), json_extract(body, '$.lines'),
               json_extract(body, '$.total') FROM invoices
               WHERE json_extract(body, '$.supplement') IS NOT NULL";
    let cells = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
    let mut select = connection.prepare(sql).map_err(broken)?;
    let found = select.query_map([], cells).map_err(broken)?;
    let found: Vec<Cells> = found.collect::<rusqlite::Result<_>>().map_err(broken)?;
    let mut wrong = Vec::new();
    for (row, sums, lines, total) in found {
        let (sums, lines): (Supplement, Vec<InvoiceLine>) = (from_body(&sums)?, from_body(&lines)?);
        if sums.lacking() != Some(Rupiah(total.unsigned_abs())) {
            let what = message!("the total is not what the price lacks");
            wrong.push(("invoices", row, what));
        }
        wrong.extend(unfit(&sums, &lines).map(|what| ("invoices", row, what)));
    }
    Ok(wrong)
}

/// Returns what is wrong with sums, by the invoices and the lines that they are sums of.
fn unfit(sums: &Supplement, lines: &[InvoiceLine]) -> Option<Message> {
    let paid = sums.earlier.iter().map(|one| one.total).fold(Rupiah::default(), Rupiah::plus);
    if paid != sums.paid {
        return Some(message!("what was paid is not the sum of the paid invoices"));
    }
    let due = lines.iter().map(|line| line.price.amount).fold(Rupiah::default(), Rupiah::plus);
    (due != sums.due).then(|| message!("the price is not the sum of its lines"))
}

fn is_paid(connection: &Connection, invoice: &str, total: Rupiah) -> Result<bool> {
    let payments = counted_payments();
    let sql = format!(
        "SELECT EXISTS (SELECT 1 FROM {payments} JOIN invoices ON invoices.id = payments.invoice
               WHERE invoices.number = ?1 AND json_extract(payments.body, '$.amount') = ?2)"
    );
    let key = rusqlite::params![invoice, total.0.cast_signed()];
    connection.query_row(&sql, key, |row| row.get(0)).map_err(broken)
}
