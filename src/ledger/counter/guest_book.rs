//! The guest book, read: the visits of some days, and the guests of earlier visits.

use jiff::civil::Date;
use rusqlite::params;
use serde_json::Value;

use super::entries::{Departure, departure, now};
use super::visits::{Visit, read};
use crate::error::Result;
use crate::ledger::store::{Ledger, broken, day};

/// A visit as the guest book lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuestBookEntry {
    /// The visit.
    pub visit: Visit,
    /// The kind of institution.
    pub kind: Option<String>,
    /// What the data are for.
    pub purpose: Option<String>,
    /// The numbers of the requests that were handed in at this visit.
    pub requests: Vec<String>,
    /// True where the guest has answered the poll.
    pub polled: bool,
    /// The departure of a guest who left without being served.
    pub left: Option<Departure>,
}

/// What the guest book has of a guest who came.
#[derive(Debug, Clone, PartialEq)]
pub struct PastVisit {
    /// The number of the visit.
    pub number: String,
    /// The day of the visit.
    pub on: Date,
    /// The personal fields.
    pub person: Value,
    /// Kind of institution and use.
    pub counted: Value,
}

impl Ledger {
    /// Returns the visits from one day to another, both included, in the order in which the guests came.
    pub fn visits(&self, from: Date, to: Date) -> Result<Vec<GuestBookEntry>> {
        let reading = self.connection.unchecked_transaction().map_err(broken)?;
        let sql = "SELECT id, number, EXISTS (SELECT 1 FROM polls WHERE polls.visit = visits.id)
                   FROM visits WHERE arrived_on BETWEEN ?1 AND ?2 ORDER BY arrived_on, queue";
        let mut select = reading.prepare(sql).map_err(broken)?;
        let mut requests = reading
            .prepare("SELECT number FROM visit_requests WHERE visit = ?1 ORDER BY id")
            .map_err(broken)?;
        let mut entries = Vec::new();
        let mut rows = select.query(params![from.to_string(), to.to_string()]).map_err(broken)?;
        while let Some(row) = rows.next().map_err(broken)? {
            let id: i64 = row.get(0).map_err(broken)?;
            let number: String = row.get(1).map_err(broken)?;
            let (_, counted) = now(&reading, &number)?;
            let word = |field: &str| counted[field].as_str().map(str::to_owned);
            let of = requests.query_map([id], |row| row.get(0)).map_err(broken)?;
            entries.push(GuestBookEntry {
                visit: read(&reading, &number)?,
                left: departure(&reading, &number)?,
                kind: word("kind"),
                purpose: word("use"),
                requests: of.collect::<rusqlite::Result<_>>().map_err(broken)?,
                polled: row.get(2).map_err(broken)?,
            });
        }
        Ok(entries)
    }

    /// Returns the numbers of the requests that were handed in at a visit.
    pub fn requests_of_visit(&self, number: &str) -> Result<Vec<String>> {
        let sql = "SELECT visit_requests.number FROM visit_requests
                   JOIN visits ON visits.id = visit_requests.visit
                   WHERE visits.number = ?1 ORDER BY visit_requests.id";
        let mut select = self.connection.prepare(sql).map_err(broken)?;
        let found = select.query_map([number], |row| row.get(0)).map_err(broken)?;
        found.collect::<rusqlite::Result<_>>().map_err(broken)
    }

    /// Returns all visits whose personal fields were not blanked, the latest first.
    pub fn past_visits(&self) -> Result<Vec<PastVisit>> {
        let reading = self.connection.unchecked_transaction().map_err(broken)?;
        let sql = "SELECT number, arrived_on FROM visits ORDER BY arrived_on DESC, queue DESC";
        let mut select = reading.prepare(sql).map_err(broken)?;
        let cells = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
        let mut past = Vec::new();
        for row in select.query_map([], cells).map_err(broken)? {
            let (number, on): (String, String) = row.map_err(broken)?;
            let (Some(person), counted) = now(&reading, &number)? else { continue };
            past.push(PastVisit { number, on: day(&on)?, person, counted });
        }
        Ok(past)
    }
}
