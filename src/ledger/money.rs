//! The money track: invoiced, paid, received; and the handover where both tracks meet.
//!
//! A paper is made by the caller's closure, which gets the number, inside the transaction that
//! keeps it. Asking again for a paper returns the one issued.

use rusqlite::{Connection, OptionalExtension, ToSql, Transaction};

use super::goods::{latest_packages, missing, refuse_other_than_paid};
use super::numbers::{Number, Series, next};
use super::people::{Kept, join, part};
use super::requests::{current, refuse_ended};
use super::standing::{open_correction, permit};
use super::{Ledger, broken, rows};
use crate::error::{Error, ErrorKind, Result};
use crate::model::{
    Action, Handover, Invoice, Payment, PaymentMethod, Receipt, RequestNumber, Rupiah, SealedBag,
};

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
            let row = permit(change, request, Action::Invoice)?;
            if let Some((_, issued)) = invoice_of_row(change, row)? {
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
            if invoice.total == Rupiah(0) {
                super::zero::refuse_used(change, row, request)?;
            }
            insert(change, "invoices", ("request", row), &number, request.as_str(), &invoice)?;
            Ok(invoice)
        })
    }

    /// Returns the invoice with this number.
    pub fn invoice(&self, number: &str) -> Result<Option<Invoice>> {
        let sql = "SELECT body, person FROM invoices WHERE number = ?1";
        record(&self.connection, sql, number)
    }

    /// Returns the live invoice of a request's current version.
    pub fn invoice_of_request(&self, request: &RequestNumber) -> Result<Option<Invoice>> {
        match current(&self.connection, request)? {
            Some(row) => Ok(invoice_of_row(&self.connection, row)?.map(|(_, invoice)| invoice)),
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
            refuse_ended_request(change, &invoice.request)?;
            refuse_void(change, "invoice", number)?;
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
                PaymentMethod::Simponi { ntpn } => Some(ntpn.as_str()),
                PaymentMethod::Cash { .. } => None,
            };
            refuse_used(change, ntpn)?;
            let (body, _) = part(change, &invoice.request, payment)?;
            let cells: [(&str, &dyn ToSql); 3] =
                [("invoice", &row), ("ntpn", &ntpn), ("body", &body)];
            rows::add(change, "payments", &cells).map(drop)
        })
    }

    /// Returns the payment of an invoice.
    pub fn payment_of(&self, invoice: &str) -> Result<Option<Payment>> {
        let sql = "SELECT payments.body, NULL FROM payments
                   JOIN invoices ON invoices.id = payments.invoice WHERE invoices.number = ?1";
        record(&self.connection, sql, invoice)
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
            refuse_ended_request(change, &invoice.request)?;
            refuse_void(change, "invoice", &invoice.number)?;
            let payment = payment_of_row(change, row)?.ok_or_else(|| unpaid(&invoice.number))?;
            if let Some(issued) = receipt_of_row(change, row)? {
                return Ok(issued);
            }
            let number = next(change, "receipts", series)?;
            let receipt = make(&number.text, &invoice, &payment)?;
            fits(&number, &receipt.number, &receipt.invoice, &invoice.number)?;
            insert(change, "receipts", ("invoice", row), &number, &receipt.request, &receipt)?;
            Ok(receipt)
        })
    }

    /// Returns the receipt of an invoice.
    pub fn receipt_of(&self, invoice: &str) -> Result<Option<Receipt>> {
        let sql = format!(
            "SELECT receipts.body, receipts.person FROM receipts
             JOIN invoices ON invoices.id = receipts.invoice
             WHERE invoices.number = ?1 AND {LIVE_RECEIPT} ORDER BY receipts.id DESC LIMIT 1"
        );
        record(&self.connection, &sql, invoice)
    }

    /// Returns the receipt with this number, void or not.
    pub fn receipt(&self, number: &str) -> Result<Option<Receipt>> {
        let sql = "SELECT body, person FROM receipts WHERE number = ?1";
        record(&self.connection, sql, number)
    }

    /// Returns the handover note with this number, void or not.
    pub fn handover(&self, number: &str) -> Result<Option<Handover>> {
        let sql = "SELECT body, person FROM handovers WHERE number = ?1";
        record(&self.connection, sql, number)
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
            let row = permit(change, request, Action::HandOver)?;
            let complaint = open_correction(change, row)?.map(|open| open.id);
            if complaint.is_none()
                && let Some(issued) = handover_of_row(change, row)?
            {
                return Ok(issued);
            }
            let receipt = receipt_of_request(change, row, request)?;
            refuse_other_than_paid(change, row, receipt.amount, request)?;
            let number = next(change, "handovers", series)?;
            let handover = make(&number.text, &receipt, latest_packages(change, row)?)?;
            fits(&number, &handover.number, &handover.request, request)?;
            let (body, person) = part(change, request.as_str(), &handover)?;
            let cells: [(&str, &dyn ToSql); 7] = [
                ("request", &row),
                ("person", &person),
                ("correction", &complaint),
                ("year", &number.year),
                ("serial", &number.serial),
                ("number", &number.text),
                ("body", &body),
            ];
            rows::add(change, "handovers", &cells)?;
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

/// Holds for receipts that are not void.
pub(super) const LIVE_RECEIPT: &str = "NOT EXISTS (SELECT 1 FROM voids
     WHERE voids.kind = 'receipt' AND voids.number = receipts.number)";

/// Keeps a paper under its number.
fn insert<T: Kept>(
    change: &Transaction<'_>,
    table: &str,
    (of, row): (&str, i64),
    number: &Number,
    visit: &str,
    paper: &T,
) -> Result<()> {
    let (body, person) = part(change, visit, paper)?;
    let cells: [(&str, &dyn ToSql); 6] = [
        (of, &row),
        ("person", &person),
        ("year", &number.year),
        ("serial", &number.serial),
        ("number", &number.text),
        ("body", &body),
    ];
    rows::add(change, table, &cells).map(drop)
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

/// Returns an invoice and its row.
pub(super) fn required_invoice(connection: &Connection, number: &str) -> Result<(i64, Invoice)> {
    let sql = "SELECT id, body, person FROM invoices WHERE number = ?1";
    row_and_record(connection, sql, number)?.ok_or_else(|| {
        missing(format!("there is no invoice {number}"), "run `kemas invoice REQUEST`".to_owned())
    })
}

/// A void paper stands for nothing.
pub(super) fn refuse_void(connection: &Connection, kind: &str, number: &str) -> Result<()> {
    let sql = "SELECT because FROM voids WHERE kind = ?1 AND number = ?2";
    let because: Option<String> =
        connection.query_row(sql, [kind, number], |row| row.get(0)).optional().map_err(broken)?;
    let Some(because) = because else { return Ok(()) };
    let message = format!("{kind} {number} is void (BATAL): {because}");
    Err(Error::new(ErrorKind::State, message).hint("run the command with the paper issued since"))
}

fn refuse_ended_request(connection: &Connection, request: &str) -> Result<()> {
    RequestNumber::parse(request).map_or(Ok(()), |number| refuse_ended(connection, &number))
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
pub(super) fn refuse_used(connection: &Connection, ntpn: Option<&str>) -> Result<()> {
    let deposited = "SELECT deposited_on FROM deposits WHERE ntpn = ?1";
    let sql = "SELECT invoices.number FROM payments
               JOIN invoices ON invoices.id = payments.invoice WHERE payments.ntpn = ?1";
    let Some(ntpn) = ntpn else { return Ok(()) };
    let used: Option<String> =
        connection.query_row(sql, [ntpn], |row| row.get(0)).optional().map_err(broken)?;
    let deposit: Option<String> =
        connection.query_row(deposited, [ntpn], |row| row.get(0)).optional().map_err(broken)?;
    if let Some(on) = deposit {
        let message = format!("NTPN {ntpn} already proves the deposit of cash on {on}");
        return Err(Error::new(ErrorKind::State, message)
            .hint("ask for the proof of this invoice's own payment"));
    }
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
    let invoice = invoice_of_row(connection, row)?;
    let receipt = invoice.map(|(invoice, _)| receipt_of_row(connection, invoice)).transpose()?;
    receipt.flatten().ok_or_else(|| {
        let command = format!("run `kemas invoice {request}`");
        missing(format!("request {request} has no receipt"), command)
    })
}

fn unpaid(invoice: &str) -> Error {
    let command = format!(
        "run `kemas pay {invoice} --cash --treasurer NAME` or `kemas pay {invoice} --ntpn N`"
    );
    missing(format!("invoice {invoice} is not paid"), command)
}

/// Returns the live invoice of a version, and its row.
pub(super) fn invoice_of_row(connection: &Connection, row: i64) -> Result<Option<(i64, Invoice)>> {
    let sql = "SELECT id, body, person FROM invoices WHERE request = ?1 AND NOT EXISTS
               (SELECT 1 FROM voids WHERE kind = 'invoice' AND voids.number = invoices.number)
               ORDER BY id DESC LIMIT 1";
    row_and_record(connection, sql, row)
}

/// Returns the payment of an invoice's row.
pub(super) fn payment_of_row(connection: &Connection, invoice: i64) -> Result<Option<Payment>> {
    record(connection, "SELECT body, NULL FROM payments WHERE invoice = ?1", invoice)
}

/// Returns the live receipt of an invoice's row.
pub(super) fn receipt_of_row(connection: &Connection, invoice: i64) -> Result<Option<Receipt>> {
    let sql = format!(
        "SELECT body, person FROM receipts WHERE invoice = ?1 AND {LIVE_RECEIPT}
         ORDER BY id DESC LIMIT 1"
    );
    record(connection, &sql, invoice)
}

/// Returns the live handover note of a version.
pub(super) fn handover_of_row(connection: &Connection, row: i64) -> Result<Option<Handover>> {
    let sql = "SELECT body, person FROM handovers WHERE request = ?1 AND NOT EXISTS
               (SELECT 1 FROM voids WHERE kind = 'handover' AND voids.number = handovers.number)
               ORDER BY id DESC LIMIT 1";
    record(connection, sql, row)
}

/// Reads a record from a query of body and person.
fn record<T: Kept>(connection: &Connection, sql: &str, key: impl ToSql) -> Result<Option<T>> {
    let cells = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
    let mut select = connection.prepare_cached(sql).map_err(broken)?;
    let found: Option<(String, Option<i64>)> =
        select.query_row([key], cells).optional().map_err(broken)?;
    found.map(|(body, person)| join(connection, &body, person)).transpose()
}

/// Reads a record and its row from a query of id, body and person.
pub(super) fn row_and_record<T: Kept>(
    connection: &Connection,
    sql: &str,
    key: impl ToSql,
) -> Result<Option<(i64, T)>> {
    let cells = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    let mut select = connection.prepare_cached(sql).map_err(broken)?;
    let found: Option<(i64, String, Option<i64>)> =
        select.query_row([key], cells).optional().map_err(broken)?;
    let Some((row, body, person)) = found else { return Ok(None) };
    Ok(Some((row, join(connection, &body, person)?)))
}
