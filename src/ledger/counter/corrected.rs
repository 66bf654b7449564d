//! Corrections of visits, and guests who leave without being served: both are recorded beside what was entered.

use jiff::civil::Date;
use rusqlite::{Transaction, params};
use serde_json::Value;

use super::entries::{CORRECTIONS, COUNTED, come_back, departure, entered, leave, now};
use super::visits::{Guest, row_of};
use crate::error::{Error, ErrorKind, Result};
use crate::ledger::requests::current;
use crate::ledger::store::{Ledger, broken, from_body, insert_person, person_of, take};
use crate::ledger::track::state;
use crate::message::message;
use crate::model::{Action, RequestNumber, Stage};

impl Ledger {
    /// Enters the guest of a visit anew; what stood there before stays readable.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where there is no such visit, or its guest is not `from` any more.
    pub fn correct_visit(&mut self, number: &str, from: &Guest, to: &Guest) -> Result<()> {
        self.change(|change| {
            row_of(change, number)?;
            let (person, counted) = now(change, number)?;
            if (person.as_ref(), &counted) != (Some(&from.person), &from.counted) {
                let message = message!("visit {number} was corrected meanwhile", number);
                return Err(Error::new(ErrorKind::State, message)
                    .hint(message!("run the command again, for the guest as it is now")));
            }
            let mut all = to.person.clone();
            for field in COUNTED {
                all[field] = to.counted[field].clone();
            }
            insert_person(change, number, &all).map(drop)
        })
    }

    /// Returns what stood in the guest book for a visit before its corrections, the first entry first. Empty where it was
    /// not corrected, or its personal data were blanked.
    pub fn guests_before(&self, number: &str) -> Result<Vec<Guest>> {
        let (row, counted) = entered(&self.connection, number)?;
        let Some(person) = person_of(&self.connection, row)? else { return Ok(Vec::new()) };
        let mut guests = vec![Guest { person, counted }];
        let sql = format!("SELECT body {CORRECTIONS} ORDER BY id");
        let mut select = self.connection.prepare_cached(&sql).map_err(broken)?;
        let cells = |cells: &rusqlite::Row<'_>| cells.get::<_, String>(0);
        for body in select.query_map(params![number, row], cells).map_err(broken)? {
            let mut person: Value = from_body(&body.map_err(broken)?)?;
            let counted = take(&mut person, &COUNTED);
            guests.push(Guest { person, counted });
        }
        guests.pop();
        Ok(guests)
    }

    /// Records that the guest of a visit left without being served.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where there is no such visit, where it has a request or has answered the poll, or where this
    /// is recorded already.
    pub fn record_departure(
        &mut self,
        number: &str,
        because: Option<&str>,
        on: Date,
    ) -> Result<()> {
        self.change(|change| {
            let row = row_of(change, number)?;
            refuse_served(change, number, row)?;
            if departure(change, number)?.is_some() {
                let message = message!("the guest of visit {number} has left already", number);
                return Err(
                    Error::new(ErrorKind::State, message).hint(message!("nothing is left to do"))
                );
            }
            leave(change, number, because, on)
        })
    }

    /// Returns true where the guest of a visit left without being served, and is not back.
    pub fn has_left(&self, number: &str) -> Result<bool> {
        departure(&self.connection, number).map(|departure| departure.is_some())
    }

    /// Records that a guest who had left without being served is back; returns false for a guest who had not left.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where there is no such visit.
    pub fn record_comeback(&mut self, number: &str, on: Date) -> Result<bool> {
        self.change(|change| {
            row_of(change, number)?;
            come_back(change, number, on)
        })
    }
}

/// Refuses the departure of a guest whose visit has a request or has answered the poll.
fn refuse_served(change: &Transaction<'_>, number: &str, row: i64) -> Result<()> {
    let refused = |message, hint| Err(Error::new(ErrorKind::State, message).hint(hint));
    let sql = "SELECT number FROM visit_requests WHERE visit = ?1 ORDER BY id DESC";
    let mut select = change.prepare(sql).map_err(broken)?;
    let requests = select.query_map([row], |row| row.get::<_, String>(0)).map_err(broken)?;
    let requests: Vec<String> = requests.collect::<rusqlite::Result<_>>().map_err(broken)?;
    for request in requests.iter().filter_map(|request| RequestNumber::parse(request)) {
        let Some(version) = current(change, &request)? else { continue };
        let state = state(change, version, &request)?;
        if !matches!(state.stage, Stage::Open | Stage::Correcting) {
            continue;
        }
        let message = message!("visit {number} has request {request}", number, request = &request);
        let hint = if state.missing(Action::Cancel).is_empty() {
            message!("`kemas cancel {request} --because REASON` ends it", request = &request)
        } else {
            message!("`kemas status {request}` shows what is left to do", request = &request)
        };
        return refused(message, hint);
    }
    let nothing = || message!("it waits for nothing; nothing is left to do");
    if let Some(request) = requests.first() {
        let message =
            message!("visit {number} was served: its last request is {request}", number, request);
        return refused(message, nothing());
    }
    let sql = "SELECT EXISTS (SELECT 1 FROM polls WHERE visit = ?1)";
    if change.query_row(sql, [row], |row| row.get(0)).map_err(broken)? {
        let message = message!("visit {visit} has answered the poll", visit = number);
        return refused(message, nothing());
    }
    Ok(())
}
