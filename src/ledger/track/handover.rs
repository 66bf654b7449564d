//! The handover, which needs both the goods and the payment to be complete.

use rusqlite::{Connection, ToSql};

use super::bags::{latest_packages, refuse_before_bags, refuse_other_than_paid};
use super::paper_rows::{fits, handover_of_row, insert, invoice_of_row, receipt_of_row, record};
use super::permit::permit;
use super::refuse::{missing, not_before};
use super::state::open_correction;
use crate::error::{Error, Result};
use crate::ledger::amendments::{last_amendment, paid_invoices};
use crate::ledger::requests::current;
use crate::ledger::store::{Ledger, Series, next};
use crate::message::message;
use crate::model::{Action, Amendment, Handover, Receipt, RequestNumber, Rupiah, SealedBag};

impl Ledger {
    /// Issues the handover note of a request. `make` makes it from the next number, the receipt and the bags packed
    /// last. Without an open correction, a valid note that was issued before is returned.
    ///
    /// # Errors
    /// [`ErrorKind::State`](crate::error::ErrorKind::State) where an earlier step is missing: agreement, bags, their
    /// verification, invoice, payment, receipt. The message names what is missing next of the goods and of the money,
    /// and the hint says what to do first. Also where the request was never handed in or has ended, where the latest
    /// packing has another price than was paid, or where the day is before that of a receipt, of the packing or of a
    /// verification, or before the last handover note of the year.
    pub fn issue_handover(
        &mut self,
        request: &RequestNumber,
        series: &Series<'_>,
        make: impl FnOnce(&str, &Receipt, Vec<SealedBag>) -> Result<Handover>,
    ) -> Result<Handover> {
        self.change(|change| {
            let row = permit(change, request, Action::HandOver)?;
            let correction = open_correction(change, row)?.map(|open| open.id);
            if correction.is_none()
                && let Some(issued) = handover_of_row(change, row)?
            {
                series.refuse_other(&issued.number)?;
                return Ok(issued);
            }
            let receipts = receipts_of_request(change, row, request)?;
            let Some((receipt, earlier)) = receipts.split_last() else {
                return Err(no_receipt(request));
            };
            let amended = last_amendment(change, request)?.map(|(_, amended)| amended);
            let charged = charged(change, row, amended.as_ref())?.unwrap_or(receipt.amount);
            refuse_other_than_paid(change, row, charged, request)?;
            for receipt in &receipts {
                let what = message!("receipt {number}", number = receipt.number);
                not_before(series.on, receipt.issued_on, &what)?;
            }
            refuse_before_bags(change, row, series.on)?;
            let number = next(change, "handovers", series)?;
            let mut handover = make(&number.text, receipt, latest_packages(change, row)?)?;
            fits(&number, &handover.number, &handover.request, request)?;
            handover.earlier_receipts = earlier.iter().map(|one| one.number.clone()).collect();
            handover.amendment = amended.map(|amended| amended.serial);
            let of: [(&str, &dyn ToSql); 2] = [("request", &row), ("correction", &correction)];
            insert(change, "handovers", &of, (&number, series), request.as_str(), &handover)?;
            Ok(handover)
        })
    }

    /// Returns the handover note with this number, void or not.
    pub fn handover(&self, number: &str) -> Result<Option<Handover>> {
        let sql = "SELECT body, person FROM handovers WHERE number = ?1";
        record(&self.connection, sql, number)
    }

    /// Returns the latest valid handover note of a request.
    pub fn handover_of_request(&self, request: &RequestNumber) -> Result<Option<Handover>> {
        match current(&self.connection, request)? {
            Some(row) => handover_of_row(&self.connection, row),
            None => Ok(None),
        }
    }
}

/// Returns the valid receipts of a request, the last one last: that of its valid invoice, and those of invoices that
/// were paid before it was amended.
fn receipts_of_request(
    connection: &Connection,
    row: i64,
    request: &RequestNumber,
) -> Result<Vec<Receipt>> {
    let mut rows: Vec<i64> =
        paid_invoices(connection, request)?.into_iter().map(|(invoice, _)| invoice).collect();
    if last_amendment(connection, request)?.is_none() {
        rows = invoice_of_row(connection, row)?.into_iter().map(|(invoice, _)| invoice).collect();
    }
    let receipts = rows
        .into_iter()
        .map(|invoice| receipt_of_row(connection, invoice)?.ok_or_else(|| no_receipt(request)));
    receipts.collect()
}

fn no_receipt(request: &RequestNumber) -> Error {
    let command = message!("run `kemas invoice {number}`", number = request);
    missing(message!("request {request} has no receipt", request), command)
}

/// Returns the price that was charged for an amended request of which something was paid before; `None` for any other
/// request, which has one invoice over its whole price.
fn charged(
    connection: &Connection,
    row: i64,
    amended: Option<&Amendment>,
) -> Result<Option<Rupiah>> {
    let Some(price) = amended.and_then(|amended| amended.price.as_ref()) else { return Ok(None) };
    let present = invoice_of_row(connection, row)?.and_then(|(_, invoice)| invoice.supplement);
    Ok(Some(present.as_ref().unwrap_or(&price.sums).due))
}
