//! What ends a request or opens it again: cancellation, complaint, close.

use jiff::civil::Date;
use rusqlite::{OptionalExtension, ToSql, Transaction};

use super::paper_rows::{handover_of_row, invoice_of_row, payment_of_row};
use super::permit::permit;
use super::refuse::not_before;
use super::voids::add_void;
use crate::error::{Error, ErrorKind, Result};
use crate::ledger::store::{Ledger, add_row, broken, day};
use crate::model::{Action, Correction, PaperKind, RequestNumber, Void};

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
            add_row(change, "corrections", &cells).map(drop)
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
    add_row(change, "endings", &cells).map(drop)
}
