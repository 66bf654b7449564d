//! What the guest book says of a visit now: as it was entered, or as it was corrected last.
//!
//! A correction is a further row of `people` under the number of the visit. It has every field of the guest, also kind
//! of institution and use, by which it is told from other rows of people; the last one counts, and those before stay
//! readable. Once the guest is forgotten, a row with the corrected kind and use alone remains.
//!
//! A guest who leaves without being served ends the visit by a row of `endings`, and one who comes back opens it again
//! by a further row; the last one counts. Their numbers are those of departures, which no request can have.

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, ToSql, Transaction, params};
use serde_json::{Value, json};

use crate::error::Result;
use crate::ledger::store::{add_row, broken, from_body, insert_person, person_of, take};

/// The fields of a guest that may appear in statistics, and are not personal.
pub const COUNTED: [&str; 2] = ["kind", "use"];

/// The rows of people that are corrections of a visit: its number is `?1`, the row of its guest `?2`.
pub(super) const CORRECTIONS: &str = "FROM people WHERE visit = ?1 AND id > ?2
                           AND json_type(body, '$.use') IS NOT NULL";

/// The rows of `endings` that are departures of a guest and returns from them: the number of the visit is `?1`. A blank
/// stands in no number of a request.
pub(super) const DEPARTURES: &str = "FROM endings WHERE number > 'visit ' || ?1 || ' '
                          AND number < 'visit ' || ?1 || '!'";

/// What the ledger has of a guest who left without being served.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Departure {
    /// Why the guest left; `None` where it was not said.
    pub because: Option<String>,
}

/// Returns the departure of the guest of a visit; `None` for a guest who did not leave, or is back.
pub(super) fn departure(connection: &Connection, number: &str) -> Result<Option<Departure>> {
    let sql = format!("SELECT how, because {DEPARTURES} ORDER BY id DESC LIMIT 1");
    let mut select = connection.prepare_cached(&sql).map_err(broken)?;
    let cells = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
    let last: Option<(String, Option<String>)> =
        select.query_row([number], cells).optional().map_err(broken)?;
    Ok(last.filter(|(how, _)| how == LEFT).map(|(_, because)| Departure { because }))
}

/// Records that the guest of a visit left without being served.
pub(super) fn leave(
    change: &Transaction<'_>,
    number: &str,
    because: Option<&str>,
    on: Date,
) -> Result<()> {
    add_departure(change, number, (LEFT, because), on)
}

/// Records that a guest who had left is back; returns false for a guest who had not left.
pub(super) fn come_back(change: &Transaction<'_>, number: &str, on: Date) -> Result<bool> {
    if departure(change, number)?.is_none() {
        return Ok(false);
    }
    add_departure(change, number, ("closed", None), on)?;
    Ok(true)
}

/// The word of `endings` for a guest who left.
const LEFT: &str = "cancelled";

fn add_departure(
    change: &Transaction<'_>,
    number: &str,
    (how, because): (&str, Option<&str>),
    on: Date,
) -> Result<()> {
    let sql = format!("SELECT count(*) {DEPARTURES}");
    let before: u32 = change.query_row(&sql, [number], |row| row.get(0)).map_err(broken)?;
    let key = ["visit", number, &(before + 1).to_string()].join(" ");
    let on = on.to_string();
    let cells: [(&str, &dyn ToSql); 4] =
        [("number", &key), ("how", &how), ("because", &because), ("ended_on", &on)];
    add_row(change, "endings", &cells).map(drop)
}

/// Returns what the guest book says of a visit now: the personal fields, `None` once they are blanked, and kind of
/// institution and use. The visit must exist.
pub(super) fn now(connection: &Connection, number: &str) -> Result<(Option<Value>, Value)> {
    let (row, counted) = entered(connection, number)?;
    match corrected(connection, number, row)? {
        Some((person, counted)) => {
            Ok((Some(person).filter(|person| person.get("name").is_some()), counted))
        }
        None => Ok((person_of(connection, row)?, counted)),
    }
}

/// Returns kind of institution and use of a visit where they were corrected; `None` also where there is no such visit.
pub(super) fn counted_anew(change: &Transaction<'_>, number: &str) -> Result<Option<Value>> {
    let sql = "SELECT person FROM visits WHERE number = ?1";
    let row: Option<i64> =
        change.query_row(sql, [number], |row| row.get(0)).optional().map_err(broken)?;
    let Some(row) = row else { return Ok(None) };
    Ok(corrected(change, number, row)?.map(|(_, counted)| counted))
}

/// Keeps the corrected kind of institution and use of a visit whose guest was forgotten.
pub(super) fn keep_counted(change: &Transaction<'_>, number: &str, counted: &Value) -> Result<()> {
    let kept = json!({ "kind": counted["kind"], "use": counted["use"] });
    insert_person(change, number, &kept).map(drop)
}

/// Returns the row of people that a visit was entered with, and its kind of institution and use.
pub(super) fn entered(connection: &Connection, number: &str) -> Result<(i64, Value)> {
    let sql = "SELECT person, body FROM visits WHERE number = ?1";
    let mut select = connection.prepare_cached(sql).map_err(broken)?;
    let cells = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get::<_, String>(1)?));
    let (row, counted) = select.query_row([number], cells).map_err(broken)?;
    Ok((row, from_body(&counted)?))
}

/// Returns the last correction of a visit: the personal fields, and kind of institution and use.
fn corrected(connection: &Connection, number: &str, row: i64) -> Result<Option<(Value, Value)>> {
    let sql = format!("SELECT body {CORRECTIONS} ORDER BY id DESC LIMIT 1");
    let mut select = connection.prepare_cached(&sql).map_err(broken)?;
    let body: Option<String> =
        select.query_row(params![number, row], |row| row.get(0)).optional().map_err(broken)?;
    let Some(body) = body else { return Ok(None) };
    let mut person: Value = from_body(&body)?;
    let counted = take(&mut person, &COUNTED);
    Ok(Some((person, counted)))
}
