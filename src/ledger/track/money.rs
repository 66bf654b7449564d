//! The money track: invoiced, paid, received.
//!
//! A paper is made by the caller's closure, which gets the number, inside the transaction that
//! keeps it. Asking again for a paper returns the one issued.

use rusqlite::ToSql;
use serde_json::Value;

use super::ntpn::refuse_used_ntpn;
use super::paper_rows::{
    LIVE_RECEIPT, fits, insert, invoice_of_row, payment_of_row, receipt_of_row, record,
};
use super::permit::{permit, permit_invoice};
use super::plans::record_plan;
use super::refuse::{missing, not_before, unpaid};
use super::requests::{current, refuse_other_version};
use super::zero_tariff::refuse_used;
use crate::error::{Error, ErrorKind, Result};
use crate::ledger::store::{Ledger, Series, add_row, next, part};
use crate::model::{
    Action, Invoice, Payment, PaymentMethod, Receipt, RequestNumber, Rupiah, Sha256Digest,
};

impl Ledger {
    /// Issues the invoice of a request's current version, made by `make` under the next number; `digest` is of
    /// the version that was planned, `plan` is what the invoice rests on.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where the request is not recorded, where another version was planned, or where
    /// it is already invoiced with another total.
    pub fn issue_invoice(
        &mut self,
        request: &RequestNumber,
        digest: Sha256Digest,
        series: &Series<'_>,
        plan: &Value,
        make: impl FnOnce(&str) -> Result<Invoice>,
    ) -> Result<Invoice> {
        self.change(|change| {
            let row = permit(change, request, Action::Invoice)?;
            refuse_other_version(change, request, row, digest)?;
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
                refuse_used(change, row, request)?;
            }
            let of: [(&str, &dyn ToSql); 1] = [("request", &row)];
            let numbered = (&number, series);
            let kept = insert(change, "invoices", &of, numbered, request.as_str(), &invoice)?;
            let basis = ("invoice", kept);
            record_plan(change, row, basis, invoice.total, plan, series.on)?;
            Ok(invoice)
        })
    }

    /// Returns the invoice with this number.
    pub fn invoice(&self, number: &str) -> Result<Option<Invoice>> {
        let sql = "SELECT body, person FROM invoices WHERE number = ?1";
        record(&self.connection, sql, number)
    }

    /// Returns the invoice with this number.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where there is none.
    pub fn known_invoice(&self, number: &str) -> Result<Invoice> {
        self.invoice(number)?.ok_or_else(|| {
            missing(
                format!("there is no invoice {number}"),
                "`kemas invoice REQUEST` issues one and prints its number".to_owned(),
            )
        })
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
            let (row, invoice) = permit_invoice(change, number, Action::Pay)?;
            if payment.amount != invoice.total {
                let message = format!(
                    "{} is not the total of invoice {number}, which is {}",
                    payment.amount, invoice.total
                );
                return Err(Error::new(ErrorKind::State, message).hint("an invoice is paid whole"));
            }
            let ntpn = match &payment.method {
                PaymentMethod::Simponi { ntpn, .. } => Some(ntpn.as_str()),
                PaymentMethod::Cash { .. } => None,
            };
            refuse_used_ntpn(change, ntpn)?;
            let (body, _) = part(change, &invoice.request, payment)?;
            let cells: [(&str, &dyn ToSql); 3] =
                [("invoice", &row), ("ntpn", &ntpn), ("body", &body)];
            add_row(change, "payments", &cells).map(drop)
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
            let (row, invoice) = permit_invoice(change, invoice, Action::Receive)?;
            let payment = payment_of_row(change, row)?.ok_or_else(|| unpaid(&invoice.number))?;
            if let Some(issued) = receipt_of_row(change, row)? {
                return Ok(issued);
            }
            let paid = format!("the payment of invoice {}", invoice.number);
            not_before(series.on, payment.on, paid)?;
            let number = next(change, "receipts", series)?;
            let receipt = make(&number.text, &invoice, &payment)?;
            fits(&number, &receipt.number, &receipt.invoice, &invoice.number)?;
            let of: [(&str, &dyn ToSql); 1] = [("invoice", &row)];
            insert(change, "receipts", &of, (&number, series), &receipt.request, &receipt)?;
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
}
