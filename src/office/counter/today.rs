//! Today: who waits, what is unpaid, what is packed, and for whom the promised time is running out.

use jiff::civil::{Date, Time};
use serde::Serialize;

use crate::error::Result;
use crate::ledger::{RefusedRequest, Waiting};
use crate::model::{CashInHand, Claim, Decided, Goods, Money, Overpayment, RequestState};
use crate::office::complaints::ListedComplaint;
use crate::office::keep::LastBackup;
use crate::office::session::Session;

/// The day at the counter.
#[derive(Debug, Serialize)]
pub struct Today {
    /// The day.
    pub on: Date,
    /// Of those who wait, the numbers of the requests whose invoice is issued and not paid.
    pub unpaid: Vec<String>,
    /// Of those who wait, the numbers of the requests whose data are packed, verified or not.
    pub packed: Vec<String>,
    /// The numbers of the requests or visits for which a quarter of the promised time or less is left, or it is over.
    pub late: Vec<String>,
    /// All who wait: visits of the day without a request and without an answer to the poll, and requests that have not
    /// ended and are not handed over or have an open correction. Those with the least time left come first, those
    /// without a visit today last.
    pub waiting: Vec<AtCounter>,
    /// The requests that were refused today. They wait for nothing any more.
    pub refused: Vec<RefusedRequest>,
    /// What the treasury owes buyers, after amendments that made their requests cheaper.
    pub claims: Vec<Claim>,
    /// The last backup; `null` in JSON where nothing was recorded that could be lost.
    pub backup: Option<LastBackup>,
    /// The complaints that are not answered.
    pub complaints: Vec<ListedComplaint>,
    /// What reached the treasury beyond the payments that count, and is not paid back.
    pub overpayments: Vec<Overpayment>,
    /// The promised service time in minutes.
    #[serde(skip)]
    pub promised_minutes: i64,
    /// Cash that was paid until today and is not deposited.
    #[serde(skip)]
    pub undeposited: Vec<CashInHand>,
}

/// A guest or requester who waits.
#[derive(Debug, Serialize)]
pub struct AtCounter {
    /// What the ledger says: who it is, request and visit, state, invoice, minutes left.
    #[serde(flatten)]
    pub waiting: Waiting,
    /// What an officer decided about the request last; `null` in JSON for a visit that has no request.
    pub decision: Option<Decided>,
    /// The number of the request, or of the visit where there is no request yet.
    #[serde(skip)]
    pub number: Option<String>,
    /// True where an invoice is issued and not paid.
    #[serde(skip)]
    pub unpaid: bool,
    /// True where the data are packed, verified or not.
    #[serde(skip)]
    pub packed: bool,
    /// What is left of the promised time; `None` for a request without a visit today.
    #[serde(skip)]
    pub hour: Option<Hour>,
}

/// What is left of the promised time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hour {
    /// So many minutes are left, which is more than a quarter of the promised time.
    Left(i64),
    /// So many minutes are left, which is a quarter of the promised time or less.
    Hurry(i64),
    /// It has been over for so many minutes.
    Over(i64),
}

impl Hour {
    fn of(minutes_left: i64, promised_minutes: i64) -> Self {
        match minutes_left {
            left if left < 0 => Self::Over(-left),
            left if left <= promised_minutes / 4 => Self::Hurry(left),
            left => Self::Left(left),
        }
    }
}

impl AtCounter {
    fn of(waiting: Waiting, promised_minutes: i64) -> Self {
        let state = waiting.state;
        Self {
            number: waiting.request.clone().or_else(|| waiting.visit.clone()),
            decision: state.map(RequestState::decided),
            unpaid: state.is_some_and(|state| state.money == Money::Invoiced),
            packed: state.is_some_and(|state| state.goods >= Goods::Packed),
            hour: waiting.minutes_left.map(|left| Hour::of(left, promised_minutes)),
            waiting,
        }
    }

    fn is_late(&self) -> bool {
        matches!(self.hour, Some(Hour::Hurry(_) | Hour::Over(_)))
    }
}

impl Session {
    /// Returns who waits now, and the cash that is not deposited. The minutes left are those at `at`, a time of today,
    /// or else now.
    pub fn today(&mut self, at: Option<Time>) -> Result<Today> {
        let (home, ledger) = self.parts()?;
        let promised_minutes = i64::from(home.settings().counter.promised_minutes);
        let waiting = ledger.waiting(home.clock.moment(at), promised_minutes)?;
        let waiting: Vec<AtCounter> =
            waiting.into_iter().map(|one| AtCounter::of(one, promised_minutes)).collect();
        let backup = match ledger.first_link()? {
            Some(_) => Some(home.last_backup()?),
            None => None,
        };
        let numbers = |which: fn(&AtCounter) -> bool| -> Vec<String> {
            waiting.iter().filter(|one| which(one)).filter_map(|one| one.number.clone()).collect()
        };
        Ok(Today {
            on: home.clock.today(),
            unpaid: numbers(|one| one.unpaid),
            packed: numbers(|one| one.packed),
            late: numbers(AtCounter::is_late),
            waiting,
            promised_minutes,
            backup,
            refused: ledger.refused_on(home.clock.today())?,
            claims: ledger.claims(home.clock.today())?,
            complaints: ListedComplaint::all(ledger.open_complaints()?, home.clock.today()),
            overpayments: ledger.overpayments(home.clock.today())?,
            undeposited: ledger.cash_in_hand(home.clock.today())?,
        })
    }
}
