//! Today: who waits, what is unpaid, what is packed, and whose hour is running out.

use jiff::civil::{Date, Time};
use serde::Serialize;

use crate::error::Result;
use crate::ledger::Waiting;
use crate::model::{Goods, Money};
use crate::office::session::Session;

/// The day at the counter.
#[derive(Debug, Serialize)]
pub struct Today {
    /// The day.
    pub on: Date,
    /// The numbers of those whose invoice is not paid.
    pub unpaid: Vec<String>,
    /// The numbers of those whose data are packed.
    pub packed: Vec<String>,
    /// The numbers of those whose hour is running out.
    pub late: Vec<String>,
    /// All who wait.
    pub waiting: Vec<Waiting>,
    /// The minutes that the office promises.
    #[serde(skip)]
    pub promised_minutes: i64,
}

impl Session {
    /// Tells who waits, now or at a time of today.
    pub fn today(&mut self, at: Option<Time>) -> Result<Today> {
        let (home, ledger) = self.parts()?;
        let promised_minutes = i64::from(home.settings().counter.promised_minutes);
        let waiting = ledger.waiting(home.clock.moment(at), promised_minutes)?;
        let unpaid = |one: &Waiting| one.state.is_some_and(|s| s.money == Money::Invoiced);
        let packed = |one: &Waiting| one.state.is_some_and(|s| s.goods >= Goods::Packed);
        // A quarter of the hour left is when an officer must hurry.
        let late =
            |one: &Waiting| one.minutes_left.is_some_and(|left| left <= promised_minutes / 4);
        let numbers = |which: &dyn Fn(&Waiting) -> bool| -> Vec<String> {
            let of = |one: &Waiting| one.request.clone().or_else(|| one.visit.clone());
            waiting.iter().filter(|one| which(one)).filter_map(of).collect()
        };
        Ok(Today {
            on: home.clock.today(),
            unpaid: numbers(&unpaid),
            packed: numbers(&packed),
            late: numbers(&late),
            waiting,
            promised_minutes,
        })
    }
}
