//! Requests and requesters as they are read: the request is in one table, the person in another.

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::{Value, json};

use crate::error::{Error, ErrorKind, Result};
use crate::ledger::store::{
    FORGOTTEN, Ledger, broken, day, digest, from_body, person_of, to_value,
};
use crate::ledger::track::{ending, missing, unknown_request};
use crate::message::message;
use crate::model::{Outcome, Request, RequestNumber, RequestedItem, Requester, Sha256Digest};

/// A version of a request as the ledger stores it.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordedRequest {
    /// The request, joined with the person.
    pub request: Request,
    /// The version's digest, as the caller that handed it in computed it.
    pub digest: Sha256Digest,
    /// The day this version was first recorded.
    pub recorded_on: Date,
}

/// The fields of the requester that concern the tariff class and not the person.
pub(super) const ZERO_TARIFF: [&str; 2] = ["zero_tariff", "zero_tariff_letter"];

impl Ledger {
    /// Returns the current version of a request; `None` where it was never handed in.
    pub fn request(&self, number: &RequestNumber) -> Result<Option<RecordedRequest>> {
        let row = current(&self.connection, number)?;
        row.map(|row| read(&self.connection, row)).transpose()
    }

    /// As [`Self::request`], where there must be one.
    ///
    /// # Errors
    /// [`ErrorKind::Request`] where it was never handed in.
    pub fn known_request(&self, number: &RequestNumber) -> Result<RecordedRequest> {
        self.request(number)?.ok_or_else(|| {
            Error::new(ErrorKind::Request, unknown_request(number))
                .hint(message!("give the request's file; `kemas approve` records it"))
        })
    }

    /// Returns true where a version of a request was handed in, whether it is the current one or not.
    pub fn knows_version(&self, number: &RequestNumber, digest: Sha256Digest) -> Result<bool> {
        Ok(with_digest(&self.connection, number, digest)?.is_some())
    }

    /// Returns the current version of a request, where it and its requester's data are as given; `digest` is that of
    /// the request given.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where it was never handed in, or where the current version or its requester's data differ.
    pub fn unchanged_request(&self, given: &Request, digest: Sha256Digest) -> Result<Request> {
        let number = &given.number;
        let known = self.request(number)?.ok_or_else(|| {
            missing(
                unknown_request(number),
                message!("run `kemas approve {number} --by NAME`", number),
            )
        })?;
        if digest == known.digest && given.requester == known.request.requester {
            return Ok(known.request);
        }
        Err(missing(
            message!("the file is not request {number} as it was approved and paid", number),
            message!("give the number: {number}", number),
        ))
    }

    /// Returns the items that were requested most often, the most frequent first, at most `most`. Each request counts
    /// with its current version, also one that was cancelled. Items differ where id, region or format do.
    pub fn popular(&self, most: usize) -> Result<Vec<RequestedItem>> {
        let sql = "SELECT requests.body FROM requests JOIN
                   (SELECT arrivals.request AS row, MAX(arrivals.id) FROM arrivals
                    JOIN requests ON requests.id = arrivals.request GROUP BY requests.number)
                   ON requests.id = row ORDER BY requests.id DESC";
        let mut query = self.connection.prepare(sql).map_err(broken)?;
        let bodies = query.query_map([], |row| row.get::<_, String>(0)).map_err(broken)?;
        let mut asked: Vec<(usize, RequestedItem)> = Vec::new();
        for body in bodies {
            let body: Value = from_body(&body.map_err(broken)?)?;
            let items: Vec<RequestedItem> = from_body(&body["items"].to_string())?;
            for item in items {
                match asked.iter_mut().find(|(_, known)| *known == item) {
                    Some((times, _)) => *times += 1,
                    None => asked.push((1, item)),
                }
            }
        }
        // Of items with the same count, those of the request that was recorded last come first.
        asked.sort_by_key(|(times, _)| std::cmp::Reverse(*times));
        Ok(asked.into_iter().map(|(_, item)| item).take(most).collect())
    }
}

/// Returns the row of a request's current version; `None` where it was never handed in.
pub(in crate::ledger) fn current(
    connection: &Connection,
    number: &RequestNumber,
) -> Result<Option<i64>> {
    let sql = "SELECT requests.id FROM arrivals JOIN requests ON requests.id = arrivals.request
               WHERE requests.number = ?1 ORDER BY arrivals.id DESC LIMIT 1";
    connection.query_row(sql, [number.as_str()], |row| row.get(0)).optional().map_err(broken)
}

/// Returns the row of a request's current version, or the error of a request that was never handed in.
pub(in crate::ledger) fn required(connection: &Connection, number: &RequestNumber) -> Result<i64> {
    current(connection, number)?.ok_or_else(|| {
        Error::new(ErrorKind::State, unknown_request(number))
            .hint(message!("run `kemas approve REQUEST --by NAME` with the request's file"))
    })
}

/// Returns the error of a step on a request that has ended; `None` where it has not ended.
pub(in crate::ledger) fn ended(
    connection: &Connection,
    number: &RequestNumber,
) -> Result<Option<Error>> {
    let Some(Outcome { how, because, on }) = ending(connection, number)? else { return Ok(None) };
    let why = because.map(|because| format!(": {because}")).unwrap_or_default();
    let how = how.words();
    let message = message!("request {number} was {how} on {on}{why}", number, how, on, why);
    let error = Error::new(ErrorKind::State, message);
    Ok(Some(error.hint(message!("hand in a new request under a new number"))))
}

/// Returns the row of the version of a request that has this digest.
pub(in crate::ledger) fn with_digest(
    connection: &Connection,
    number: &RequestNumber,
    digest: Sha256Digest,
) -> Result<Option<i64>> {
    let sql = "SELECT id FROM requests WHERE number = ?1 AND digest = ?2";
    let key = params![number.as_str(), digest.to_string()];
    connection.query_row(sql, key, |row| row.get(0)).optional().map_err(broken)
}

/// Refuses a step that was prepared for the version with this digest, where the current version, in the row `present`,
/// is another one.
///
/// # Errors
/// [`ErrorKind::State`].
pub(in crate::ledger) fn refuse_other_version(
    connection: &Connection,
    number: &RequestNumber,
    present: i64,
    digest: Sha256Digest,
) -> Result<()> {
    if with_digest(connection, number, digest)? == Some(present) {
        return Ok(());
    }
    let message =
        message!("request {number} was handed in anew meanwhile; nothing was recorded", number);
    Err(missing(message, message!("run the command again, for the request as it is now")))
}

/// Returns the requester's name of a version of a request.
pub(in crate::ledger) fn requester_name(connection: &Connection, row: i64) -> Result<String> {
    Ok(requester(connection, row)?.map_or_else(|| FORGOTTEN.to_owned(), |known| known.name))
}

/// Returns the requester of a version of a request, in the row `request`.
pub(super) fn requester(connection: &Connection, request: i64) -> Result<Option<Requester>> {
    let sql = "SELECT person, category FROM requesters WHERE request = ?1 ORDER BY id DESC LIMIT 1";
    let cells = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
    let found: Option<(i64, String)> =
        connection.query_row(sql, [request], cells).optional().map_err(broken)?;
    let Some((person, category)) = found else { return Ok(None) };
    let mut fields = person_of(connection, person)?
        .unwrap_or_else(|| json!({ "name": FORGOTTEN, "email": FORGOTTEN }));
    fields["category"] = category.into();
    from_body(&fields.to_string()).map(Some)
}

pub(in crate::ledger) fn read(connection: &Connection, row: i64) -> Result<RecordedRequest> {
    let sql = "SELECT body, digest, recorded_on FROM requests WHERE id = ?1";
    let cells = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    let (body, sha256, recorded_on): (String, String, String) =
        connection.query_row(sql, [row], cells).map_err(broken)?;
    let mut body: Value = from_body(&body)?;
    if let Some(person) = requester(connection, row)? {
        let tariff = body["requester"].take();
        body["requester"] = to_value(&person)?;
        for field in ZERO_TARIFF {
            body["requester"][field] = tariff[field].clone();
        }
    }
    Ok(RecordedRequest {
        request: from_body(&body.to_string())?,
        digest: digest(&sha256)?,
        recorded_on: day(&recorded_on)?,
    })
}
