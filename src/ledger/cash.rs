//! What leads to a payment and what follows cash: billing codes, and deposits into the state treasury.

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, ToSql};
use serde::Serialize;

use super::goods::{missing, not_before, stored};
use super::papers::{payment_of_row, refuse_void, required_invoice, row_and_record};
use super::requests::day;
use super::{Ledger, broken, rows};
use crate::error::{Error, ErrorKind, Result};
use crate::model::{PaymentMethod, Receipt, Rupiah};

/// A SIMPONI billing code of an invoice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BillingCode {
    /// 15 digits.
    pub code: String,
    /// The day it was issued.
    pub issued_on: Date,
    /// The last day it can be paid.
    pub expires_on: Date,
}

/// Cash receipts that were paid into the state treasury together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Deposit {
    /// The treasury's proof.
    pub ntpn: String,
    /// The billing code that was used.
    pub code: Option<String>,
    /// The sum of the receipts.
    pub amount: Rupiah,
    /// The day.
    pub on: Date,
    /// The receipts.
    pub receipts: Vec<Receipt>,
}

impl Ledger {
    /// Records the billing code of an unpaid invoice. The same code again adds nothing.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where the invoice is void or paid, where a code is still good, or where
    /// the code is another invoice's.
    pub fn record_billing_code(&mut self, invoice: &str, code: &BillingCode) -> Result<()> {
        self.change(|change| {
            let (row, invoice) = required_invoice(change, invoice)?;
            let number = &invoice.number;
            refuse_void(change, "invoice", number)?;
            if let Some(paid) = payment_of_row(change, row)? {
                let message = format!("invoice {number} is already paid, on {}", paid.on);
                return Err(missing(message, format!("run `kemas receipt {number}`")));
            }
            if let Some(last) = latest_code(change, row)? {
                if last.code == code.code && last.expires_on == code.expires_on {
                    return Ok(());
                }
                if last.expires_on >= code.issued_on {
                    let message = format!(
                        "invoice {number} has the billing code {}, good until {}",
                        last.code, last.expires_on
                    );
                    return Err(missing(
                        message,
                        "let it be used, or issue another after that day".to_owned(),
                    ));
                }
            }
            let sql = "SELECT invoices.number FROM billing_codes
                       JOIN invoices ON invoices.id = billing_codes.invoice WHERE code = ?1";
            let other: Option<String> =
                change.query_row(sql, [&code.code], |row| row.get(0)).optional().map_err(broken)?;
            if let Some(other) = other {
                let message = format!("billing code {} is the one of invoice {other}", code.code);
                return Err(missing(message, "type the code of this invoice".to_owned()));
            }
            let (issued, expires) = (code.issued_on.to_string(), code.expires_on.to_string());
            let cells: [(&str, &dyn ToSql); 4] = [
                ("invoice", &row),
                ("code", &code.code),
                ("issued_on", &issued),
                ("expires_on", &expires),
            ];
            rows::add(change, "billing_codes", &cells).map(drop)
        })
    }

    /// Returns the latest billing code of an invoice.
    pub fn billing_code(&self, invoice: &str) -> Result<Option<BillingCode>> {
        let sql = "SELECT id FROM invoices WHERE number = ?1";
        let row: Option<i64> = self
            .connection
            .query_row(sql, [invoice], |row| row.get(0))
            .optional()
            .map_err(broken)?;
        row.map_or(Ok(None), |row| latest_code(&self.connection, row))
    }

    /// Records that cash receipts were paid into the state treasury under one NTPN. `prove` sets the paper:
    /// what cannot be set is not recorded.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where a receipt is unknown, void, not of cash or deposited already, or
    /// where the NTPN proves something else.
    pub fn record_deposit(
        &mut self,
        receipts: &[String],
        ntpn: &str,
        code: Option<&str>,
        on: Date,
        prove: impl FnOnce(&Deposit) -> Result<()>,
    ) -> Result<Deposit> {
        self.change(|change| {
            super::money::refuse_used(change, Some(ntpn))?;
            let mut amount = Rupiah(0);
            let mut found = Vec::new();
            for number in receipts {
                let (row, receipt) = cash_receipt(change, number)?;
                if found.iter().any(|(known, _)| *known == row) {
                    let message = format!("receipt {number} is named twice");
                    return Err(missing(message, "name each receipt once".to_owned()));
                }
                not_before(on, receipt.issued_on, format!("receipt {number}"))?;
                amount = amount.checked_add(receipt.amount).ok_or_else(|| {
                    Error::new(ErrorKind::State, "the sum is beyond the range of money")
                })?;
                found.push((row, receipt));
            }
            if found.is_empty() {
                return Err(Error::new(ErrorKind::State, "no receipt is named"));
            }
            let sum = stored(amount.0)?;
            let cells: [(&str, &dyn ToSql); 4] = [
                ("ntpn", &ntpn),
                ("code", &code),
                ("amount", &sum),
                ("deposited_on", &on.to_string()),
            ];
            let deposit = rows::add(change, "deposits", &cells)?;
            for (receipt, _) in &found {
                rows::add(change, "deposited", &[("deposit", &deposit), ("receipt", receipt)])?;
            }
            let receipts = found.into_iter().map(|(_, receipt)| receipt).collect();
            let (ntpn, code) = (ntpn.to_owned(), code.map(str::to_owned));
            let deposit = Deposit { ntpn, code, amount, on, receipts };
            prove(&deposit)?;
            Ok(deposit)
        })
    }
}

/// Returns a live cash receipt that is not deposited yet.
fn cash_receipt(connection: &Connection, number: &str) -> Result<(i64, Receipt)> {
    let sql = "SELECT id, body, person FROM receipts WHERE number = ?1";
    let (row, receipt): (i64, Receipt) =
        row_and_record(connection, sql, number)?.ok_or_else(|| {
            let command = "`kemas receipt INVOICE` issues one and prints its number".to_owned();
            missing(format!("there is no receipt {number}"), command)
        })?;
    refuse_void(connection, "receipt", number)?;
    if !matches!(receipt.payment.method, PaymentMethod::Cash { .. }) {
        let message = format!("receipt {number} was paid through SIMPONI, not in cash");
        return Err(missing(message, "only cash is deposited: leave this one out".to_owned()));
    }
    if receipt.amount == Rupiah(0) {
        let message = format!("receipt {number} is of Rp0: there is nothing to deposit");
        return Err(missing(message, "leave this one out".to_owned()));
    }
    let sql = "SELECT deposits.ntpn, deposits.deposited_on FROM deposited
               JOIN deposits ON deposits.id = deposited.deposit WHERE deposited.receipt = ?1";
    let cells = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
    let known: Option<(String, String)> =
        connection.query_row(sql, [row], cells).optional().map_err(broken)?;
    if let Some((ntpn, on)) = known {
        let message = format!("receipt {number} was deposited on {on}, NTPN {ntpn}");
        return Err(missing(message, "leave this one out".to_owned()));
    }
    Ok((row, receipt))
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
