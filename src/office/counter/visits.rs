//! Visits: the guest book of a day or of a month.

use jiff::civil::Date;
use serde::Serialize;
use serde_json::Value;

use crate::error::Result;
use crate::ledger::Ledger;
use crate::office::session::Session;

/// The visits of some days.
#[derive(Debug, Serialize)]
pub struct GuestBook {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// The visits, in the order in which the guests came.
    pub visits: Vec<ListedVisit>,
}

/// A visit in a list.
#[derive(Debug, Serialize)]
pub struct ListedVisit {
    /// The number of the visit.
    pub number: String,
    /// The queue number, from 1 on each day.
    pub queue: u32,
    /// When the guest came, to the minute.
    pub arrived: jiff::civil::DateTime,
    /// The guest's name; left out in JSON where personal data are not asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The kind of institution.
    pub kind: Option<String>,
    /// What the data are for.
    #[serde(rename = "use")]
    pub purpose: Option<String>,
    /// The numbers of the requests that were handed in at this visit.
    pub requests: Vec<String>,
    /// True where the guest has answered the poll.
    pub polled: bool,
    /// True where the guest left without being served.
    pub left: bool,
    /// What stood in the guest book before it was corrected, the first entry first; left out in JSON where it was not
    /// corrected, or personal data are not asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub before: Vec<Value>,
}

impl Session {
    /// Returns the visits from one day to another, both included; those of today where no days are given. Names are in
    /// it only where `personal` is set.
    pub fn visits(&mut self, days: Option<(Date, Date)>, personal: bool) -> Result<GuestBook> {
        let (home, ledger) = self.parts()?;
        let (from, to) = days.unwrap_or((home.clock.today(), home.clock.today()));
        let mut visits = Vec::new();
        for entry in ledger.visits(from, to)? {
            let before = if personal { before(ledger, &entry.visit.number)? } else { Vec::new() };
            visits.push(ListedVisit {
                number: entry.visit.number,
                queue: entry.visit.queue,
                arrived: entry.visit.arrived,
                name: personal.then_some(entry.visit.name),
                kind: entry.kind,
                purpose: entry.purpose,
                requests: entry.requests,
                polled: entry.polled,
                left: entry.left,
                before,
            });
        }
        Ok(GuestBook { from, to, visits })
    }
}

/// Returns the entries of a visit before its corrections, each with all its fields.
fn before(ledger: &Ledger, number: &str) -> Result<Vec<Value>> {
    let guests = ledger.guests_before(number)?.into_iter().map(|guest| {
        let mut all = guest.person;
        for field in ["kind", "use"] {
            all[field] = guest.counted[field].clone();
        }
        all
    });
    Ok(guests.collect())
}
