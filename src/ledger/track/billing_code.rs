//! Billing codes of SIMPONI, with which a buyer pays an invoice at a bank.

use rusqlite::{Connection, OptionalExtension, ToSql};

use super::permit::permit_invoice;
use super::refuse::missing;
use crate::error::Result;
use crate::ledger::store::{Ledger, add_row, broken, day};
use crate::message::message;
use crate::model::{Action, BillingCode};

impl Ledger {
    /// Records the billing code of an unpaid invoice. The invoice's latest code with the same last day adds nothing.
    ///
    /// # Errors
    /// [`ErrorKind::State`](crate::error::ErrorKind::State) where there is no such invoice, where it is void, paid or
    /// of an earlier version of its request, where the request has ended, where the invoice has a code that is still
    /// valid on the day of the new one, or where the code was recorded before.
    pub fn record_billing_code(&mut self, invoice: &str, code: &BillingCode) -> Result<()> {
        self.change(|change| {
            let (row, invoice) = permit_invoice(change, invoice, Action::BillingCode)?;
            let number = &invoice.number;
            if let Some(last) = latest_code(change, row)? {
                if last.code == code.code && last.expires_on == code.expires_on {
                    return Ok(());
                }
                if last.expires_on >= code.issued_on {
                    let message = message!(
                        "invoice {number} has the billing code {last}, good until {expires_on}",
                        number,
                        last = last.code,
                        expires_on = last.expires_on
                    );
                    return Err(missing(
                        message,
                        message!("let it be used, or issue another after that day"),
                    ));
                }
            }
            let sql = "SELECT invoices.number FROM billing_codes
                       JOIN invoices ON invoices.id = billing_codes.invoice WHERE code = ?1";
            let other: Option<String> =
                change.query_row(sql, [&code.code], |row| row.get(0)).optional().map_err(broken)?;
            if let Some(other) = other {
                let message = message!(
                    "billing code {code} is the one of invoice {other}",
                    code = code.code,
                    other
                );
                return Err(missing(message, message!("type the code of this invoice")));
            }
            let (issued, expires) = (code.issued_on.to_string(), code.expires_on.to_string());
            let cells: [(&str, &dyn ToSql); 4] = [
                ("invoice", &row),
                ("code", &code.code),
                ("issued_on", &issued),
                ("expires_on", &expires),
            ];
            add_row(change, "billing_codes", &cells).map(drop)
        })
    }

    /// Returns the latest billing code of an invoice, which may have expired; `None` where it has none.
    pub fn billing_code(&self, invoice: &str) -> Result<Option<BillingCode>> {
        let sql = "SELECT id FROM invoices WHERE number = ?1";
        let row: Option<i64> = self
            .connection
            .query_row(sql, [invoice], |row| row.get(0))
            .optional()
            .map_err(broken)?;
        row.map_or(Ok(None), |row| latest_code(&self.connection, row))
    }
}

fn latest_code(connection: &Connection, invoice: i64) -> Result<Option<BillingCode>> {
    let sql = "SELECT code, issued_on, expires_on FROM billing_codes
               WHERE invoice = ?1 ORDER BY id DESC LIMIT 1";
    let cells = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    let found: Option<(String, String, String)> =
        connection.query_row(sql, [invoice], cells).optional().map_err(broken)?;
    let Some((code, issued, expires)) = found else { return Ok(None) };
    Ok(Some(BillingCode { code, issued_on: day(&issued)?, expires_on: day(&expires)? }))
}
