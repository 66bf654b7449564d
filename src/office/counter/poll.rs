//! Poll: how a guest rates the service.

use std::ops::RangeInclusive;

use jiff::civil::Date;
use serde::Serialize;

use crate::error::{Error, ErrorKind, Result};
use crate::message::message;
use crate::office::session::Session;

/// The marks that a guest may give, both ends included.
pub const MARKS: RangeInclusive<u8> = 1..=10;

/// A guest's answer to the poll.
#[derive(Debug, Serialize)]
pub struct Polled {
    /// The visit's number.
    pub visit: String,
    /// How important the service is, 1 to 10.
    pub importance: u8,
    /// How satisfied the guest is, 1 to 10.
    pub satisfaction: u8,
    /// True where the guest had left without being served, and is so back; else left out.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub came_back: bool,
}

impl Session {
    /// Records a guest's answer to the poll, by the queue number of today or the number of the visit.
    ///
    /// # Errors
    /// [`ErrorKind::Usage`] for a mark outside [`MARKS`]; [`ErrorKind::State`] where there is no such visit, or its
    /// poll is answered already.
    pub fn poll(&mut self, visit: &str, importance: u8, satisfaction: u8) -> Result<Polled> {
        for (field, mark) in [("importance", importance), ("satisfaction", satisfaction)] {
            if !MARKS.contains(&mark) {
                let message = message!(
                    "found {mark}, expected {start} to {end}",
                    mark,
                    start = MARKS.start(),
                    end = MARKS.end()
                );
                return Err(Error::new(ErrorKind::Usage, message).field(field));
            }
        }
        let visit = self.visit_number(visit).map_err(|error| error.field("visit"))?;
        let (home, ledger) = self.parts()?;
        let today = home.clock.today();
        if let Some(arrived) = ledger.arrival(&visit)?.filter(|at| home.clock.is_to_come(*at)) {
            let arrived = arrived.strftime("%Y-%m-%d %H:%M").to_string();
            let message =
                message!("the guest of visit {visit} comes only at {arrived}", visit, arrived);
            return Err(Error::new(ErrorKind::State, message)
                .field("visit")
                .hint(message!("ask once the guest has come; see also the computer's clock")));
        }
        let came_back = ledger.record_poll(&visit, importance, satisfaction, today)?;
        Ok(Polled { visit, importance, satisfaction, came_back })
    }

    /// Returns the number of a visit that is given as such, or as a queue number of today.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where no visit of today has the queue number.
    pub(in crate::office) fn visit_number(&mut self, visit: &str) -> Result<String> {
        let (home, ledger) = self.parts()?;
        let today = home.clock.today();
        match visit.trim().parse::<u32>() {
            Ok(queue) => {
                ledger.visit_in_queue(today, queue)?.ok_or_else(|| not_in_queue(today, queue))
            }
            Err(_) => Ok(visit.trim().to_owned()),
        }
    }
}

/// Says that no visit of today has a queue number.
fn not_in_queue(today: Date, queue: u32) -> Error {
    let yesterday = today.yesterday().unwrap_or(today);
    let message = message!("no visit of {today} has the queue number {queue}", today, queue);
    Error::new(ErrorKind::State, message).field("--visit").hint(message!(
        "`kemas visits` lists those of today; a visit of another day answers by its number, such as {number}",
        number = format!("{yesterday}-{queue:02}")
    ))
}
