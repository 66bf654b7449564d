//! The state of a request, read from the rows.

use rusqlite::{Connection, OptionalExtension};

use super::bags::unverified;
use super::decision_rows::latest_agreement;
use super::decision_rows::{ending, is_before_amendment, is_before_return, returned_after};
use super::paper_rows::{handover_of_row, invoice_of_row, payment_of_row, receipt_of_row};
use super::refuse::void_because;
use crate::error::Result;
use crate::ledger::amendments::{last_amendment, without_receipt};
use crate::ledger::requests::current;
use crate::ledger::store::{Ledger, broken};
use crate::model::{
    Ending, Goods, Invoice, InvoiceState, Money, PaperKind, RequestNumber, RequestState, Stage,
};

impl Ledger {
    /// Returns the state of a request; `None` where it was never handed in.
    pub fn state(&self, number: &RequestNumber) -> Result<Option<RequestState>> {
        let row = current(&self.connection, number)?;
        row.map(|row| state(&self.connection, row, number)).transpose()
    }
}

/// A correction that no valid handover note answers.
pub(in crate::ledger) struct OpenCorrection {
    pub(in crate::ledger) id: i64,
    /// The id of the last verification in the ledger before the correction; 0 where there was none.
    pub(in crate::ledger) after_verification: i64,
}

/// Returns the state of a request; `row` is that of its current version.
pub(in crate::ledger) fn state(
    connection: &Connection,
    row: i64,
    number: &RequestNumber,
) -> Result<RequestState> {
    let correction = open_correction(connection, row)?;
    Ok(RequestState {
        goods: goods(connection, row, correction.as_ref())?,
        money: money(connection, row, number)?,
        stage: stage(connection, row, number, correction.is_some())?,
    })
}

/// Returns the state of a request, with the money of one of its invoices, and the state of that invoice; `row` is that
/// of the request's current version.
pub(in crate::ledger) fn state_of_invoice(
    connection: &Connection,
    row: i64,
    number: &RequestNumber,
    (invoice, paper): (i64, &Invoice),
) -> Result<(RequestState, InvoiceState)> {
    let money = money_of_invoice(connection, invoice)?;
    let state = RequestState { money, ..state(connection, row, number)? };
    let sql = "SELECT request FROM invoices WHERE id = ?1";
    let charged: i64 = connection.query_row(sql, [invoice], |row| row.get(0)).map_err(broken)?;
    let of = if void_because(connection, PaperKind::Invoice, &paper.number)?.is_some() {
        InvoiceState::Void
    } else if charged == row
        && !is_before_return(connection, invoice)?
        && !is_before_amendment(connection, invoice)?
    {
        InvoiceState::Present
    } else {
        InvoiceState::Superseded
    };
    Ok((state, of))
}

/// Returns the latest correction about a version that no valid handover note answers.
pub(in crate::ledger) fn open_correction(
    connection: &Connection,
    row: i64,
) -> Result<Option<OpenCorrection>> {
    let sql = "SELECT id, after_verification FROM corrections WHERE request = ?1
               AND NOT EXISTS (SELECT 1 FROM handovers
                   WHERE handovers.correction = corrections.id AND NOT EXISTS
                   (SELECT 1 FROM voids WHERE kind = 'handover' AND voids.number = handovers.number))
               ORDER BY id DESC LIMIT 1";
    let cells = |row: &rusqlite::Row<'_>| {
        Ok(OpenCorrection { id: row.get(0)?, after_verification: row.get(1)? })
    };
    connection.query_row(sql, [row], cells).optional().map_err(broken)
}

fn goods(connection: &Connection, row: i64, correction: Option<&OpenCorrection>) -> Result<Goods> {
    let since = correction.map_or(0, |correction| correction.after_verification);
    if latest_agreement(connection, row)?.is_some() {
        return Ok(match unverified(connection, row, since)? {
            None => Goods::Agreed,
            Some(0) => Goods::Verified,
            Some(_) => Goods::Packed,
        });
    }
    let sql = format!(
        "SELECT EXISTS (SELECT 1 FROM approvals WHERE request = ?1 AND id > {}),
         EXISTS (SELECT 1 FROM decisions WHERE request = ?1 AND how = 'returned')",
        returned_after("approval")
    );
    let cells = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
    let (approved, returned): (bool, bool) =
        connection.query_row(&sql, [row], cells).map_err(broken)?;
    Ok(match (approved, returned) {
        (true, _) => Goods::Approved,
        (false, true) => Goods::Returned,
        (false, false) => Goods::Checked,
    })
}

/// Returns how far the money of a request is. Where it was amended after a payment, the paid invoices of the versions
/// before count too: all of them need their receipts, and where they cover the price, there is no further invoice.
fn money(connection: &Connection, row: i64, number: &RequestNumber) -> Result<Money> {
    let amended = last_amendment(connection, number)?.and_then(|(_, last)| last.price);
    let present = match invoice_of_row(connection, row)? {
        Some((invoice, _)) => money_of_invoice(connection, invoice)?,
        None => match &amended {
            Some(price) if price.sums.lacking().is_none() => Money::Received,
            _ => Money::Quoted,
        },
    };
    if present == Money::Received && amended.is_some() {
        let all = without_receipt(connection, number)?.is_none();
        return Ok(if all { Money::Received } else { Money::Paid });
    }
    Ok(present)
}

fn money_of_invoice(connection: &Connection, invoice: i64) -> Result<Money> {
    if payment_of_row(connection, invoice)?.is_none() {
        return Ok(Money::Invoiced);
    }
    let received = receipt_of_row(connection, invoice)?.is_some();
    Ok(if received { Money::Received } else { Money::Paid })
}

fn stage(
    connection: &Connection,
    row: i64,
    number: &RequestNumber,
    correction: bool,
) -> Result<Stage> {
    let ended = ending(connection, number)?;
    Ok(match ended.map(|ended| ended.how) {
        Some(Ending::Cancelled) => Stage::Cancelled,
        Some(Ending::Refused) => Stage::Refused,
        Some(Ending::Closed | Ending::Returned) => Stage::Closed,
        None if correction => Stage::Correcting,
        None if handover_of_row(connection, row)?.is_some() => Stage::HandedOver,
        None => Stage::Open,
    })
}
