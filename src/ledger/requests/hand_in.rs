//! A version of a request as it is recorded: the request goes into one table, the person into another.

use jiff::civil::Date;
use rusqlite::{Connection, ToSql, Transaction};
use serde_json::Value;

use super::bond::bond;
use super::same_person::{refuse_amending_for_another, refuse_replacing};
use super::versions::{ZERO_TARIFF, current, ended, requester, with_digest};
use crate::error::Result;
use crate::ledger::store::{Ledger, REQUESTER, add_row, insert_person, take, to_body, to_value};
use crate::model::{Request, Requester, Sha256Digest};

impl Ledger {
    /// Checks that a version of a request could be handed in; its number may have ended.
    ///
    /// # Errors
    /// [`ErrorKind::State`](crate::error::ErrorKind::State) where the current version is another one that is bound, or
    /// one of another requester.
    pub fn may_be_handed_in(&self, request: &Request, digest: Sha256Digest) -> Result<()> {
        refuse_other(&self.connection, request, digest)
    }
}

/// Records a version of a request, makes it the current one of its number, and returns its row. The current version
/// again adds nothing, except a requester whose data differ from those recorded last.
///
/// # Errors
/// [`ErrorKind::State`](crate::error::ErrorKind::State) where the request has ended, or its current version is another
/// one that is bound, or one of another requester.
pub(in crate::ledger) fn hand_in(
    change: &Transaction<'_>,
    request: &Request,
    digest: Sha256Digest,
    on: Date,
) -> Result<i64> {
    let number = &request.number;
    ended(change, number)?.map_or(Ok(()), Err)?;
    refuse_other(change, request, digest)?;
    record(change, request, digest, on)
}

/// Refuses a version of a request where the current one is bound, or is of another requester. Of a bound one it is also
/// told where an amendment would be refused for its requester.
fn refuse_other(connection: &Connection, request: &Request, digest: Sha256Digest) -> Result<()> {
    let number = &request.number;
    let known = with_digest(connection, number, digest)?;
    let Some(present) = current(connection, number)?.filter(|present| Some(*present) != known)
    else {
        return Ok(());
    };
    match (bond(connection, present, number)?, known) {
        (Some(bond), None) => {
            refuse_amending_for_another(connection, present, request)?;
            Err(bond.error(number))
        }
        (Some(bond), Some(_)) => Err(bond.error(number)),
        (None, None) => refuse_replacing(connection, present, request),
        (None, Some(_)) => Ok(()),
    }
}

/// Records a version of a request as [`hand_in`] does, whatever its number is bound to.
pub(in crate::ledger) fn record(
    change: &Transaction<'_>,
    request: &Request,
    digest: Sha256Digest,
    on: Date,
) -> Result<i64> {
    let row = match with_digest(change, &request.number, digest)? {
        Some(row) => row,
        None => insert(change, request, digest, on)?,
    };
    if current(change, &request.number)? != Some(row) {
        add_row(change, "arrivals", &[("request", &row)])?;
    }
    if requester(change, row)?.is_none_or(|known| !same_person(&known, &request.requester)) {
        insert_requester(change, row, request)?;
    }
    Ok(row)
}

fn insert(
    change: &Transaction<'_>,
    request: &Request,
    digest: Sha256Digest,
    on: Date,
) -> Result<i64> {
    let mut body = to_value(request)?;
    if let Some(requester) = body.get_mut("requester").and_then(Value::as_object_mut) {
        requester.retain(|field, _| ZERO_TARIFF.contains(&field.as_str()));
    }
    let (digest, body, on) = (digest.to_string(), to_body(&body)?, on.to_string());
    let cells: [(&str, &dyn ToSql); 4] = [
        ("number", &request.number.as_str()),
        ("digest", &digest),
        ("body", &body),
        ("recorded_on", &on),
    ];
    add_row(change, "requests", &cells)
}

fn insert_requester(change: &Transaction<'_>, row: i64, request: &Request) -> Result<()> {
    let mut fields = to_value(&request.requester)?;
    let person = insert_person(change, request.number.as_str(), &take(&mut fields, &REQUESTER))?;
    let category = &request.requester.category;
    let cells: [(&str, &dyn ToSql); 3] =
        [("request", &row), ("person", &person), ("category", category)];
    add_row(change, "requesters", &cells).map(drop)
}

/// Compares all fields of two requesters but those of the tariff class, which belong to the request.
fn same_person(known: &Requester, handed_in: &Requester) -> bool {
    let handed_in = Requester { zero_tariff: false, zero_tariff_letter: None, ..handed_in.clone() };
    *known == handed_in
}
