//! What waits now: requests that have not ended and are not handed over or have an open correction, and today's visits
//! without a request and without an answer to the poll.

use jiff::civil::DateTime;
use serde::Serialize;

use super::entries::departure;
use super::service_time::{Spent, VisitorsTurn, without_request};
use super::visits::{Visit, left, read};
use crate::error::Result;
use crate::ledger::requests::{current, requester_name};
use crate::ledger::store::{Ledger, broken};
use crate::ledger::track::{invoice_of_row, state};
use crate::model::{RequestNumber, RequestState, Stage};

/// A request that waits, or a visit that has no request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Waiting {
    /// The request's number; `None` for a visit that has no request.
    pub request: Option<String>,
    /// The visit's number; `None` for a request without a visit.
    pub visit: Option<String>,
    /// The queue number of the visit on its day; `None` for a request without a visit.
    pub queue: Option<u32>,
    /// The guest's or requester's name.
    pub name: String,
    /// The state of the request; `None` for a visit.
    #[serde(rename = "standing")]
    pub state: Option<RequestState>,
    /// The number of the request's valid invoice; `None` where there is none, and for a visit.
    pub invoice: Option<String>,
    /// Minutes left of the promised service time, negative when it is over; `None` for a request without a visit
    /// today.
    pub minutes_left: Option<i64>,
    /// The officer who took the request's last step, or *tidak disebut* where none was named; `None` for a visit, and
    /// where an older version of the program recorded it.
    pub by: Option<String>,
    /// Of the time since the guest came, the minutes in which it was the office's turn; `None` for a request without a
    /// visit today.
    pub office_minutes: Option<i64>,
    /// The minutes in which the office waited for the visitor to sign, to pay or to correct the request; `None` as for
    /// the office's.
    pub waiting_minutes: Option<i64>,
    /// What the office waits for now; `None` where it is the office's turn, and as for the minutes.
    pub waiting_for: Option<VisitorsTurn>,
}

impl Waiting {
    /// Adds the time of a visit.
    fn timed(self, visit: &Visit, left: Option<i64>, spent: Option<Spent>) -> Self {
        Self {
            visit: Some(visit.number.clone()),
            queue: Some(visit.queue),
            minutes_left: left,
            office_minutes: spent.map(|spent| spent.office_minutes),
            waiting_minutes: spent.map(|spent| spent.waiting_minutes),
            waiting_for: spent.and_then(|spent| spent.waiting_for),
            ..self
        }
    }

    /// Returns a request or a visit without a time.
    fn of(request: Option<&RequestNumber>, name: String) -> Self {
        Self {
            request: request.map(ToString::to_string),
            visit: None,
            queue: None,
            name,
            state: None,
            invoice: None,
            minutes_left: None,
            office_minutes: None,
            waiting_minutes: None,
            waiting_for: None,
            by: None,
        }
    }
}

impl Ledger {
    /// Returns the requests that have not ended and are not handed over or have an open correction, and the visits of
    /// the day without a request and without an answer to the poll whose guest has not left. What has the least time
    /// left comes first, what has no visit today last.
    pub fn waiting(&self, now: DateTime, hour_minutes: i64) -> Result<Vec<Waiting>> {
        let reading = self.connection.unchecked_transaction().map_err(broken)?;
        let mut waiting = Vec::new();
        let sql = "SELECT DISTINCT requests.number FROM requests
                   WHERE NOT EXISTS (SELECT 1 FROM endings WHERE endings.number = requests.number)
                   ORDER BY requests.id";
        let mut select = reading.prepare(sql).map_err(broken)?;
        let numbers = select.query_map([], |row| row.get::<_, String>(0)).map_err(broken)?;
        for number in numbers {
            let number = number.map_err(broken)?;
            let Some(number) = RequestNumber::parse(&number) else { continue };
            let Some(row) = current(&reading, &number)? else { continue };
            let state = state(&reading, row, &number)?;
            if state.stage == Stage::HandedOver {
                continue;
            }
            let invoice = invoice_of_row(&reading, row)?;
            let steps = self.steps(&number)?;
            let one = Waiting {
                state: Some(state),
                invoice: invoice.map(|(_, invoice)| invoice.number),
                by: steps.last().and_then(|step| step.by.clone()),
                ..Waiting::of(Some(&number), requester_name(&reading, row)?)
            };
            waiting.push(match self.time_of_steps(&number, &steps, now, hour_minutes)? {
                Some(time) => {
                    let spent = time.spent.filter(|_| time.minutes_left.is_some());
                    one.timed(&time.visit, time.minutes_left, spent)
                }
                None => one,
            });
        }
        let sql = "SELECT number FROM visits WHERE arrived_on = ?1 AND NOT EXISTS
                   (SELECT 1 FROM visit_requests WHERE visit_requests.visit = visits.id)
                   AND NOT EXISTS (SELECT 1 FROM polls WHERE polls.visit = visits.id)
                   ORDER BY queue";
        let mut select = reading.prepare(sql).map_err(broken)?;
        let found = select
            .query_map([now.date().to_string()], |row| row.get::<_, String>(0))
            .map_err(broken)?;
        for number in found {
            let number = number.map_err(broken)?;
            if departure(&reading, &number)?.is_some() {
                continue;
            }
            let visit = read(&reading, &number)?;
            let left = left(&visit, now, hour_minutes);
            let spent = without_request(visit.arrived, now);
            waiting.push(Waiting::of(None, visit.name.clone()).timed(&visit, left, spent));
        }
        waiting.sort_by_key(|one| (one.minutes_left.is_none(), one.minutes_left));
        Ok(waiting)
    }
}
