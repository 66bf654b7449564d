//! Payments: each pays one invoice in full.

use rusqlite::{Connection, ToSql, Transaction, params};

use super::billing_code::{CodeToVoid, refuse_open_code, void_for_cash};
use super::ntpn::refuse_used_ntpn;
use super::paper_rows::{payment_of_row, record, required_invoice};
use super::permit::permit_invoice;
use crate::error::{Error, ErrorKind, Result};
use crate::ledger::evidence::{Attaching, add_to_request};
use crate::ledger::store::{Ledger, add_row, broken, counted_payments, part};
use crate::message::message;
use crate::model::{Action, BillingCode, Invoice, MoneyAmendment, Payment, RequestNumber};

impl Ledger {
    /// Records the payment of an invoice, and the document that proves it, where one is given.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where there is no such invoice, where it is void or paid, where the amount is not its
    /// total, where the NTPN was used before, where cash is paid while a billing code is open, or where the
    /// request has changed since the invoice or has ended. Where the copy of the document fails, nothing is recorded.
    pub fn record_proven_payment(
        &mut self,
        payment: &Payment,
        proof: Option<&Attaching<'_>>,
    ) -> Result<()> {
        self.change(|change| add_payment(change, payment, proof))
    }

    /// Records a payment in cash and, in the same transaction, voids the billing code that it replaces. Returns the
    /// code that is void now; `None` where it was void or had expired already.
    ///
    /// # Errors
    /// As [`Self::record_proven_payment`]; also where the invoice has another open code than the one that is to be
    /// void. Then nothing is recorded.
    pub fn record_cash_for_code(
        &mut self,
        payment: &Payment,
        void: &CodeToVoid<'_>,
    ) -> Result<Option<BillingCode>> {
        self.change(|change| {
            let code = void_for_cash(change, &payment.invoice, void)?;
            add_payment(change, payment, None)?;
            Ok(code)
        })
    }

    /// As [`Self::record_proven_payment`], without a document.
    ///
    /// # Errors
    /// As there.
    pub fn record_payment(&mut self, payment: &Payment) -> Result<()> {
        self.record_proven_payment(payment, None)
    }

    /// Returns the payment of an invoice; `None` where it is not paid or not known.
    pub fn payment_of(&self, invoice: &str) -> Result<Option<Payment>> {
        let sql = format!(
            "SELECT payments.body, NULL FROM invoices
             JOIN {} ON payments.invoice = invoices.id WHERE invoices.number = ?1",
            counted_payments()
        );
        record(&self.connection, &sql, invoice)
    }
}

/// Adds the payment of an invoice, and the document that proves it, where one is given.
fn add_payment(
    change: &Transaction<'_>,
    payment: &Payment,
    proof: Option<&Attaching<'_>>,
) -> Result<()> {
    let number = &payment.invoice;
    if let Some(ntpn) = payment.ntpn() {
        refuse_second(change, number, ntpn)?;
    }
    let (row, invoice) = permit_invoice(change, number, Action::Pay)?;
    if payment.amount != invoice.total {
        let message = message!(
            "{amount} is not the total of invoice {number}, which is {total}",
            amount = payment.amount,
            number,
            total = invoice.total
        );
        return Err(
            Error::new(ErrorKind::State, message).hint(message!("an invoice is paid whole"))
        );
    }
    let ntpn = payment.ntpn();
    refuse_used_ntpn(change, ntpn)?;
    if ntpn.is_none() {
        refuse_open_code(change, row, payment)?;
    }
    if is_taken(change, row, ntpn)? {
        add_standing(change, (row, row), payment, &invoice, Stands::Paid)?;
    } else {
        let (body, _) = part(change, &invoice.request, payment)?;
        let cells: [(&str, &dyn ToSql); 3] = [("invoice", &row), ("ntpn", &ntpn), ("body", &body)];
        add_row(change, "payments", &cells)?;
    }
    let request = RequestNumber::parse(&invoice.request);
    match proof.zip(request) {
        Some((proof, request)) => add_to_request(change, &request, proof).map(drop),
        None => Ok(()),
    }
}

/// Refuses a payment through SIMPONI of an invoice that was paid otherwise, and says how the money is recorded.
fn refuse_second(connection: &Connection, invoice: &str, ntpn: &str) -> Result<()> {
    let (row, _) = required_invoice(connection, invoice)?;
    let Some(paid) = payment_of_row(connection, row)? else { return Ok(()) };
    if paid.ntpn() == Some(ntpn) {
        return Ok(());
    }
    let message = message!("invoice {invoice} is already paid, on {on}", invoice, on = paid.on);
    Err(Error::new(ErrorKind::State, message).hint(message!(
        "if the treasury received this money, too, it pays it back: `kemas pay {invoice} --ntpn {ntpn} \
         --overpayment --because REASON` records it and prints the application",
        invoice,
        ntpn
    )))
}

/// Why a payment stands in the table of amendments.
pub(super) enum Stands<'a> {
    /// The row of an amended payment has its invoice or its NTPN in the table of payments.
    Paid,
    /// It counts instead of another one, which is in the first row of payments, or else in the second one of
    /// amendments.
    Instead([Option<i64>; 2], &'a MoneyAmendment),
}

/// Adds a payment to the amendments. The rows are those of the invoice that it is recorded for and of the one that it
/// pays, which is `charged`.
pub(super) fn add_standing(
    change: &Transaction<'_>,
    (of, row): (i64, i64),
    payment: &Payment,
    charged: &Invoice,
    stands: Stands<'_>,
) -> Result<()> {
    let (body, _) = part(change, &charged.request, payment)?;
    let (how, [first, before], told) = match stands {
        Stands::Paid => ("paid", [None; 2], None),
        Stands::Instead(before, told) => ("payment-amended", before, Some(told)),
    };
    let cells: [(&str, &dyn ToSql); 12] = [
        ("how", &how),
        ("of_invoice", &of),
        ("payment", &first),
        ("before", &before),
        ("invoice", &row),
        ("ntpn", &payment.ntpn()),
        ("body", &body),
        ("was", &told.map(|told| &told.was)),
        ("becomes", &told.and_then(|told| told.becomes.as_ref())),
        ("because", &told.map(|told| &told.because)),
        ("amended_by", &told.map(|told| &told.by)),
        ("amended_on", &told.map_or(payment.on, |told| told.on).to_string()),
    ];
    add_row(change, "amendments", &cells).map(drop)
}

/// Returns true where an amended payment, which counts no more, has this invoice or this NTPN in the table of payments.
/// There each of them stands once.
fn is_taken(connection: &Connection, invoice: i64, ntpn: Option<&str>) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM payments WHERE invoice = ?1 OR ntpn = ?2)";
    connection.query_row(sql, params![invoice, ntpn], |row| row.get(0)).map_err(broken)
}
