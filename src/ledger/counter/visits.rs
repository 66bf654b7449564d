//! The guest book, written: who came when, and what is left of the promised service time.

use jiff::civil::{DateTime, Time};
use rusqlite::{Connection, OptionalExtension, ToSql, Transaction, params};
use serde::Serialize;
use serde_json::{Value, json};

use super::entries::{come_back, now};
use crate::error::{Error, ErrorKind, Result};
use crate::ledger::requests::{current, requester_name};
use crate::ledger::store::{FORGOTTEN, Ledger, add_row, broken, day, insert_person};
use crate::ledger::track::missing;
use crate::message::{Message, message};
use crate::model::RequestNumber;

/// The fields of the guest book: those that are personal, and those that may appear in statistics.
#[derive(Debug, Clone, PartialEq)]
pub struct Guest {
    /// Name, e-mail, phone, address, sex, age, work, institution: personal.
    pub person: Value,
    /// Kind of institution and use.
    pub counted: Value,
}

/// A visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Visit {
    /// The day and the queue number: `2026-11-24-03`.
    pub number: String,
    /// The queue number, from 1 on each day.
    pub queue: u32,
    /// When the guest came, to the minute.
    pub arrived: DateTime,
    /// The guest's name; [`FORGOTTEN`] where it was blanked, `-` where there is none.
    pub name: String,
}

impl Ledger {
    /// Adds a visit to the guest book. The promised service time starts at `at`.
    pub fn record_visit(&mut self, guest: &Guest, at: DateTime) -> Result<Visit> {
        self.change(|change| add(change, guest, at))
    }
}

/// Returns the minutes left of a visit's promised service time, negative when it is over; `None` for a visit of
/// another day.
pub(in crate::ledger) fn left(visit: &Visit, now: DateTime, hour_minutes: i64) -> Option<i64> {
    if visit.arrived.date() != now.date() {
        return None;
    }
    let minutes = |time: Time| i64::from(time.hour()) * 60 + i64::from(time.minute());
    Some(hour_minutes - (minutes(now.time()) - minutes(visit.arrived.time())))
}

/// The visit that a request belongs to, as it was found when the request was handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AtVisit {
    /// The number of the visit.
    pub number: String,
    /// The queue number on its day.
    pub queue: u32,
    /// True where the visit was entered with the request.
    pub is_new: bool,
    /// True where the guest had left, and is so back.
    pub came_back: bool,
}

/// Connects a request to the visit at which it was handed in. Without `visit`, a request that has none gets a new visit
/// at `at`, so that its service time is counted; a request that has one keeps it. Where the guest of the visit had
/// left, the guest is back.
///
/// # Errors
/// [`ErrorKind::State`] where there is no such visit, or the request belongs to another one.
pub(in crate::ledger) fn connect(
    change: &Transaction<'_>,
    number: &RequestNumber,
    visit: Option<&str>,
    at: DateTime,
) -> Result<AtVisit> {
    let sql = "SELECT visits.number FROM visit_requests
               JOIN visits ON visits.id = visit_requests.visit
               WHERE visit_requests.number = ?1";
    let known: Option<String> =
        change.query_row(sql, [number.as_str()], |row| row.get(0)).optional().map_err(broken)?;
    let at_visit = |number: &str, is_new, came_back| {
        let Visit { number, queue, .. } = read(change, number)?;
        Ok(AtVisit { number, queue, is_new, came_back })
    };
    let (number_of_visit, is_new) = match (visit, known) {
        (None, Some(known)) => return at_visit(&known, false, false),
        (Some(visit), Some(known)) if visit == known => return at_visit(visit, false, false),
        (Some(_), Some(known)) => {
            let message =
                message!("request {number} was handed in at visit {known}", number, known);
            return Err(missing(message, message!("leave --visit out")));
        }
        (Some(visit), None) => (visit.to_owned(), false),
        (None, None) => {
            let name = match current(change, number)? {
                Some(row) => requester_name(change, row)?,
                None => FORGOTTEN.to_owned(),
            };
            let guest = Guest { person: json!({ "name": name }), counted: json!({}) };
            (add(change, &guest, at)?.number, true)
        }
    };
    let row = row_of(change, &number_of_visit)?;
    let cells: [(&str, &dyn ToSql); 2] = [("visit", &row), ("number", &number.as_str())];
    add_row(change, "visit_requests", &cells)?;
    let came_back = come_back(change, &number_of_visit, at.date())?;
    at_visit(&number_of_visit, is_new, came_back)
}

fn add(change: &Transaction<'_>, guest: &Guest, at: DateTime) -> Result<Visit> {
    let on = at.date().to_string();
    let sql = "SELECT coalesce(max(queue), 0) + 1 FROM visits WHERE arrived_on = ?1";
    let queue: u32 = change.query_row(sql, [&on], |row| row.get(0)).map_err(broken)?;
    let number = format!("{on}-{queue:02}");
    let person = insert_person(change, &number, &guest.person)?;
    let time = format!("{:02}:{:02}", at.hour(), at.minute());
    let cells: [(&str, &dyn ToSql); 6] = [
        ("number", &number),
        ("person", &person),
        ("queue", &queue),
        ("body", &guest.counted.to_string()),
        ("arrived_on", &on),
        ("arrived_at", &time),
    ];
    add_row(change, "visits", &cells)?;
    read(change, &number)
}

pub(in crate::ledger) fn read(connection: &Connection, number: &str) -> Result<Visit> {
    let sql = "SELECT queue, arrived_on, arrived_at FROM visits WHERE number = ?1";
    let cells = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    let (queue, on, at): (u32, String, String) =
        connection.query_row(sql, [number], cells).map_err(broken)?;
    let time: Time = at.parse().map_err(|source: jiff::Error| {
        Error::new(ErrorKind::Ledger, message!("a row's time is none: '{at}'", at)).source(source)
    })?;
    let (person, _) = now(connection, number)?;
    let name = person.as_ref().map_or(FORGOTTEN, |person| person["name"].as_str().unwrap_or("-"));
    let arrived = day(&on)?.to_datetime(time);
    Ok(Visit { number: number.to_owned(), queue, arrived, name: name.to_owned() })
}

/// Returns what to do where there is no such visit.
pub(super) fn unknown_visit_hint() -> Message {
    message!(
        "`kemas visits` lists the visits of today, and with `--date` those of another day; `kemas visit --name NAME` \
         enters one"
    )
}

pub(super) fn row_of(connection: &Connection, visit: &str) -> Result<i64> {
    let sql = "SELECT id FROM visits WHERE number = ?1";
    let row: Option<i64> =
        connection.query_row(sql, [visit], |row| row.get(0)).optional().map_err(broken)?;
    row.ok_or_else(|| missing(message!("there is no visit {visit}", visit), unknown_visit_hint()))
}

pub(in crate::ledger) fn visit_of(
    connection: &Connection,
    number: &RequestNumber,
) -> Result<Option<Visit>> {
    let sql = "SELECT visits.number FROM visit_requests
               JOIN visits ON visits.id = visit_requests.visit WHERE visit_requests.number = ?1";
    let visit: Option<String> = connection
        .query_row(sql, params![number.as_str()], |row| row.get(0))
        .optional()
        .map_err(broken)?;
    visit.map(|visit| read(connection, &visit)).transpose()
}
