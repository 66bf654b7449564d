//! Overpayments: money that reached the treasury for an invoice beyond the payment that counts.

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, ToSql, Transaction, params};

use crate::error::Result;
use crate::ledger::evidence::{Attaching, add_to_request};
use crate::ledger::store::{Ledger, add_row, broken, day, stored};
use crate::ledger::track::{
    missing, not_before, payment_of_row, refuse_used_ntpn, required_invoice, row_and_record,
};
use crate::message::message;
use crate::model::{Invoice, Overpayment, RequestNumber, Rupiah};

/// What is to be recorded of an overpayment.
#[derive(Debug, Clone, Copy)]
pub struct NewOverpayment<'a> {
    /// The number of the treasury's proof (NTPN).
    pub ntpn: &'a str,
    /// The sum to be paid back.
    pub amount: Rupiah,
    /// The bank's day.
    pub paid_on: Date,
    /// Why it was paid.
    pub because: &'a str,
    /// The day of the record.
    pub on: Date,
}

impl Ledger {
    /// Records that the treasury received money for an invoice that was paid already, and the document that proves it,
    /// where one is given. `prove` renders the paper; if it
    /// fails, nothing is recorded. An overpayment with the same NTPN and amount that was recorded before is returned.
    ///
    /// # Errors
    /// [`ErrorKind::State`](crate::error::ErrorKind::State) where there is no such invoice, where it is not paid or
    /// was paid later, or where the NTPN was used before.
    pub fn record_overpayment(
        &mut self,
        invoice: &str,
        new: &NewOverpayment<'_>,
        proof: Option<&Attaching<'_>>,
        prove: impl FnOnce(&Overpayment) -> Result<()>,
    ) -> Result<Overpayment> {
        self.change(|change| {
            let (row, paper) = required_invoice(change, invoice)?;
            let attach = || match proof.zip(RequestNumber::parse(&paper.request)) {
                Some((proof, request)) => add_to_request(change, &request, proof).map(drop),
                None => Ok(()),
            };
            if let Some(known) = recorded(change, row, new)? {
                attach()?;
                prove(&known)?;
                return Ok(known);
            }
            let Some(paid) = payment_of_row(change, row)? else {
                return Err(missing(
                    message!("invoice {invoice} is not paid", invoice),
                    message!("this is its payment: leave `--overpayment` out"),
                ));
            };
            let what = message!("the payment of invoice {invoice}", invoice);
            not_before(new.on, paid.on, &what)?;
            refuse_used_ntpn(change, Some(new.ntpn))?;
            let made = add_overpayment(change, (row, &paper), new, [None; 2])?;
            attach()?;
            prove(&made)?;
            Ok(made)
        })
    }

    /// Returns the overpayments that the treasury had not paid back at the end of a day, the first one first.
    pub fn overpayments(&self, on: Date) -> Result<Vec<Overpayment>> {
        let open = open_overpayments(&self.connection, on, None)?;
        Ok(open.into_iter().map(|(_, overpayment)| overpayment).collect())
    }
}

/// Adds an overpayment. `less` is the row of the payment that was less than the invoice's total and counts no more: in
/// the table of payments, or else in that of amendments.
pub(in crate::ledger) fn add_overpayment(
    change: &Transaction<'_>,
    (row, invoice): (i64, &Invoice),
    new: &NewOverpayment<'_>,
    less: [Option<i64>; 2],
) -> Result<Overpayment> {
    let sql = "SELECT code FROM billing_codes WHERE invoice = ?1 ORDER BY id DESC LIMIT 1";
    let code: Option<String> =
        change.query_row(sql, [row], |row| row.get(0)).optional().map_err(broken)?;
    let (amount, paid_on, on) =
        (stored(new.amount.0)?, new.paid_on.to_string(), new.on.to_string());
    let cells: [(&str, &dyn ToSql); 9] = [
        ("invoice", &row),
        ("ntpn", &new.ntpn),
        ("code", &code),
        ("amount", &amount),
        ("paid_on", &paid_on),
        ("because", &new.because),
        ("recorded_on", &on),
        ("payment", &less[0]),
        ("amended", &less[1]),
    ];
    add_row(change, "overpayments", &cells)?;
    Ok(Overpayment {
        request: invoice.request.clone(),
        invoice: invoice.number.clone(),
        buyer: invoice.buyer.clone(),
        ntpn: new.ntpn.to_owned(),
        code,
        amount: new.amount,
        paid_on: new.paid_on,
        because: new.because.to_owned(),
        on: new.on,
        counts_no_more: less.iter().any(Option::is_some),
    })
}

/// Returns true where an overpayment rests on the payment of this invoice that counts: one of the same NTPN, or a second
/// payment that is not paid back.
pub(in crate::ledger) fn has_overpayment(
    connection: &Connection,
    invoice: &str,
    ntpn: Option<&str>,
) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM overpayments
               JOIN invoices ON invoices.id = overpayments.invoice WHERE invoices.number = ?1
               AND (overpayments.ntpn = ?2 OR (coalesce(payment, amended) IS NULL AND NOT EXISTS
                   (SELECT 1 FROM refunds WHERE refunds.overpayment = overpayments.id))))";
    connection.query_row(sql, params![invoice, ntpn], |row| row.get(0)).map_err(broken)
}

/// Returns the overpayments that the treasury had not paid back at the end of a day with their rows, the first one
/// first; for `of` those of this request only.
pub(in crate::ledger) fn open_overpayments(
    connection: &Connection,
    on: Date,
    of: Option<&RequestNumber>,
) -> Result<Vec<(i64, Overpayment)>> {
    let sql = "SELECT overpayments.id FROM overpayments
               JOIN invoices ON invoices.id = overpayments.invoice
               JOIN requests ON requests.id = invoices.request
               WHERE overpayments.recorded_on <= ?1 AND coalesce(requests.number = ?2, TRUE) AND NOT EXISTS
               (SELECT 1 FROM refunds WHERE refunds.overpayment = overpayments.id
                AND refunded_on <= ?1) ORDER BY overpayments.id";
    let mut select = connection.prepare_cached(sql).map_err(broken)?;
    let key = params![on.to_string(), of.map(RequestNumber::as_str)];
    let rows = select.query_map(key, |row| row.get(0)).map_err(broken)?;
    let rows: Vec<i64> = rows.collect::<rusqlite::Result<_>>().map_err(broken)?;
    rows.into_iter().map(|row| Ok((row, overpayment(connection, row)?))).collect()
}

/// Returns the overpayment of an invoice with this NTPN and amount, where it is recorded already.
fn recorded(
    connection: &Connection,
    invoice: i64,
    new: &NewOverpayment<'_>,
) -> Result<Option<Overpayment>> {
    let sql = "SELECT id FROM overpayments WHERE invoice = ?1 AND ntpn = ?2 AND amount = ?3";
    let key = params![invoice, new.ntpn, stored(new.amount.0)?];
    let row: Option<i64> =
        connection.query_row(sql, key, |row| row.get(0)).optional().map_err(broken)?;
    row.map(|row| overpayment(connection, row)).transpose()
}

/// Returns the overpayment in a row.
fn overpayment(connection: &Connection, row: i64) -> Result<Overpayment> {
    type Cells = (i64, String, Option<String>, i64, String, String, String, bool);
    let sql = "SELECT invoice, ntpn, code, amount, paid_on, because, recorded_on,
               coalesce(payment, amended) IS NOT NULL FROM overpayments WHERE id = ?1";
    let cells = |row: &rusqlite::Row<'_>| {
        Ok((
            row.get(0)?,
            row.get(1)?,
            row.get(2)?,
            row.get(3)?,
            row.get(4)?,
            row.get(5)?,
            row.get(6)?,
            row.get(7)?,
        ))
    };
    let found: Cells = connection.query_row(sql, [row], cells).map_err(broken)?;
    let (invoice, ntpn, code, amount, paid_on, because, on, counts_no_more) = found;
    let sql = "SELECT id, body, person FROM invoices WHERE id = ?1";
    let paper: Option<(i64, Invoice)> = row_and_record(connection, sql, invoice)?;
    let (request, invoice, buyer) =
        paper.map(|(_, paper)| (paper.request, paper.number, paper.buyer)).unwrap_or_default();
    Ok(Overpayment {
        request,
        invoice,
        buyer,
        ntpn,
        code,
        amount: Rupiah(amount.unsigned_abs()),
        paid_on: day(&paid_on)?,
        because,
        on: day(&on)?,
        counts_no_more,
    })
}
