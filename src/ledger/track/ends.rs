//! The end of a request: cancelled before the handover, or closed after it.

use jiff::civil::Date;
use rusqlite::{ToSql, Transaction};

use super::paper_rows::{invoice_of_row, payment_of_row};
use super::permit::permit;
use super::refuse::not_before;
use super::voids::add_void;
use crate::error::Result;
use crate::ledger::store::{Ledger, add_row};
use crate::message::message;
use crate::model::{Action, PaperKind, RequestNumber, Void};

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
            let mut voids = Vec::new();
            let invoice = invoice_of_row(change, row)?;
            let payment =
                invoice.as_ref().map(|(row, _)| payment_of_row(change, *row)).transpose()?;
            if let Some((_, paper)) = &invoice {
                not_before(
                    on,
                    paper.issued_on,
                    &message!("invoice {number}", number = paper.number),
                )?;
            }
            if let Some(payment) = payment.as_ref().and_then(Option::as_ref) {
                not_before(
                    on,
                    payment.on,
                    &message!("the payment of invoice {invoice}", invoice = payment.invoice),
                )?;
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
