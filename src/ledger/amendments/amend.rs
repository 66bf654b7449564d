//! The recording of an amendment, all of it in one transaction.

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, ToSql, Transaction, params};
use serde_json::Value;

use super::claims::refuse_paid_back;
use super::rows::{amendment_with, last_amendment, paid_before, paid_invoices};
use crate::error::{Error, ErrorKind, Result};
use crate::ledger::counter::{HandedIn, connect};
use crate::ledger::requests::{
    RecordedRequest, bond, current, read, record, refuse_amending_for_another, with_digest,
};
use crate::ledger::store::{Ledger, Series, add_row, broken, join, stored, to_body};
use crate::ledger::track::{
    NewAgreement, add_approval, invoice_of_row, issue, missing, not_before, number_agreement,
    payment_of_row, permit, refuse_used,
};
use crate::message::message;
use crate::model::{
    Action, Agreement, Amendment, Approval, Invoice, Repriced, Request, RequestNumber, Rupiah,
    Sha256Digest, Supplement,
};

/// What an amendment begins with.
#[derive(Debug, Clone, PartialEq)]
pub struct Amendable {
    /// The current version of the request.
    pub before: RecordedRequest,
    /// The serial of the amendment.
    pub serial: u32,
    /// What was paid so far, with a price of nothing; `None` where nothing was paid.
    pub paid: Option<Supplement>,
    /// The unpaid invoice, which cannot be paid any more after the amendment.
    pub unpaid: Option<String>,
    /// The version that was signed last; `None` where none was.
    pub signed: Option<Signed>,
}

/// A version of a request that was signed.
#[derive(Debug, Clone, PartialEq)]
pub struct Signed {
    /// The request as it was signed.
    pub request: Request,
    /// Its agreement.
    pub agreement: Agreement,
    /// The day of the first agreement on any version, which the later ones change.
    pub first_on: Date,
    /// Whether the agreement is on an addendum.
    pub is_addendum: bool,
}

/// An amendment as it was prepared.
#[derive(Clone, Copy)]
pub struct Amending<'a> {
    /// Why the request is amended.
    pub because: &'a str,
    /// What the amendment began with.
    pub from: &'a Amendable,
    /// The price of the amended request and what was paid before; `None` where nothing was paid.
    pub price: Option<&'a Repriced>,
    /// How the agreement to be signed gets its number, where nothing was signed before; `None` for an addendum.
    pub agreement: Option<&'a NewAgreement<'a>>,
}

/// The supplementary invoice of an amendment.
#[derive(Clone, Copy)]
pub struct Supplementary<'a> {
    /// The series of invoices.
    pub series: &'a Series<'a>,
    /// The plan that is stored with the invoice.
    pub plan: &'a Value,
    /// Makes the invoice from its number.
    pub make: &'a dyn Fn(&str) -> Result<Invoice>,
}

impl Ledger {
    /// Returns what the amendment of a request to `request` begins with; `digest` is that of `request`.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where the request was never handed in, is handed over or has ended, where it is neither
    /// agreed nor invoiced, where its number belongs to another requester, or where `request` is what it asks already.
    pub fn amendable(&self, request: &Request, digest: Sha256Digest) -> Result<Amendable> {
        let reading = self.connection.unchecked_transaction().map_err(broken)?;
        begun(&reading, request, digest)
    }

    /// Returns what the paper of an amendment was made of: the request as it was amended, the amendment, and the version
    /// that was signed before; `None` where there was no amendment with this serial.
    pub fn amended(
        &self,
        number: &RequestNumber,
        serial: u32,
    ) -> Result<Option<(Request, Amendment, Option<Signed>)>> {
        let reading = self.connection.unchecked_transaction().map_err(broken)?;
        let sql = "SELECT amended.request FROM amended_requests AS amended
                   JOIN requests ON requests.id = amended.request
                   WHERE requests.number = ?1 AND amended.serial = ?2";
        let row = reading.query_row(sql, params![number.as_str(), serial], |row| row.get(0));
        let Some(row) = row.optional().map_err(broken)? else { return Ok(None) };
        let Some(amendment) = amendment_with(&reading, number, serial)? else { return Ok(None) };
        let signed = signed(&reading, number, Some(serial))?;
        Ok(Some((read(&reading, row)?.request, amendment, signed)))
    }

    /// Returns the digests of the scans that were recorded for other versions of a request than the current one, or
    /// before its last amendment.
    pub fn earlier_scans(&self, number: &RequestNumber) -> Result<Vec<Sha256Digest>> {
        let current = current(&self.connection, number)?;
        let sql = "SELECT agreements.body, agreements.person
                   FROM agreements JOIN requests ON requests.id = agreements.request
                   JOIN chain AS signing ON signing.of_row = agreements.id
                   WHERE signing.of_table = 'agreements' AND requests.number = ?1
                   AND (agreements.request IS NOT ?2
                       OR signing.id < (SELECT max(amending.id) FROM chain AS amending
                           JOIN amended_requests AS amended ON amended.id = amending.of_row
                           JOIN requests AS of ON of.id = amended.request
                           WHERE amending.of_table = 'amended_requests' AND of.number = ?1))";
        let cells = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
        let mut select = self.connection.prepare(sql).map_err(broken)?;
        let all = select.query_map(params![number.as_str(), current], cells).map_err(broken)?;
        let all: Vec<(String, Option<i64>)> =
            all.collect::<rusqlite::Result<_>>().map_err(broken)?;
        let digest = |(body, person): (String, Option<i64>)| {
            let agreement: Agreement = join(&self.connection, &body, person)?;
            Ok(agreement.scan_sha256)
        };
        all.into_iter().map(digest).collect()
    }

    /// Records an amendment: the request as it was handed in, its approval with the verdict and the report of the
    /// check, a claim on the treasury where more was paid than the request costs now, and otherwise the supplementary
    /// invoice over what is lacking. Returns that invoice, if any.
    ///
    /// # Errors
    /// As [`Self::amendable`]; [`ErrorKind::State`] also where the request, its payments or its amendments have changed
    /// since the amendment was prepared, where the day is before that of a payment or of the amendment before, or where
    /// Rp0 was granted before for another request. After an error nothing is recorded.
    pub fn amend(
        &mut self,
        handed_in: &HandedIn<'_>,
        approval: &Approval,
        (verdict, report): (&str, &Value),
        amending: &Amending<'_>,
        supplementary: &Supplementary<'_>,
    ) -> Result<Option<Invoice>> {
        let HandedIn { request, digest, visit, at } = *handed_in;
        let number = &request.number;
        self.change(|change| {
            let from = begun(change, request, digest)?;
            if from != *amending.from {
                let message = message!(
                    "request {number} was handed in anew meanwhile; nothing was recorded",
                    number
                );
                let again = message!("run the command again, for the request as it is now");
                return Err(missing(message, again));
            }
            refuse_day(change, number, approval.on)?;
            let cut = with_digest(change, number, digest)?;
            let cut = cut.map(|row| last_rows(change, row)).transpose()?;
            let row = record(change, request, digest, at.date())?;
            let before = with_digest(change, number, from.before.digest)?;
            add(change, (row, before), (approval, from.serial), amending, cut)?;
            add_approval(change, number, approval, verdict, report)?;
            connect(change, number, visit, at)?;
            if let Some(new) = amending.agreement {
                number_agreement(change, number, row, new)?;
            }
            let Supplementary { series, plan, make } = *supplementary;
            let no_invoice = || series.given.refuse_unneeded().map(|()| None);
            let Some(price) = amending.price else { return no_invoice() };
            if price.sums.due == Rupiah(0) {
                refuse_used(change, row, number)?;
            }
            if price.sums.lacking().is_none() {
                return no_invoice();
            }
            issue(change, number, digest, series, plan, make).map(Some)
        })
    }
}

fn begun(connection: &Connection, request: &Request, digest: Sha256Digest) -> Result<Amendable> {
    let number = &request.number;
    let row = permit(connection, number, Action::Amend)?;
    refuse_amending_for_another(connection, row, request)?;
    refuse_paid_back(connection, number)?;
    let invoice = invoice_of_row(connection, row)?;
    if bond(connection, row, number)?.is_none() {
        let message = message!("request {number} is neither agreed nor invoiced", number);
        return Err(missing(
            message,
            message!("run `kemas approve FILE --by NAME`, which takes its new version"),
        ));
    }
    let before = read(connection, row)?;
    if before.digest == digest {
        let message = message!("the file asks what request {number} asks already", number);
        return Err(Error::new(ErrorKind::State, message).hint(message!(
            "correct the file; where its check is to be made anew, run `kemas approve {number} --by NAME`; an addendum \
             that is lost is printed again by `kemas print addendum {number}`",
            number
        )));
    }
    let last = last_amendment(connection, number)?.map_or(0, |(_, last)| last.serial);
    let mut unpaid = None;
    if let Some((row, invoice)) = invoice
        && payment_of_row(connection, row)?.is_none()
    {
        unpaid = Some(invoice.number);
    }
    Ok(Amendable {
        before,
        serial: last + 1,
        paid: paid_before(connection, number)?,
        unpaid,
        signed: signed(connection, number, None)?,
    })
}

/// Returns the version of a request that was signed last, or last before the amendment with the serial `before`. An
/// agreement before a return does not count.
fn signed(
    connection: &Connection,
    number: &RequestNumber,
    before: Option<u32>,
) -> Result<Option<Signed>> {
    type Cells = (i64, String, Option<i64>, bool);
    let sql = "SELECT agreements.request, agreements.body, agreements.person,
               EXISTS (SELECT 1 FROM chain AS signing, chain AS amending
                   JOIN amended_requests AS amended ON amended.id = amending.of_row
                   JOIN requests AS of ON of.id = amended.request
                   WHERE signing.of_table = 'agreements' AND signing.of_row = agreements.id
                   AND amending.of_table = 'amended_requests' AND of.number = ?1
                   AND amending.id < signing.id)
               FROM agreements JOIN requests ON requests.id = agreements.request
               WHERE requests.number = ?1
               AND agreements.id > coalesce((SELECT max(after_agreement) FROM decisions
                   WHERE decisions.request = agreements.request), 0)
               AND (?2 IS NULL OR EXISTS (SELECT 1 FROM chain AS signing, chain AS amending
                   JOIN amended_requests AS amended ON amended.id = amending.of_row
                   JOIN requests AS of ON of.id = amended.request
                   WHERE signing.of_table = 'agreements' AND signing.of_row = agreements.id
                   AND amending.of_table = 'amended_requests' AND of.number = ?1
                   AND amended.serial = ?2 AND signing.id < amending.id))
               ORDER BY agreements.id";
    let cells = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
    let mut select = connection.prepare(sql).map_err(broken)?;
    let all = select.query_map(params![number.as_str(), before], cells).map_err(broken)?;
    let all: Vec<Cells> = all.collect::<rusqlite::Result<_>>().map_err(broken)?;
    let (Some(first), Some(last)) = (all.first(), all.last()) else { return Ok(None) };
    let signature =
        |(_, body, person, _): &Cells| -> Result<Agreement> { join(connection, body, *person) };
    Ok(Some(Signed {
        request: read(connection, last.0)?.request,
        first_on: signature(first)?.on,
        agreement: signature(last)?,
        is_addendum: last.3,
    }))
}

/// Refuses a day before that of a payment of the request or of its last amendment.
fn refuse_day(change: &Transaction<'_>, number: &RequestNumber, on: Date) -> Result<()> {
    for (row, invoice) in paid_invoices(change, number)? {
        let Some(payment) = payment_of_row(change, row)? else { continue };
        let what = message!("the payment of invoice {invoice}", invoice = invoice.number);
        not_before(on, payment.on, &what)?;
    }
    let Some((_, last)) = last_amendment(change, number)? else { return Ok(()) };
    not_before(on, last.on, &message!("amendment {serial}", serial = last.serial))
}

/// Returns the last approval, agreement, bag and invoice of a version, which do not count once an amendment makes it
/// the current one again.
fn last_rows(change: &Transaction<'_>, row: i64) -> Result<[i64; 4]> {
    let last = |table: &str| -> Result<i64> {
        let sql = format!("SELECT coalesce(max(id), 0) FROM {table} WHERE request = ?1");
        change.query_row(&sql, [row], |row| row.get(0)).map_err(broken)
    };
    Ok([last("approvals")?, last("agreements")?, last("packages")?, last("invoices")?])
}

/// Adds the rows of an amendment, and of the claim on the treasury, if any.
fn add(
    change: &Transaction<'_>,
    (row, before): (i64, Option<i64>),
    (approval, serial): (&Approval, u32),
    amending: &Amending<'_>,
    cut: Option<[i64; 4]>,
) -> Result<()> {
    let on = approval.on.to_string();
    let sums = amending.price.map(|price| &price.sums);
    let paid = sums.map(|sums| stored(sums.paid.0)).transpose()?;
    let due = sums.map(|sums| stored(sums.due.0)).transpose()?;
    let body = amending.price.map(to_body).transpose()?;
    let [approvals, agreements, packages, invoices] = match cut {
        Some(cut) => cut.map(Some),
        None => [None; 4],
    };
    let cells: [(&str, &dyn ToSql); 13] = [
        ("request", &row),
        ("before", &before),
        ("serial", &serial),
        ("because", &amending.because),
        ("amended_by", &approval.by),
        ("amended_on", &on),
        ("paid", &paid),
        ("due", &due),
        ("body", &body),
        ("after_approval", &approvals),
        ("after_agreement", &agreements),
        ("after_package", &packages),
        ("after_invoice", &invoices),
    ];
    let amendment = add_row(change, "amended_requests", &cells)?;
    let Some(amount) = sums.and_then(Supplement::overpaid) else { return Ok(()) };
    let amount = stored(amount.0)?;
    let cells: [(&str, &dyn ToSql); 4] = [
        ("amendment", &amendment),
        ("amount", &amount),
        ("because", &amending.because),
        ("claimed_on", &on),
    ];
    add_row(change, "claims", &cells).map(drop)
}
