//! Invoices: each has the next number of its series, and the plan that it is based on.
//!
//! The caller's closure makes the paper from the number, inside the transaction that stores it. Where a valid invoice
//! was issued already, it is returned if its total is still right.

use jiff::civil::Date;
use rusqlite::{ToSql, Transaction, params};
use serde_json::Value;

use super::decision_rows::{latest_agreement, latest_approval};
use super::paper_rows::{fits, insert, invoice_of_row, record, row_and_record};
use super::permit::permit;
use super::plans::record_plan;
use super::refuse::{missing, not_before};
use super::state::state_of_invoice;
use super::zero_tariff::refuse_used;
use crate::error::{Error, ErrorKind, Result};
use crate::ledger::amendments::paid_before;
use crate::ledger::requests::{current, read, refuse_other_version};
use crate::ledger::store::{Ledger, Series, broken, day, next};
use crate::message::message;
use crate::model::{Action, Invoice, InvoiceState, Money, RequestNumber, Rupiah, Sha256Digest};

impl Ledger {
    /// Issues the invoice of a request's current version. `make` makes it from the next number; `digest` is that of
    /// the version that was planned, and `plan` is stored with the invoice. A valid invoice of that version with the
    /// same total is returned instead.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where the request is not recorded or not approved, or has ended, where another version was
    /// planned, where it is already invoiced with another total, where Rp0 was granted before for another request
    /// with the same letter, NPWP, institution or e-mail, or where the day is before that on which the request was
    /// received, recorded, approved or agreed, or before the last invoice of the year.
    pub fn issue_invoice(
        &mut self,
        request: &RequestNumber,
        digest: Sha256Digest,
        series: &Series<'_>,
        plan: &Value,
        make: impl FnOnce(&str) -> Result<Invoice>,
    ) -> Result<Invoice> {
        self.change(|change| issue(change, request, digest, series, plan, make))
    }

    /// Returns the invoice with this number, void or not.
    pub fn invoice(&self, number: &str) -> Result<Option<Invoice>> {
        let sql = "SELECT body, person FROM invoices WHERE number = ?1";
        record(&self.connection, sql, number)
    }

    /// As [`Self::invoice`], where there must be one.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where there is none.
    pub fn known_invoice(&self, number: &str) -> Result<Invoice> {
        self.invoice(number)?.ok_or_else(|| {
            missing(
                message!("there is no invoice {number}", number),
                message!("`kemas invoice REQUEST` issues one and prints its number"),
            )
        })
    }

    /// Returns the day on which an unpaid, valid invoice was superseded, because its request was changed or returned
    /// after it was issued; `None` for any other invoice.
    pub fn superseded_on(&self, invoice: &str) -> Result<Option<Date>> {
        let connection = &self.connection;
        let sql = "SELECT id, body, person FROM invoices WHERE number = ?1";
        let found: Option<(i64, Invoice)> = row_and_record(connection, sql, invoice)?;
        let Some((row, paper)) = found else { return Ok(None) };
        let Some(number) = RequestNumber::parse(&paper.request) else { return Ok(None) };
        let Some(present) = current(connection, &number)? else { return Ok(None) };
        let (state, of) = state_of_invoice(connection, present, &number, (row, &paper))?;
        if of != InvoiceState::Superseded || state.money >= Money::Paid {
            return Ok(None);
        }
        let sql = "WITH charged (id) AS (SELECT request FROM invoices WHERE id = ?1)
                   SELECT min(day) FROM (
                      SELECT decided_on AS day FROM decisions
                      WHERE request IN charged AND after_invoice >= ?1
                      UNION ALL SELECT amended_on FROM amended_requests
                      WHERE request IN charged AND after_invoice >= ?1
                      UNION ALL SELECT recorded_on FROM requests
                      WHERE number = ?2 AND id > (SELECT id FROM charged))";
        let key = params![row, number.as_str()];
        let on: Option<String> =
            connection.query_row(sql, key, |row| row.get(0)).map_err(broken)?;
        // Days are counted from the invoice's own, where an earlier version was handed in again.
        let on = on.map(|on| day(&on)).transpose()?.unwrap_or(paper.issued_on);
        Ok(Some(on.max(paper.issued_on)))
    }

    /// Returns the valid invoice of a request's current version; `None` also where the request was amended and what was
    /// paid before covers its price.
    pub fn invoice_of_request(&self, request: &RequestNumber) -> Result<Option<Invoice>> {
        match current(&self.connection, request)? {
            Some(row) => Ok(invoice_of_row(&self.connection, row)?.map(|(_, invoice)| invoice)),
            None => Ok(None),
        }
    }
}

/// Issues an invoice as [`Ledger::issue_invoice`] does. Where the request was amended after a payment, `make` has to
/// make a supplementary invoice over what is lacking.
pub(in crate::ledger) fn issue(
    change: &Transaction<'_>,
    request: &RequestNumber,
    digest: Sha256Digest,
    series: &Series<'_>,
    plan: &Value,
    make: impl FnOnce(&str) -> Result<Invoice>,
) -> Result<Invoice> {
    let row = permit(change, request, Action::Invoice)?;
    refuse_other_version(change, request, row, digest)?;
    if let Some((_, issued)) = invoice_of_row(change, row)? {
        series.refuse_other(&issued.number)?;
        let asked = make(&issued.number)?;
        if asked.total == issued.total {
            return Ok(issued);
        }
        let message = message!(
            "request {request} is already invoiced: {issued} of {total}, not {total_2}",
            request,
            issued = issued.number,
            total = issued.total,
            total_2 = asked.total
        );
        return Err(Error::new(ErrorKind::State, message)
            .hint(message!("let the issued invoice be paid, or hand in a new request")));
    }
    refuse_before_request(change, row, series.on)?;
    let number = next(change, "invoices", series)?;
    let invoice = make(&number.text)?;
    fits(&number, &invoice.number, &invoice.request, request)?;
    refuse_other_than_paid_before(change, request, &invoice)?;
    if invoice.total == Rupiah(0) {
        refuse_used(change, row, request)?;
    }
    let of: [(&str, &dyn ToSql); 1] = [("request", &row)];
    let kept = insert(change, "invoices", &of, (&number, series), request.as_str(), &invoice)?;
    let price = invoice.supplement.as_ref().map_or(invoice.total, |sums| sums.due);
    record_plan(change, row, ("invoice", kept), price, plan, series.on)?;
    Ok(invoice)
}

/// Refuses an invoice that would be dated before the day on which its request was received, recorded, approved, or
/// signed where it is.
fn refuse_before_request(change: &Transaction<'_>, row: i64, on: Date) -> Result<()> {
    let recorded = read(change, row)?;
    if let Some(received) = recorded.request.received_on {
        not_before(on, received, &message!("the request was received"))?;
    }
    not_before(on, recorded.recorded_on, &message!("the request was recorded"))?;
    if let Some(approved) = latest_approval(change, row)? {
        not_before(on, approved.approval.on, &message!("the request was approved"))?;
    }
    if let Some(agreed) = latest_agreement(change, row)? {
        not_before(on, agreed.agreement.on, &message!("the agreement was signed"))?;
    }
    Ok(())
}

/// Refuses an invoice that does not take off what was paid for the request before it was amended.
fn refuse_other_than_paid_before(
    change: &Transaction<'_>,
    request: &RequestNumber,
    invoice: &Invoice,
) -> Result<()> {
    let before = paid_before(change, request)?.map(|paid| paid.earlier);
    let counted = invoice.supplement.as_ref().map(|sums| sums.earlier.clone());
    if before == counted {
        return Ok(());
    }
    let message = message!("what was paid for request {request} has changed meanwhile", request);
    Err(missing(message, message!("run the command again, for the request as it is now")))
}
