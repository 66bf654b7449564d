//! Payments: each pays one invoice in full.

use rusqlite::ToSql;

use super::ntpn::refuse_used_ntpn;
use super::paper_rows::record;
use super::permit::permit_invoice;
use crate::error::{Error, ErrorKind, Result};
use crate::ledger::store::{Ledger, add_row, part};
use crate::message::message;
use crate::model::{Action, Payment, PaymentMethod};

impl Ledger {
    /// Records the payment of an invoice.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where there is no such invoice, where it is void or paid, where the amount is not its
    /// total, where the NTPN was used before, or where the request has changed since the invoice or has ended.
    pub fn record_payment(&mut self, payment: &Payment) -> Result<()> {
        self.change(|change| {
            let number = &payment.invoice;
            let (row, invoice) = permit_invoice(change, number, Action::Pay)?;
            if payment.amount != invoice.total {
                let message = message!(
                    "{amount} is not the total of invoice {number}, which is {total}",
                    amount = payment.amount,
                    number,
                    total = invoice.total
                );
                return Err(Error::new(ErrorKind::State, message)
                    .hint(message!("an invoice is paid whole")));
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

    /// Returns the payment of an invoice; `None` where it is not paid or not known.
    pub fn payment_of(&self, invoice: &str) -> Result<Option<Payment>> {
        let sql = "SELECT payments.body, NULL FROM payments
                   JOIN invoices ON invoices.id = payments.invoice WHERE invoices.number = ?1";
        record(&self.connection, sql, invoice)
    }
}
