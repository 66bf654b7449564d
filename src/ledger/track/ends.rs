//! The end of a request: cancelled or refused before the handover, or closed after it. Also its return to the
//! requester, who is to correct it.
//!
//! What was approved, signed, packed and invoiced before a return does not count any more. The rows stay; the queries
//! for the latest approval, agreement, bags and invoice leave them out.

use jiff::civil::Date;
use rusqlite::{ToSql, Transaction};

use super::decision_rows::{ending, latest_return};
use super::paper_rows::{invoice_of_row, payment_of_row};
use super::permit::permit;
use super::refuse::{not_before, stays_paid};
use super::voids::add_void;
use crate::error::Result;
use crate::ledger::amendments::paid_invoices;
use crate::ledger::requests::current;
use crate::ledger::store::{Ledger, add_row, broken};
use crate::message::message;
use crate::model::{Action, Outcome, PaperKind, RequestNumber, Ruling, Void};

impl Ledger {
    /// Cancels a request that is not handed over. An unpaid invoice of its current version becomes void; returns that
    /// void, if any.
    ///
    /// # Errors
    /// [`ErrorKind::State`](crate::error::ErrorKind::State) where the request was never handed in, is handed over (also
    /// with an open complaint) or has ended, or where the day is before that of its valid invoice or of the payment.
    pub fn cancel(&mut self, number: &RequestNumber, because: &str, on: Date) -> Result<Vec<Void>> {
        self.change(|change| {
            let row = permit(change, number, Action::Cancel)?;
            end_before_handover(change, row, number, because, on)
        })
    }

    /// Closes a request that is handed over and has no open complaint.
    ///
    /// # Errors
    /// [`ErrorKind::State`](crate::error::ErrorKind::State) for any other request.
    pub fn close(&mut self, number: &RequestNumber, on: Date) -> Result<()> {
        self.change(|change| {
            permit(change, number, Action::Close)?;
            end(change, number, "closed", None, on)
        })
    }
}

impl Ledger {
    /// Returns how a request ended, or that its current version was returned and not approved since; `None` elsewhere.
    pub fn decided(&self, number: &RequestNumber) -> Result<Option<Outcome>> {
        if let Some(ended) = ending(&self.connection, number)? {
            return Ok(Some(ended));
        }
        match current(&self.connection, number)? {
            Some(row) => latest_return(&self.connection, row),
            None => Ok(None),
        }
    }
}

/// Records that a request is returned to be corrected. Returns the number of its unpaid invoice, which is superseded.
///
/// # Errors
/// [`ErrorKind::State`](crate::error::ErrorKind::State) where the request was never handed in, is paid, is handed over
/// or has ended.
pub(in crate::ledger) fn send_back(
    change: &Transaction<'_>,
    number: &RequestNumber,
    ruling: &Ruling<'_>,
) -> Result<Option<String>> {
    let row = permit(change, number, Action::Return)?;
    refuse_if_paid(change, number)?;
    let superseded = invoice_of_row(change, row)?.map(|(_, invoice)| invoice.number);
    let last = |table: &str| -> Result<Option<i64>> {
        let sql = format!("SELECT coalesce(max(id), 0) FROM {table} WHERE request = ?1");
        change.query_row(&sql, [row], |row| row.get(0)).map_err(broken)
    };
    let after = [last("approvals")?, last("agreements")?, last("packages")?, last("invoices")?];
    add(change, row, ruling, after)?;
    Ok(superseded)
}

/// Refuses the return of a request of which something was paid before it was amended, even where more is to be paid.
fn refuse_if_paid(change: &Transaction<'_>, number: &RequestNumber) -> Result<()> {
    let paid = paid_invoices(change, number)?;
    paid.into_iter().next_back().map_or(Ok(()), |(_, invoice)| Err(stays_paid(&invoice.number)))
}

/// Ends a request that is not to be served. An unpaid invoice of its current version becomes void, as
/// [`Ledger::cancel`] does it; returns that void, if any.
///
/// # Errors
/// As [`Ledger::cancel`].
pub(in crate::ledger) fn turn_down(
    change: &Transaction<'_>,
    number: &RequestNumber,
    ruling: &Ruling<'_>,
) -> Result<Vec<Void>> {
    let row = permit(change, number, Action::Refuse)?;
    add(change, row, ruling, [None; 4])?;
    end_before_handover(change, row, number, ruling.because.unwrap_or_default(), ruling.on)
}

fn add(
    change: &Transaction<'_>,
    row: i64,
    ruling: &Ruling<'_>,
    [approval, agreement, package, invoice]: [Option<i64>; 4],
) -> Result<()> {
    let because = ruling.because.unwrap_or_default();
    let cells: [(&str, &dyn ToSql); 9] = [
        ("request", &row),
        ("how", &ruling.decision.as_str()),
        ("because", &because),
        ("decided_by", &ruling.by),
        ("decided_on", &ruling.on.to_string()),
        ("after_approval", &approval),
        ("after_agreement", &agreement),
        ("after_package", &package),
        ("after_invoice", &invoice),
    ];
    add_row(change, "decisions", &cells).map(drop)
}

/// Ends a request that is cancelled or refused; `row` is that of its current version. An unpaid invoice of that version
/// becomes void. The table `endings` says `cancelled` in both cases.
pub(in crate::ledger) fn end_before_handover(
    change: &Transaction<'_>,
    row: i64,
    number: &RequestNumber,
    because: &str,
    on: Date,
) -> Result<Vec<Void>> {
    let mut voids = Vec::new();
    let invoice = invoice_of_row(change, row)?;
    let paid = paid_invoices(change, number)?;
    if let Some((_, paper)) = &invoice {
        not_before(on, paper.issued_on, &message!("invoice {number}", number = paper.number))?;
    }
    for (row, _) in &paid {
        let Some(payment) = payment_of_row(change, *row)? else { continue };
        let what = message!("the payment of invoice {invoice}", invoice = payment.invoice);
        not_before(on, payment.on, &what)?;
    }
    if let Some((row, paper)) = &invoice
        && !paid.iter().any(|(paid, _)| paid == row)
    {
        let kind = PaperKind::Invoice;
        voids.push(add_void(change, kind, &paper.number, because, on)?);
    }
    end(change, number, "cancelled", Some(because), on)?;
    Ok(voids)
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
