//! Requests and requesters: the request is in one table, the person in another; they are joined on reading.

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, ToSql, Transaction, params};
use serde_json::{Value, json};

use super::decision_rows::{ending, returned_after};
use super::paper_rows::invoice_of_row;
use super::refuse::{missing, unknown_request};
use crate::error::{Error, ErrorKind, Result};
use crate::ledger::amendments::last_amendment;
use crate::ledger::store::{
    FORGOTTEN, Ledger, REQUESTER, add_row, broken, day, digest, from_body, insert_person,
    person_of, take, to_body, to_value,
};
use crate::message::{Message, message};
use crate::model::{
    Request, RequestNumber, RequestedItem, Requester, Sha256Digest, is_mistyped, is_one_letter_off,
    is_respelt, is_same_text,
};

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
const ZERO_TARIFF: [&str; 2] = ["zero_tariff", "zero_tariff_letter"];

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

/// Records a version of a request, makes it the current one of its number, and returns its row. The current version
/// again adds nothing, except a requester whose data differ from those recorded last.
///
/// # Errors
/// [`ErrorKind::State`] where the request has ended, or its current version is another one that is agreed, paid or
/// amended, or one of another requester.
pub(in crate::ledger) fn hand_in(
    change: &Transaction<'_>,
    request: &Request,
    digest: Sha256Digest,
    on: Date,
) -> Result<i64> {
    let number = &request.number;
    ended(change, number)?.map_or(Ok(()), Err)?;
    let present = current(change, number)?;
    let known = with_digest(change, number, digest)?;
    if let Some(present) = present.filter(|present| Some(*present) != known) {
        refuse_if_bound(change, present, number)?;
    }
    if let (Some(present), None) = (present, known) {
        refuse_replacing(change, present, request)?;
    }
    record(change, request, digest, on)
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
    let Some((how, because, on)) = ending(connection, number)? else { return Ok(None) };
    let why = because.map(|because| format!(": {because}")).unwrap_or_default();
    let how = match &*how {
        "closed" => message!("closed"),
        "cancelled" => message!("cancelled"),
        "refused" => message!("refused"),
        _ => Message::verbatim(how),
    };
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

/// Refuses another version where the current one, in the row `row`, is bound.
fn refuse_if_bound(change: &Transaction<'_>, row: i64, number: &RequestNumber) -> Result<()> {
    bond(change, row, number)?.map_or(Ok(()), |bond| Err(bound(number, &bond)))
}

/// Refuses a version at the counter where the current one is another that has a valid invoice: the buyer may be on the
/// way to pay it.
pub(in crate::ledger) fn refuse_if_invoiced(
    change: &Transaction<'_>,
    number: &RequestNumber,
    digest: Sha256Digest,
) -> Result<()> {
    let Some(present) = current(change, number)? else { return Ok(()) };
    if with_digest(change, number, digest)? == Some(present)
        || invoice_of_row(change, present)?.is_none()
    {
        return Ok(());
    }
    Err(bound(number, &message!("has an invoice")))
}

fn bound(number: &RequestNumber, bond: &Message) -> Error {
    let message = message!("request {number} {bond}; it cannot change any more", number, bond);
    Error::new(ErrorKind::State, message).hint(message!(
        "run `kemas request amend {number} FILE --because REASON` where the buyer agrees to the change; for \
         another request, hand in the changed one under a new number",
        number
    ))
}

/// Returns what binds a version of a request, in the row `row`, so that it only changes by an amendment: an agreement
/// after its last return, a payment, or an amendment before; `None` for any other version.
pub(in crate::ledger) fn bond(
    connection: &Connection,
    row: i64,
    number: &RequestNumber,
) -> Result<Option<Message>> {
    let agreed = format!(
        "SELECT EXISTS (SELECT 1 FROM agreements WHERE request = ?1 AND id > {})",
        returned_after("agreement")
    );
    let paid = "SELECT EXISTS (SELECT 1 FROM payments
                JOIN invoices ON invoices.id = payments.invoice WHERE invoices.request = ?1)";
    let bonds = [(&*agreed, message!("has a signed agreement")), (paid, message!("is paid"))];
    for (sql, bond) in bonds {
        if connection.query_row(sql, [row], |found| found.get(0)).map_err(broken)? {
            return Ok(Some(bond));
        }
    }
    Ok(last_amendment(connection, number)?.map(|_| message!("was amended")))
}

/// Refuses a new version of a request where the name or the e-mail address is another than that of `row`, the current
/// one: the number was probably typed by mistake. Case, blanks and how Unicode composes letters do not count, and
/// neither does what `is_corrected` takes as a correction. The caller does not ask this for a version that was recorded
/// before, which can so be handed in again after its person was forgotten.
fn refuse_other_requester(
    connection: &Connection,
    row: i64,
    request: &Request,
    is_corrected: fn(&Requester, &Requester) -> bool,
) -> Result<Option<Error>> {
    let asks = &request.requester;
    let same = |known: &Requester| {
        is_same_text(&known.name, &asks.name) && is_same_text(&known.email, &asks.email)
    };
    if requester(connection, row)?.is_none_or(|known| same(&known) || is_corrected(&known, asks)) {
        return Ok(None);
    }
    let number = &request.number;
    let message =
        message!("the number {number} belongs to the request of another requester", number);
    Ok(Some(Error::new(ErrorKind::State, message).field("number")))
}

/// As [`refuse_other_requester`], for a version at the counter. One mistyped letter of a long word of the name is a
/// correction, where e-mail address and telephone number are the same.
fn refuse_replacing(connection: &Connection, row: i64, request: &Request) -> Result<()> {
    let is_corrected = |known: &Requester, asks: &Requester| {
        is_same_text(&known.email, &asks.email)
            && known.phone.is_some()
            && known.phone == asks.phone
            && is_one_letter_off(&known.name, &asks.name)
    };
    let refused = refuse_other_requester(connection, row, request, is_corrected)?;
    let Some(refused) = refused else { return Ok(()) };
    let (number, free) = (&request.number, next_free(connection, &request.number)?);
    Err(refused.hint(message!(
        "hand in the request under the next free number, {free}; where it is the same person with a corrected name \
         or address, also cancel {number}",
        free,
        number
    )))
}

/// As [`refuse_other_requester`], for an amendment, whose officer names the number and says why. Where the e-mail
/// address is the same, a name with the first word of the one before or nearly the same is a correction; where the name
/// is the same, so is an address with other letters, but never one with other digits.
pub(in crate::ledger) fn refuse_amending_for_another(
    connection: &Connection,
    row: i64,
    request: &Request,
) -> Result<()> {
    let is_corrected = |known: &Requester, asks: &Requester| {
        let names = (&*known.name, &*asks.name);
        let addresses = (&*known.email, &*asks.email);
        (is_same_text(addresses.0, addresses.1) && is_respelt(names.0, names.1))
            || (is_same_text(names.0, names.1) && is_mistyped(addresses.0, addresses.1))
    };
    let refused = refuse_other_requester(connection, row, request, is_corrected)?;
    let Some(refused) = refused else { return Ok(()) };
    let (number, free) = (&request.number, next_free(connection, &request.number)?);
    Err(refused.hint(message!(
        "for another person, hand in the request under the next free number, {free}; for the same person, `kemas request \
         amend {number} FILE --because REASON` takes a corrected name that keeps its first word, with the e-mail \
         address as it was, and then a corrected address with the name as it is",
        free,
        number
    )))
}

/// Returns the number that follows the highest one of the recorded requests whose numbers differ from this one only in
/// the digits at the end. A number without digits at the end gets a hyphen and digits.
fn next_free(connection: &Connection, number: &RequestNumber) -> Result<String> {
    let digits =
        |text: &str| text.len() - text.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let width = digits(number.as_str());
    let stem = &number.as_str()[..number.as_str().len() - width];
    let mut query = connection.prepare("SELECT number FROM requests").map_err(broken)?;
    let numbers = query.query_map([], |row| row.get::<_, String>(0)).map_err(broken)?;
    let mut last = 0;
    for known in numbers {
        let known = known.map_err(broken)?;
        let serial = known.strip_prefix(stem).filter(|rest| digits(rest) == rest.len());
        last = last.max(serial.and_then(|serial| serial.parse::<u64>().ok()).unwrap_or(0));
    }
    Ok(match width {
        0 => format!("{stem}-{}", last.max(1).saturating_add(1)),
        _ => format!("{stem}{:0width$}", last.saturating_add(1)),
    })
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

/// Returns the requester's name of a version of a request.
pub(in crate::ledger) fn requester_name(connection: &Connection, row: i64) -> Result<String> {
    Ok(requester(connection, row)?.map_or_else(|| FORGOTTEN.to_owned(), |known| known.name))
}

fn requester(connection: &Connection, request: i64) -> Result<Option<Requester>> {
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

/// Compares all fields of two requesters but those of the tariff class, which belong to the request.
fn same_person(known: &Requester, handed_in: &Requester) -> bool {
    let handed_in = Requester { zero_tariff: false, zero_tariff_letter: None, ..handed_in.clone() };
    *known == handed_in
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
