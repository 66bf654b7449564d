//! What undoes or ends: papers that are void, complaints, cancellations, the close.

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, ToSql, Transaction};
use serde::Serialize;

use super::goods::{missing, not_before};
use super::papers::{
    handover_of_row, invoice_of_row, payment_of_row, refuse_void, required_invoice,
};
use super::requests::day;
use super::standing::permit;
use super::{Ledger, broken, rows};
use crate::error::{Error, ErrorKind, Result};
use crate::model::{Action, PaperKind, RequestNumber, Void};

/// What a later handover puts right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Correction {
    /// The number of the handover note that was complained about.
    pub handover: String,
    /// What the buyer found.
    pub because: String,
    /// The day.
    pub on: Date,
}

impl Ledger {
    /// Returns what a handover note puts right, where it does.
    pub fn correction_of(&self, handover: &str) -> Result<Option<Correction>> {
        let sql = "SELECT old.number, corrections.because, corrections.reported_on FROM handovers
                   JOIN corrections ON corrections.id = handovers.correction
                   JOIN handovers AS old ON old.id = corrections.handover
                   WHERE handovers.number = ?1";
        let cells = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
        let found: Option<(String, String, String)> =
            self.connection.query_row(sql, [handover], cells).optional().map_err(broken)?;
        let Some((handover, because, on)) = found else { return Ok(None) };
        Ok(Some(Correction { handover, because, on: day(&on)? }))
    }

    /// Voids a paper: its number stays taken, it stands for nothing any more.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where there is no such paper, where it is void already, where the
    /// invoice is paid (what is paid back is the treasury's), where a receipt's cash is deposited or
    /// its goods are handed over.
    pub fn void(&mut self, kind: PaperKind, number: &str, because: &str, on: Date) -> Result<Void> {
        self.change(|change| {
            let request = request_of(change, kind, number)?;
            refuse_void(change, kind.as_str(), number)?;
            let action = match kind {
                PaperKind::Invoice => Action::VoidInvoice,
                PaperKind::Receipt => Action::VoidReceipt,
                PaperKind::Handover => Action::VoidHandover,
            };
            if superseded_invoice(change, kind, number, &request)? {
                // An unpaid invoice of an earlier version stands in nobody's way.
                super::requests::refuse_ended(change, &request)?;
            } else {
                permit(change, &request, action)?;
            }
            if kind == PaperKind::Receipt {
                refuse_deposited(change, number)?;
            }
            not_before(
                on,
                issued_on(change, kind, number)?,
                format!("{} {number}", kind.as_str()),
            )?;
            add_void(change, kind, number, because, on)
        })
    }

    /// Returns why a paper is void, where it is.
    pub fn void_of(&self, kind: PaperKind, number: &str) -> Result<Option<Void>> {
        let sql = "SELECT because, voided_on FROM voids WHERE kind = ?1 AND number = ?2";
        let cells = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
        let found: Option<(String, String)> = self
            .connection
            .query_row(sql, [kind.as_str(), number], cells)
            .optional()
            .map_err(broken)?;
        let Some((because, on)) = found else { return Ok(None) };
        Ok(Some(Void { kind, number: number.to_owned(), because, on: day(&on)? }))
    }

    /// Gives a request up at any stage before the handover. An unpaid invoice becomes void with it.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where it is handed over or has ended.
    pub fn cancel(&mut self, number: &RequestNumber, because: &str, on: Date) -> Result<Vec<Void>> {
        self.change(|change| {
            let row = permit(change, number, Action::Cancel)?;
            let mut voids = Vec::new();
            let invoice = invoice_of_row(change, row)?;
            let payment =
                invoice.as_ref().map(|(row, _)| payment_of_row(change, *row)).transpose()?;
            if let Some((_, paper)) = &invoice {
                not_before(on, paper.issued_on, format!("invoice {}", paper.number))?;
            }
            if let Some(payment) = payment.as_ref().and_then(Option::as_ref) {
                not_before(on, payment.on, format!("the payment of invoice {}", payment.invoice))?;
            }
            if let Some((_, paper)) = &invoice
                && payment.flatten().is_none()
            {
                let kind = PaperKind::Invoice;
                voids.push(add_void(change, kind, &paper.number, because, on)?);
            }
            end(change, number, "cancelled", Some(because), on)?;
            Ok(voids)
        })
    }

    /// Takes a buyer's complaint about what was handed over: it is packed, verified and
    /// handed over again.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where nothing is handed over, or a complaint is open already.
    pub fn correct(&mut self, number: &RequestNumber, because: &str, on: Date) -> Result<()> {
        self.change(|change| {
            let row = permit(change, number, Action::Correct)?;
            let handover = handover_of_row(change, row)?.ok_or_else(|| {
                Error::new(ErrorKind::State, format!("request {number} is not handed over"))
            })?;
            let sql = "SELECT id FROM handovers WHERE number = ?1";
            let handover: i64 =
                change.query_row(sql, [handover.number], |row| row.get(0)).map_err(broken)?;
            let last = "SELECT coalesce(max(id), 0) FROM verifications";
            let last: i64 = change.query_row(last, [], |row| row.get(0)).map_err(broken)?;
            let cells: [(&str, &dyn ToSql); 5] = [
                ("request", &row),
                ("handover", &handover),
                ("after_verification", &last),
                ("because", &because),
                ("reported_on", &on.to_string()),
            ];
            rows::add(change, "corrections", &cells).map(drop)
        })
    }

    /// Closes a transaction that is handed over and without an open complaint.
    pub fn close(&mut self, number: &RequestNumber, on: Date) -> Result<()> {
        self.change(|change| {
            permit(change, number, Action::Close)?;
            end(change, number, "closed", None, on)
        })
    }
}

/// Returns the day of a paper.
fn issued_on(connection: &Connection, kind: PaperKind, number: &str) -> Result<Date> {
    let (table, key) = match kind {
        PaperKind::Invoice => ("invoices", "issued_on"),
        PaperKind::Receipt => ("receipts", "issued_on"),
        PaperKind::Handover => ("handovers", "on"),
    };
    let sql = format!("SELECT json_extract(body, '$.{key}') FROM {table} WHERE number = ?1");
    let text: String = connection.query_row(&sql, [number], |row| row.get(0)).map_err(broken)?;
    day(&text)
}

fn end(
    change: &Transaction<'_>,
    number: &RequestNumber,
    how: &str,
    because: Option<&str>,
    on: Date,
) -> Result<()> {
    let cells: [(&str, &dyn ToSql); 4] = [
        ("number", &number.as_str()),
        ("how", &how),
        ("because", &because),
        ("ended_on", &on.to_string()),
    ];
    rows::add(change, "endings", &cells).map(drop)
}

fn add_void(
    change: &Transaction<'_>,
    kind: PaperKind,
    number: &str,
    because: &str,
    on: Date,
) -> Result<Void> {
    let cells: [(&str, &dyn ToSql); 4] = [
        ("kind", &kind.as_str()),
        ("number", &number),
        ("because", &because),
        ("voided_on", &on.to_string()),
    ];
    rows::add(change, "voids", &cells)?;
    Ok(Void { kind, number: number.to_owned(), because: because.to_owned(), on })
}

/// Returns the request that a paper belongs to.
fn request_of(connection: &Connection, kind: PaperKind, number: &str) -> Result<RequestNumber> {
    let sql = match kind {
        PaperKind::Invoice => {
            "SELECT requests.number FROM invoices JOIN requests ON requests.id = request
             WHERE invoices.number = ?1"
        }
        PaperKind::Receipt => {
            "SELECT requests.number FROM receipts JOIN invoices ON invoices.id = receipts.invoice
             JOIN requests ON requests.id = invoices.request WHERE receipts.number = ?1"
        }
        PaperKind::Handover => {
            "SELECT requests.number FROM handovers JOIN requests ON requests.id = request
             WHERE handovers.number = ?1"
        }
    };
    let found: Option<String> =
        connection.query_row(sql, [number], |row| row.get(0)).optional().map_err(broken)?;
    found.as_deref().and_then(RequestNumber::parse).ok_or_else(|| {
        let kind = kind.as_str();
        missing(
            format!("there is no {kind} {number}"),
            "give the number as it stands on the paper".to_owned(),
        )
    })
}

/// Returns true for an unpaid invoice that is not the live one of its request's present version.
fn superseded_invoice(
    connection: &Connection,
    kind: PaperKind,
    number: &str,
    request: &RequestNumber,
) -> Result<bool> {
    if kind != PaperKind::Invoice {
        return Ok(false);
    }
    let (row, _) = required_invoice(connection, number)?;
    if payment_of_row(connection, row)?.is_some() {
        return Ok(false);
    }
    let present = super::requests::current(connection, request)?;
    let live = present.map(|present| invoice_of_row(connection, present)).transpose()?.flatten();
    Ok(live.is_none_or(|(_, live)| live.number != number))
}

fn refuse_deposited(connection: &Connection, number: &str) -> Result<()> {
    let sql = "SELECT EXISTS (SELECT 1 FROM deposited
               JOIN receipts ON receipts.id = deposited.receipt WHERE receipts.number = ?1)";
    if connection.query_row(sql, [number], |row| row.get(0)).map_err(broken)? {
        let message = format!("the cash of receipt {number} is deposited; the receipt stays");
        return Err(missing(
            message,
            "what the state has received is paid back by the treasury (KPPN)".to_owned(),
        ));
    }
    Ok(())
}
