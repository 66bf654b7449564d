//! The personal fields of records, stored in a table of their own, so that they can be removed while the records
//! stay.
//!
//! The fields are split off when a record is stored and joined when it is read. Forgotten fields of a record read as
//! [`FORGOTTEN`]. The digest of the original fields stays, so that a verification notices others in their place.

use rusqlite::{Connection, OptionalExtension, Transaction};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::cells::{from_body, from_value, to_value};
use super::chain;
use super::database_error::broken;
use crate::error::Result;
use crate::fixity::sha256;
use crate::model::{Agreement, Handover, Invoice, Payment, Receipt};

/// The text that replaces a forgotten field.
pub const FORGOTTEN: &str = "(dihapus)";

/// A record that may have fields that identify a visitor.
pub(in crate::ledger) trait Personal: Serialize + DeserializeOwned {
    /// The names of the personal fields; empty where the record has none.
    const PERSONAL: &'static [&'static str];
}

impl Personal for Agreement {
    const PERSONAL: &'static [&'static str] = &["signed_by", "position"];
}

impl Personal for Invoice {
    const PERSONAL: &'static [&'static str] = &["buyer", "institution"];
}

impl Personal for Payment {
    const PERSONAL: &'static [&'static str] = &[];
}

impl Personal for Receipt {
    const PERSONAL: &'static [&'static str] = &["received_from"];
}

impl Personal for Handover {
    const PERSONAL: &'static [&'static str] = &["to"];
}

/// The fields of the requester that identify a person.
pub(in crate::ledger) const REQUESTER: [&str; 6] =
    ["name", "email", "phone", "address", "institution", "npwp"];

/// Splits a record into its JSON without personal fields, and the row into which those fields are stored; `None` where
/// its type has no such fields. `visit` is the number of the visit or request under which they are forgotten.
pub(in crate::ledger) fn part<T: Personal>(
    change: &Transaction<'_>,
    visit: &str,
    record: &T,
) -> Result<(String, Option<i64>)> {
    let mut body = to_value(record)?;
    if T::PERSONAL.is_empty() {
        return Ok((body.to_string(), None));
    }
    let person = take(&mut body, T::PERSONAL);
    Ok((body.to_string(), Some(insert_person(change, visit, &person)?)))
}

/// Joins the JSON of a record with its personal fields; `person` is their row in `people`, `None` for a record without
/// such fields.
pub(in crate::ledger) fn join<T: Personal>(
    connection: &Connection,
    body: &str,
    person: Option<i64>,
) -> Result<T> {
    let mut body: Value = from_body(body)?;
    if let Some(person) = person {
        put(&mut body, person_of(connection, person)?.as_ref(), T::PERSONAL);
    }
    from_value(body)
}

/// Stores personal fields with a new salt and their digest, and returns their row. `visit` is the number of the visit
/// or request under which they are forgotten.
pub(in crate::ledger) fn insert_person(
    change: &Transaction<'_>,
    visit: &str,
    person: &Value,
) -> Result<i64> {
    let salt: String = change
        .query_row("SELECT lower(hex(randomblob(16)))", [], |row| row.get(0))
        .map_err(broken)?;
    let body = person.to_string();
    let digest = digest(&salt, &body);
    let cells: [(&str, &dyn rusqlite::ToSql); 4] =
        [("visit", &visit), ("digest", &digest), ("salt", &salt), ("body", &body)];
    chain::add_row(change, "people", &cells)
}

/// Returns the SHA-256 of the salt followed by the personal fields as JSON.
pub(in crate::ledger) fn digest(salt: &str, body: &str) -> String {
    sha256(format!("{salt}{body}").as_bytes()).to_string()
}

/// Returns personal fields; `None` once they are forgotten.
pub(in crate::ledger) fn person_of(connection: &Connection, person: i64) -> Result<Option<Value>> {
    let sql = "SELECT body FROM people WHERE id = ?1";
    let mut select = connection.prepare_cached(sql).map_err(broken)?;
    let body: Option<Option<String>> =
        select.query_row([person], |row| row.get(0)).optional().map_err(broken)?;
    body.flatten().map(|body| from_body(&body)).transpose()
}

/// Removes fields from an object and returns them.
pub(in crate::ledger) fn take(body: &mut Value, fields: &[&str]) -> Value {
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

/// Puts fields of a person back into an object; without a person each becomes [`FORGOTTEN`].
pub(in crate::ledger) fn put(body: &mut Value, person: Option<&Value>, fields: &[&str]) {
    for field in fields {
        body[*field] = match person {
            Some(person) => person[*field].clone(),
            None => FORGOTTEN.into(),
        };
    }
}
