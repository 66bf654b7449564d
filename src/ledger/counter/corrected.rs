//! Corrections of visits, and guests who leave without being served: both are recorded beside what was entered.

use jiff::civil::Date;
use rusqlite::{OptionalExtension, ToSql, params};
use serde_json::Value;

use super::entries::{CORRECTIONS, COUNTED, entered, has_left, now};
use super::visits::{Guest, row_of};
use crate::error::{Error, ErrorKind, Result};
use crate::ledger::store::{Ledger, add_row, broken, from_body, insert_person, person_of, take};
use crate::message::message;

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
            let refused = |message, hint| Error::new(ErrorKind::State, message).hint(hint);
            let sql = "SELECT number FROM visit_requests WHERE visit = ?1 ORDER BY id DESC LIMIT 1";
            let request: Option<String> =
                change.query_row(sql, [row], |row| row.get(0)).optional().map_err(broken)?;
            if let Some(request) = request {
                let message = message!("visit {number} has request {request}", number, request);
                return Err(refused(
                    message,
                    message!("`kemas cancel {request} --because REASON` ends it", request),
                ));
            }
            let sql = "SELECT EXISTS (SELECT 1 FROM polls WHERE visit = ?1)";
            if change.query_row(sql, [row], |row| row.get(0)).map_err(broken)? {
                let message = message!("visit {visit} has answered the poll", visit = number);
                return Err(refused(
                    message,
                    message!("it waits for nothing; nothing is left to do"),
                ));
            }
            if has_left(change, number)? {
                let message = message!("the guest of visit {number} has left already", number);
                return Err(refused(message, message!("nothing is left to do")));
            }
            let cells: [(&str, &dyn ToSql); 4] = [
                ("number", &number),
                ("how", &"cancelled"),
                ("because", &because),
                ("ended_on", &on.to_string()),
            ];
            add_row(change, "endings", &cells).map(drop)
        })
    }
}
