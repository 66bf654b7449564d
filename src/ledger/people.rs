//! The personal fields of records, kept apart so that they can go while the records stay.
//!
//! A record that names a person is parted when it is kept and joined when it is read. What was
//! forgotten reads as [`FORGOTTEN`]; the digest in its place still proves that nothing was put
//! there later.

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::{Ledger, broken, from_body, rows};
use crate::error::{Error, ErrorKind, Result};
use crate::fixity::sha256;
use crate::model::{Agreement, Handover, Invoice, Payment, Receipt};

/// What stands in the place of a forgotten field.
pub const FORGOTTEN: &str = "(dihapus)";

/// A record that the ledger keeps, with the fields that tell who somebody is.
pub(super) trait Kept: Serialize + DeserializeOwned {
    /// The personal fields.
    const PERSONAL: &'static [&'static str];
}

impl Kept for Agreement {
    const PERSONAL: &'static [&'static str] = &["signed_by", "position"];
}

impl Kept for Invoice {
    const PERSONAL: &'static [&'static str] = &["buyer", "institution"];
}

impl Kept for Payment {
    const PERSONAL: &'static [&'static str] = &[];
}

impl Kept for Receipt {
    const PERSONAL: &'static [&'static str] = &["received_from"];
}

impl Kept for Handover {
    const PERSONAL: &'static [&'static str] = &["to"];
}

/// Parts a record: what anybody may read, and the row of who it names.
pub(super) fn part<T: Kept>(
    change: &Transaction<'_>,
    visit: &str,
    record: &T,
) -> Result<(String, Option<i64>)> {
    let mut body = to_value(record)?;
    if T::PERSONAL.is_empty() {
        return Ok((body.to_string(), None));
    }
    let person = take(&mut body, T::PERSONAL);
    Ok((body.to_string(), Some(keep(change, visit, &person)?)))
}

/// Joins a record with who it names.
pub(super) fn join<T: Kept>(connection: &Connection, body: &str, person: Option<i64>) -> Result<T> {
    let mut body: Value = from_body(body)?;
    if let Some(person) = person {
        put(&mut body, person_of(connection, person)?.as_ref(), T::PERSONAL);
    }
    from_value(body)
}

/// Keeps the personal fields of a record and returns their row.
pub(super) fn keep(change: &Transaction<'_>, visit: &str, person: &Value) -> Result<i64> {
    let salt: String = change
        .query_row("SELECT lower(hex(randomblob(16)))", [], |row| row.get(0))
        .map_err(broken)?;
    let body = person.to_string();
    let digest = digest(&salt, &body);
    let cells: [(&str, &dyn rusqlite::ToSql); 4] =
        [("visit", &visit), ("digest", &digest), ("salt", &salt), ("body", &body)];
    rows::add(change, "people", &cells)
}

/// Returns the digest that stands for personal fields.
pub(super) fn digest(salt: &str, body: &str) -> String {
    sha256(format!("{salt}{body}").as_bytes()).to_string()
}

/// Returns personal fields; `None` once they are forgotten.
pub(super) fn person_of(connection: &Connection, person: i64) -> Result<Option<Value>> {
    let sql = "SELECT body FROM people WHERE id = ?1";
    let mut select = connection.prepare_cached(sql).map_err(broken)?;
    let body: Option<Option<String>> =
        select.query_row([person], |row| row.get(0)).optional().map_err(broken)?;
    body.flatten().map(|body| from_body(&body)).transpose()
}

/// Takes fields out of an object.
pub(super) fn take(body: &mut Value, fields: &[&str]) -> Value {
    let mut taken = Map::new();
    if let Some(object) = body.as_object_mut() {
        for field in fields {
            if let Some(value) = object.remove(*field) {
                taken.insert((*field).to_owned(), value);
            }
        }
    }
    Value::Object(taken)
}

/// Puts fields back; forgotten ones read as [`FORGOTTEN`].
pub(super) fn put(body: &mut Value, person: Option<&Value>, fields: &[&str]) {
    for field in fields {
        body[*field] = match person {
            Some(person) => person[*field].clone(),
            None => FORGOTTEN.into(),
        };
    }
}

pub(super) fn to_value(record: &impl Serialize) -> Result<Value> {
    serde_json::to_value(record).map_err(|source| {
        Error::new(ErrorKind::Ledger, format!("a record cannot be written: {source}"))
            .source(source)
    })
}

pub(super) fn from_value<T: DeserializeOwned>(value: Value) -> Result<T> {
    serde_json::from_value(value).map_err(|source| {
        Error::new(ErrorKind::Ledger, format!("a row's record cannot be read: {source}"))
            .hint("the row was written by another version, or changed outside the program")
            .source(source)
    })
}

impl Ledger {
    /// Returns the day of the last step of a visit and its requests, or of one request.
    pub fn last_day_of(&self, visit: &str) -> Result<Option<Date>> {
        let requests = "SELECT ?1 UNION SELECT visit_requests.number FROM visit_requests
                        JOIN visits ON visits.id = visit_requests.visit WHERE visits.number = ?1";
        let of = "SELECT id FROM requests WHERE number IN wanted";
        let sql = format!(
            "WITH wanted AS ({requests})
             SELECT max(day) FROM (
                SELECT arrived_on AS day FROM visits WHERE number = ?1
                UNION ALL SELECT recorded_on FROM requests WHERE number IN wanted
                UNION ALL SELECT json_extract(body, '$.issued_on') FROM invoices
                    WHERE request IN ({of})
                UNION ALL SELECT packed_on FROM packages WHERE request IN ({of})
                UNION ALL SELECT json_extract(body, '$.on') FROM handovers WHERE request IN ({of})
                UNION ALL SELECT ended_on FROM endings WHERE number IN wanted)"
        );
        let day: Option<String> =
            self.connection.query_row(&sql, [visit], |row| row.get(0)).map_err(broken)?;
        day.map(|day| super::requests::day(&day)).transpose()
    }

    /// Blanks the personal fields of a visit and of its requests, or of one request; records that
    /// stay are told apart by number alone. Returns the numbers that were blanked.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where nothing is known under this number.
    pub fn forget(&mut self, visit: &str, because: Option<&str>, on: Date) -> Result<Vec<String>> {
        let numbers = self.change(|change| {
            let sql = "SELECT visit_requests.number FROM visit_requests
                       JOIN visits ON visits.id = visit_requests.visit WHERE visits.number = ?1";
            let mut select = change.prepare(sql).map_err(broken)?;
            let requests = select.query_map([visit], |row| row.get(0)).map_err(broken)?;
            let mut numbers: Vec<String> =
                requests.collect::<rusqlite::Result<_>>().map_err(broken)?;
            numbers.insert(0, visit.to_owned());
            // A visit for this request alone goes with it.
            let own = "SELECT visits.number FROM visit_requests
                       JOIN visits ON visits.id = visit_requests.visit
                       WHERE visit_requests.number = ?1 AND NOT EXISTS
                       (SELECT 1 FROM visit_requests AS other WHERE other.visit = visits.id
                        AND other.number <> ?1)";
            let own = change.query_row(own, [visit], |row| row.get(0)).optional();
            numbers.extend(own.map_err(broken)?);
            let known = "SELECT EXISTS (SELECT 1 FROM people WHERE visit = ?1)";
            let mut blanked = Vec::new();
            for number in numbers {
                if !change.query_row(known, [&number], |row| row.get(0)).map_err(broken)? {
                    continue;
                }
                let cells: [(&str, &dyn rusqlite::ToSql); 3] =
                    [("visit", &number), ("because", &because), ("forgotten_on", &on.to_string())];
                rows::add(change, "forgettings", &cells)?;
                let blank = "UPDATE people SET salt = NULL, body = NULL WHERE visit = ?1";
                change.execute(blank, params![number]).map_err(broken)?;
                blanked.push(number);
            }
            if blanked.is_empty() {
                let message = format!("the ledger knows no visit or request {visit}");
                return Err(Error::new(ErrorKind::State, message));
            }
            Ok(blanked)
        })?;
        // What was blanked must not survive in the write-ahead log either.
        let sql = "PRAGMA wal_checkpoint(TRUNCATE)";
        self.connection.query_row(sql, [], |_| Ok(())).map_err(broken)?;
        Ok(numbers)
    }
}
