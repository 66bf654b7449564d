//! Claims on the treasury: what it owes buyers who paid more than their amended requests cost.
//!
//! Money that the state has received is paid back by the treasury only, never at the counter. So the row of a payment
//! stays as it is, and a claim says how much is owed and why.

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, params};

use super::rows::paid_invoices;
use crate::error::Result;
use crate::ledger::store::{Ledger, broken, day};
use crate::ledger::track::{missing, records};
use crate::message::message;
use crate::model::{Claim, RequestNumber, Rupiah};

impl Ledger {
    /// Returns the claims on the treasury that stood at the end of a day, the first one first.
    pub fn claims(&self, on: Date) -> Result<Vec<Claim>> {
        claims(&self.connection, on, None)
    }

    /// Returns the claim on the treasury for a request that stands at the end of a day; `None` where there is none.
    pub fn claim_of(&self, number: &RequestNumber, on: Date) -> Result<Option<Claim>> {
        Ok(claims(&self.connection, on, Some(number))?.pop())
    }
}

/// A condition on amendments in [`claims`]: those by the end of the day `?1`, that no later one by then replaces.
const LAST_BY_THEN: &str = "amended.amended_on <= ?1 AND NOT EXISTS
     (SELECT 1 FROM amended_requests AS later JOIN requests AS other ON other.id = later.request
      WHERE other.number = requests.number AND later.id > amended.id AND later.amended_on <= ?1)";

/// Returns the claims that stood at the end of a day and were not paid back by then, the first one first; for `of`
/// those of this request only. An amendment replaces the claim of the one before, since it counts all that was paid.
pub(in crate::ledger) fn claims(
    connection: &Connection,
    on: Date,
    of: Option<&RequestNumber>,
) -> Result<Vec<Claim>> {
    Ok(claims_with_rows(connection, on, of)?.into_iter().map(|(_, claim)| claim).collect())
}

/// As [`claims`], each with its row.
pub(in crate::ledger) fn claims_with_rows(
    connection: &Connection,
    on: Date,
    of: Option<&RequestNumber>,
) -> Result<Vec<(i64, Claim)>> {
    let sql = format!(
        "SELECT claims.id, requests.number, amended.paid, amended.due, claims.amount, claims.because,
         claims.claimed_on FROM claims
         JOIN amended_requests AS amended ON amended.id = claims.amendment
         JOIN requests ON requests.id = amended.request
         WHERE {LAST_BY_THEN} AND NOT EXISTS (SELECT 1 FROM refunds
         WHERE refunds.claim = claims.id AND refunds.refunded_on <= ?1) AND coalesce(requests.number = ?2, TRUE) ORDER BY claims.id"
    );
    let mut select = connection.prepare_cached(&sql).map_err(broken)?;
    let cells = |row: &rusqlite::Row<'_>| {
        let amounts: [i64; 3] = [row.get(2)?, row.get(3)?, row.get(4)?];
        let row_and_request = (row.get(0)?, row.get::<_, String>(1)?);
        Ok((row_and_request, amounts, row.get(5)?, row.get::<_, String>(6)?))
    };
    let of = of.map(RequestNumber::as_str);
    let found = select.query_map(params![on.to_string(), of], cells).map_err(broken)?;
    found
        .map(|cells| {
            let ((row, request), amounts, because, on) = cells.map_err(broken)?;
            let [paid, due, amount] = amounts.map(|amount| Rupiah(amount.unsigned_abs()));
            let buyer = buyer_of(connection, &request)?;
            Ok((row, Claim { request, buyer, paid, due, amount, because, on: day(&on)? }))
        })
        .collect()
}

/// Refuses an amendment of a request whose claim the treasury paid back: it would count that money as paid still.
pub(super) fn refuse_paid_back(connection: &Connection, number: &RequestNumber) -> Result<()> {
    let sql = "SELECT refunds.amount, refunds.refunded_on FROM refunds
               JOIN claims ON claims.id = refunds.claim
               JOIN amended_requests AS amended ON amended.id = claims.amendment
               JOIN requests ON requests.id = amended.request WHERE requests.number = ?1";
    let cells = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
    let found: Option<(i64, String)> =
        connection.query_row(sql, [number.as_str()], cells).optional().map_err(broken)?;
    let Some((amount, day)) = found else { return Ok(()) };
    let message = message!(
        "the treasury paid back {amount} for request {number} on {day}",
        amount = Rupiah(amount.unsigned_abs()),
        number,
        day
    );
    Err(missing(message, message!("what is wanted besides is a new request under a new number")))
}

/// Returns the buyer's name, which stands on the last paid invoice of a request, or on its last invoice where none is
/// paid.
pub(in crate::ledger) fn buyer_of(connection: &Connection, request: &str) -> Result<String> {
    let Some(number) = RequestNumber::parse(request) else { return Ok(String::new()) };
    let mut invoices = paid_invoices(connection, &number)?;
    if invoices.is_empty() {
        let sql = "SELECT invoices.id, invoices.body, invoices.person FROM requests
                   JOIN invoices ON invoices.request = requests.id
                   WHERE requests.number = ?1 ORDER BY invoices.id";
        invoices = records(connection, sql, number.as_str())?;
    }
    Ok(invoices.pop().map(|(_, invoice)| invoice.buyer).unwrap_or_default())
}
