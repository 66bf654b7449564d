//! Visits: the guest book of a day or of a month.

use jiff::civil::Date;
use serde::Serialize;
use serde_json::Value;

use super::guest_fields::NewGuest;
use crate::error::Result;
use crate::ledger::{COUNTED, Guest, Ledger};
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
    /// Why the guest left; left out where the guest did not, or it was not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
    /// What stood in the guest book before it was corrected, the first entry first; left out in JSON where it was not
    /// corrected, or personal data are not asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub before: Vec<Value>,
    /// What each correction changed, the first one first: the fields, and what stood there; `None` for what is personal
    /// where personal data are not asked for.
    #[serde(skip)]
    pub corrected: Vec<Corrected>,
}

impl Session {
    /// Returns the visits from one day to another, both included; those of today where no days are given. Names are in
    /// it only where `personal` is set.
    pub fn visits(&mut self, days: Option<(Date, Date)>, personal: bool) -> Result<GuestBook> {
        let (home, ledger) = self.parts()?;
        let (from, to) = days.unwrap_or((home.clock.today(), home.clock.today()));
        let mut visits = Vec::new();
        for entry in ledger.visits(from, to)? {
            let (mut before, corrected) = before(ledger, &entry.visit.number, personal)?;
            if !personal {
                before.clear();
            }
            visits.push(ListedVisit {
                number: entry.visit.number,
                queue: entry.visit.queue,
                arrived: entry.visit.arrived,
                name: personal.then_some(entry.visit.name),
                kind: entry.kind,
                purpose: entry.purpose,
                requests: entry.requests,
                polled: entry.polled,
                left: entry.left.is_some(),
                because: entry.left.and_then(|left| left.because),
                before,
                corrected,
            });
        }
        Ok(GuestBook { from, to, visits })
    }
}

/// What a correction changed: the fields, each with what stood there.
type Corrected = Vec<(&'static str, Option<Value>)>;

/// Returns the entries of a visit before its corrections, each with all its fields, and what each correction changed.
/// Of personal fields the values are in the latter only where `personal` is set.
fn before(ledger: &Ledger, number: &str, personal: bool) -> Result<(Vec<Value>, Vec<Corrected>)> {
    let earlier = ledger.guests_before(number)?;
    if earlier.is_empty() {
        return Ok((Vec::new(), Vec::new()));
    }
    let mut all: Vec<Value> = earlier.into_iter().map(entry).collect();
    all.push(entry(ledger.guest(number)?));
    let changed = |one: &Value, next: &Value| -> Corrected {
        let fields = NewGuest::default().fields().map(|(field, _)| field);
        let differ = fields.into_iter().filter(|field| one[*field] != next[*field]);
        let value =
            |field: &str| (personal || COUNTED.contains(&field)).then(|| one[field].clone());
        differ.map(|field| (field, value(field))).collect()
    };
    let corrected = all.windows(2).map(|pair| changed(&pair[0], &pair[1])).collect();
    all.pop();
    Ok((all, corrected))
}

/// Returns all fields of an entry.
fn entry(guest: Guest) -> Value {
    let mut all = guest.person;
    for field in COUNTED {
        all[field] = guest.counted[field].clone();
    }
    all
}
