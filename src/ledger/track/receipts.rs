//! Receipts (*kuitansi*): the numbered proof that an invoice is paid.

use rusqlite::{ToSql, Transaction};

use super::paper_rows::{fits, insert, payment_of_row, receipt_of_row, record};
use super::permit::permit_invoice;
use super::refuse::{not_before, unpaid};
use crate::error::Result;
use crate::ledger::store::{LIVE_RECEIPT, Ledger, Series, next};
use crate::message::message;
use crate::model::{Action, Invoice, Payment, Receipt};

impl Ledger {
    /// Issues the receipt of a paid invoice. `make` makes it from the next number; a valid receipt that was issued
    /// before is returned.
    ///
    /// # Errors
    /// [`ErrorKind::State`](crate::error::ErrorKind::State) where there is no such invoice, where it is void or not
    /// paid, where its request is closed, or where the day is before the payment's or before the last receipt of the
    /// year.
    pub fn issue_receipt(
        &mut self,
        invoice: &str,
        series: &Series<'_>,
        make: impl FnOnce(&str, &Invoice, &Payment) -> Result<Receipt>,
    ) -> Result<Receipt> {
        self.change(|change| {
            let (row, invoice) = permit_invoice(change, invoice, Action::Receive)?;
            let payment = payment_of_row(change, row)?.ok_or_else(|| unpaid(&invoice.number))?;
            if let Some(issued) = receipt_of_row(change, row)? {
                series.refuse_other(&issued.number)?;
                return Ok(issued);
            }
            let paid = message!("the payment of invoice {invoice}", invoice = invoice.number);
            not_before(series.on, payment.on, &paid)?;
            issue(change, (row, &invoice), &payment, series, make)
        })
    }

    /// Returns the latest valid receipt of an invoice.
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
}

/// Gives a payment of the invoice in this row the receipt with the next number. `make` makes it.
pub(super) fn issue(
    change: &Transaction<'_>,
    (row, invoice): (i64, &Invoice),
    payment: &Payment,
    series: &Series<'_>,
    make: impl FnOnce(&str, &Invoice, &Payment) -> Result<Receipt>,
) -> Result<Receipt> {
    let number = next(change, "receipts", series)?;
    let receipt = make(&number.text, invoice, payment)?;
    fits(&number, &receipt.number, &receipt.invoice, &invoice.number)?;
    let of: [(&str, &dyn ToSql); 1] = [("invoice", &row)];
    insert(change, "receipts", &of, (&number, series), &receipt.request, &receipt)?;
    Ok(receipt)
}
