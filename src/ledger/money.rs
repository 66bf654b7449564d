//! The money track: invoiced, paid, received; and the handover where both tracks meet.
//!
//! A paper is made by the caller's closure, which gets the number, inside the transaction that
//! keeps it. Asking again for a paper returns the one issued.

use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::goods::{latest_packages, missing, missing_goods, refuse_other_than_paid};
use super::numbers::{Number, Series, next};
use super::requests::{current, required};
use super::{Ledger, broken, from_body, to_body};
use crate::error::{Error, ErrorKind, Result};
use crate::model::{Handover, Invoice, Payment, PaymentMethod, Receipt, RequestNumber, SealedBag};

impl Ledger {
    /// Issues the invoice of a request's current version, made by `make` under the next number.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where the request is not recorded, or where it is already invoiced
    /// with another total.
    pub fn issue_invoice(
        &mut self,
        request: &RequestNumber,
        series: &Series<'_>,
        make: impl FnOnce(&str) -> Result<Invoice>,
    ) -> Result<Invoice> {
        self.change(|change| {
            let row = required(change, request)?;
            if let Some(issued) = invoice_of_row(change, row)? {
                let asked = make(&issued.number)?;
                if asked.total == issued.total {
                    return Ok(issued);
                }
                let message = format!(
                    "request {request} is already invoiced: {} of {}, not {}",
                    issued.number, issued.total, asked.total
                );
                return Err(Error::new(ErrorKind::State, message)
                    .hint("let the issued invoice be paid, or hand in a new request"));
            }
            let number = next(change, "invoices", series)?;
            let invoice = make(&number.text)?;
            fits(&number, &invoice.number, &invoice.request, request)?;
            insert(change, "invoices", "request", row, &number, &invoice)?;
            Ok(invoice)
        })
    }

    /// Returns the invoice with this number.
    pub fn invoice(&self, number: &str) -> Result<Option<Invoice>> {
        body(&self.connection, "SELECT body FROM invoices WHERE number = ?1", number)
    }

    /// Returns the invoice of a request's current version.
    pub fn invoice_of_request(&self, request: &RequestNumber) -> Result<Option<Invoice>> {
        match current(&self.connection, request)? {
            Some(row) => invoice_of_row(&self.connection, row),
            None => Ok(None),
        }
    }

    /// Records the payment of an invoice.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where there is no such invoice, where it is paid, where the amount is
    /// not its total, where the NTPN proves another payment, or where the request has changed
    /// since.
    pub fn record_payment(&mut self, payment: &Payment) -> Result<()> {
        self.change(|change| {
            let number = &payment.invoice;
            let (row, invoice) = required_invoice(change, number)?;
            refuse_superseded(change, row, &invoice)?;
            if payment.amount != invoice.total {
                let message = format!(
                    "{} is not the total of invoice {number}, which is {}",
                    payment.amount, invoice.total
                );
                return Err(Error::new(ErrorKind::State, message).hint("an invoice is paid whole"));
            }
            if let Some(paid) = payment_of_row(change, row)? {
                let message = format!("invoice {number} is already paid, on {}", paid.on);
                return Err(missing(message, format!("run `kemas receipt {number}`")));
            }
            let ntpn = match &payment.method {
                PaymentMethod::Simponi { ntpn } => Some(ntpn),
                PaymentMethod::Cash { .. } => None,
            };
            refuse_used(change, ntpn)?;
            let sql = "INSERT INTO payments (invoice, ntpn, body) VALUES (?1, ?2, ?3)";
            change.execute(sql, params![row, ntpn, to_body(payment)?]).map_err(broken)?;
            Ok(())
        })
    }

    /// Returns the payment of an invoice.
    pub fn payment_of(&self, invoice: &str) -> Result<Option<Payment>> {
        let sql = "SELECT payments.body FROM payments
                   JOIN invoices ON invoices.id = payments.invoice WHERE invoices.number = ?1";
        body(&self.connection, sql, invoice)
    }

    /// Issues the receipt of a paid invoice, made by `make` under the next number.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where there is no such invoice or payment.
    pub fn issue_receipt(
        &mut self,
        invoice: &str,
        series: &Series<'_>,
        make: impl FnOnce(&str, &Invoice, &Payment) -> Result<Receipt>,
    ) -> Result<Receipt> {
        self.change(|change| {
            let (row, invoice) = required_invoice(change, invoice)?;
            let payment = payment_of_row(change, row)?.ok_or_else(|| unpaid(&invoice.number))?;
            if let Some(issued) = receipt_of_row(change, row)? {
                return Ok(issued);
            }
            let number = next(change, "receipts", series)?;
            let receipt = make(&number.text, &invoice, &payment)?;
            fits(&number, &receipt.number, &receipt.invoice, &invoice.number)?;
            insert(change, "receipts", "invoice", row, &number, &receipt)?;
            Ok(receipt)
        })
    }

    /// Returns the receipt of an invoice.
    pub fn receipt_of(&self, invoice: &str) -> Result<Option<Receipt>> {
        let sql = "SELECT receipts.body FROM receipts
                   JOIN invoices ON invoices.id = receipts.invoice WHERE invoices.number = ?1";
        body(&self.connection, sql, invoice)
    }

    /// Issues the handover note of a request, made by `make` under the next number from the
    /// receipt and the bags packed last.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where anything that comes before is missing: agreement, bags, their
    /// verification, invoice, payment, receipt. The message names all, the hint the first command.
    pub fn issue_handover(
        &mut self,
        request: &RequestNumber,
        series: &Series<'_>,
        make: impl FnOnce(&str, &Receipt, Vec<SealedBag>) -> Result<Handover>,
    ) -> Result<Handover> {
        self.change(|change| {
            let row = required(change, request)?;
            if let Some(issued) = handover_of_row(change, row)? {
                return Ok(issued);
            }
            let mut faults = missing_goods(change, row, request)?;
            let receipt = receipt_of_request(change, row, request);
            let receipt = receipt.map_err(|fault| faults.push(fault)).ok();
            let Some(receipt) = receipt.filter(|_| faults.is_empty()) else {
                return Err(together(&faults, request));
            };
            refuse_other_than_paid(change, row, receipt.amount, request)?;
            let number = next(change, "handovers", series)?;
            let handover = make(&number.text, &receipt, latest_packages(change, row)?)?;
            fits(&number, &handover.number, &handover.request, request)?;
            insert(change, "handovers", "request", row, &number, &handover)?;
            Ok(handover)
        })
    }

    /// Returns the handover note of a request.
    pub fn handover_of_request(&self, request: &RequestNumber) -> Result<Option<Handover>> {
        match current(&self.connection, request)? {
            Some(row) => handover_of_row(&self.connection, row),
            None => Ok(None),
        }
    }
}

/// Keeps a paper under its number.
fn insert(
    change: &Transaction<'_>,
    table: &str,
    of: &str,
    row: i64,
    number: &Number,
    paper: &impl Serialize,
) -> Result<()> {
    let sql = format!(
        "INSERT INTO {table} ({of}, year, serial, number, body) VALUES (?1, ?2, ?3, ?4, ?5)"
    );
    let paper = params![row, number.year, number.serial, number.text, to_body(paper)?];
    change.execute(&sql, paper).map_err(broken)?;
    Ok(())
}

/// A paper must carry the number it is kept under, and belong where it is kept.
fn fits(number: &Number, found: &str, of: &str, belongs: impl std::fmt::Display) -> Result<()> {
    if found == number.text && of == belongs.to_string() {
        return Ok(());
    }
    let text = &number.text;
    let message = format!("paper {found} of {of} cannot be kept as {text} of {belongs}");
    Err(Error::new(ErrorKind::Ledger, message))
}

fn required_invoice(connection: &Connection, number: &str) -> Result<(i64, Invoice)> {
    let sql = "SELECT id, body FROM invoices WHERE number = ?1";
    let cells = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
    let found: Option<(i64, String)> =
        connection.query_row(sql, [number], cells).optional().map_err(broken)?;
    let (row, body) = found.ok_or_else(|| {
        missing(format!("there is no invoice {number}"), "run `kemas invoice REQUEST`".to_owned())
    })?;
    Ok((row, from_body(&body)?))
}

/// An invoice of an earlier version charges what nobody asks for any more.
fn refuse_superseded(connection: &Connection, row: i64, invoice: &Invoice) -> Result<()> {
    let sql = "SELECT request FROM invoices WHERE id = ?1";
    let charged: i64 = connection.query_row(sql, [row], |row| row.get(0)).map_err(broken)?;
    let request = RequestNumber::parse(&invoice.request);
    let present = request.map(|number| current(connection, &number)).transpose()?.flatten();
    if present == Some(charged) {
        return Ok(());
    }
    let Invoice { number, request, .. } = invoice;
    let message = format!("request {request} has changed since invoice {number} was issued");
    Err(missing(message, format!("run `kemas invoice {request}` for the present one")))
}

/// One proof pays one invoice.
fn refuse_used(connection: &Connection, ntpn: Option<&String>) -> Result<()> {
    let sql = "SELECT invoices.number FROM payments
               JOIN invoices ON invoices.id = payments.invoice WHERE payments.ntpn = ?1";
    let Some(ntpn) = ntpn else { return Ok(()) };
    let used: Option<String> =
        connection.query_row(sql, [ntpn], |row| row.get(0)).optional().map_err(broken)?;
    match used {
        Some(invoice) => {
            let message = format!("NTPN {ntpn} already proves the payment of invoice {invoice}");
            Err(Error::new(ErrorKind::State, message)
                .hint("ask for the proof of this invoice's own payment"))
        }
        None => Ok(()),
    }
}

fn receipt_of_request(
    connection: &Connection,
    row: i64,
    request: &RequestNumber,
) -> Result<Receipt> {
    let invoice = invoice_of_row(connection, row)?.ok_or_else(|| {
        let command = format!("run `kemas invoice {request}`");
        missing(format!("request {request} is not invoiced"), command)
    })?;
    let (row, _) = required_invoice(connection, &invoice.number)?;
    if payment_of_row(connection, row)?.is_none() {
        return Err(unpaid(&invoice.number));
    }
    receipt_of_row(connection, row)?.ok_or_else(|| {
        let number = &invoice.number;
        let command = format!("run `kemas receipt {number}`");
        missing(format!("invoice {number} has no receipt"), command)
    })
}

fn unpaid(invoice: &str) -> Error {
    let command = format!(
        "run `kemas pay {invoice} --cash --treasurer NAME` or `kemas pay {invoice} --ntpn N`"
    );
    missing(format!("invoice {invoice} is not paid"), command)
}

/// Joins all that is missing into one error; the first command comes first.
fn together(faults: &[Error], request: &RequestNumber) -> Error {
    let all: Vec<_> = faults.iter().map(Error::message).collect();
    let message = format!("request {request} cannot be handed over: {}", all.join("; "));
    let error = Error::new(ErrorKind::State, message);
    match faults.first().and_then(Error::hint_text) {
        Some(hint) => error.hint(hint),
        None => error,
    }
}

fn invoice_of_row(connection: &Connection, row: i64) -> Result<Option<Invoice>> {
    let sql = "SELECT body FROM invoices WHERE request = ?1 ORDER BY id DESC LIMIT 1";
    body(connection, sql, row)
}

fn payment_of_row(connection: &Connection, invoice: i64) -> Result<Option<Payment>> {
    body(connection, "SELECT body FROM payments WHERE invoice = ?1", invoice)
}

fn receipt_of_row(connection: &Connection, invoice: i64) -> Result<Option<Receipt>> {
    body(connection, "SELECT body FROM receipts WHERE invoice = ?1", invoice)
}

fn handover_of_row(connection: &Connection, row: i64) -> Result<Option<Handover>> {
    body(connection, "SELECT body FROM handovers WHERE request = ?1", row)
}

fn body<T: DeserializeOwned>(
    connection: &Connection,
    sql: &str,
    key: impl rusqlite::ToSql,
) -> Result<Option<T>> {
    let found: Option<String> =
        connection.query_row(sql, [key], |row| row.get(0)).optional().map_err(broken)?;
    found.map(|body| from_body(&body)).transpose()
}
