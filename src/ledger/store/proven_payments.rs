//! Verification of the payments that count: with each other, with their invoices and with the valid receipts.

use rusqlite::Connection;

use super::amended_sums::Wrong;
use super::counted_payments::{LIVE_RECEIPT, counted_payments};
use super::database_error::broken;
use crate::error::Result;
use crate::message::{Message, message};

/// Reports payments that do not agree with each other, with their invoices or with the valid receipts: two that count
/// for one invoice or NTPN, another amount than the invoice's total, and a valid receipt of a payment that does not
/// count, or of another NTPN.
pub(super) fn wrong_payments(connection: &Connection) -> Result<Vec<Wrong>> {
    let payments = counted_payments();
    let place = "payments.amendment, coalesce(payments.payment, 0)";
    let twice = |column: &str| {
        format!(
            "SELECT {place} FROM {payments} WHERE {column} IS NOT NULL
             GROUP BY {column} HAVING count(*) > 1"
        )
    };
    let amount = format!(
        "SELECT {place} FROM {payments} JOIN invoices ON invoices.id = payments.invoice
         WHERE json_extract(payments.body, '$.amount') IS NOT json_extract(invoices.body, '$.total')"
    );
    let mut wrong = Vec::new();
    for (sql, what) in [
        (twice("invoice"), message!("an invoice has two payments that count")),
        (twice("ntpn"), message!("two payments that count have one NTPN")),
        (amount, message!("the payment is not the total of its invoice")),
    ] {
        wrong.extend(places(connection, &sql, &what)?);
    }
    let receipts = format!(
        "SELECT NULL, receipts.id FROM receipts
         LEFT JOIN {payments} ON payments.invoice = receipts.invoice
         WHERE {LIVE_RECEIPT} AND (payments.body IS NULL
              OR json_extract(receipts.body, '$.payment.ntpn') IS NOT payments.ntpn)"
    );
    let what = message!("the valid receipt is not of the payment that counts");
    let found = places(connection, &receipts, &what)?;
    wrong.extend(found.into_iter().map(|(_, row, what)| ("receipts", row, what)));
    Ok(wrong)
}

/// Returns the rows that a query finds: its first column is a row of amendments, or else its second one of payments.
fn places(connection: &Connection, sql: &str, what: &Message) -> Result<Vec<Wrong>> {
    let mut select = connection.prepare(sql).map_err(broken)?;
    let cells = |row: &rusqlite::Row<'_>| {
        let amendment: Option<i64> = row.get(0)?;
        Ok(match amendment {
            Some(amendment) => ("amendments", amendment, what.clone()),
            None => ("payments", row.get(1)?, what.clone()),
        })
    };
    let found = select.query_map([], cells).map_err(broken)?;
    found.collect::<rusqlite::Result<_>>().map_err(broken)
}
