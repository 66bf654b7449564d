//! The guest book, read: the visits of some days, and the guests of earlier visits.

use jiff::civil::Date;
use rusqlite::params;
use serde_json::Value;

use super::visits::{Visit, read};
use crate::error::Result;
use crate::ledger::store::{Ledger, broken, day, from_body};

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
        let sql =
            "SELECT id, number, body, EXISTS (SELECT 1 FROM polls WHERE polls.visit = visits.id)
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
            let counted: Value = from_body(&row.get::<_, String>(2).map_err(broken)?)?;
            let word = |field: &str| counted[field].as_str().map(str::to_owned);
            let of = requests.query_map([id], |row| row.get(0)).map_err(broken)?;
            entries.push(GuestBookEntry {
                visit: read(&reading, &number)?,
                kind: word("kind"),
                purpose: word("use"),
                requests: of.collect::<rusqlite::Result<_>>().map_err(broken)?,
                polled: row.get(3).map_err(broken)?,
            });
        }
        Ok(entries)
    }

    /// Returns all visits whose personal fields were not blanked, the latest first.
    pub fn past_visits(&self) -> Result<Vec<PastVisit>> {
        let sql = "SELECT visits.number, arrived_on, people.body, visits.body FROM visits
                   JOIN people ON people.id = visits.person WHERE people.body IS NOT NULL
                   ORDER BY arrived_on DESC, queue DESC";
        let mut select = self.connection.prepare(sql).map_err(broken)?;
        let cells = |row: &rusqlite::Row<'_>| -> rusqlite::Result<[String; 4]> {
            Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?])
        };
        let rows = select.query_map([], cells).map_err(broken)?;
        rows.map(|row| {
            let [number, on, person, counted] = row.map_err(broken)?;
            let (on, person) = (day(&on)?, from_body(&person)?);
            Ok(PastVisit { number, on, person, counted: from_body(&counted)? })
        })
        .collect()
    }
}
