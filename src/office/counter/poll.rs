//! Poll: how a guest rates the service.

use std::ops::RangeInclusive;

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
}

impl Session {
    /// Records a guest's answer to the poll, by the number of the visit.
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
        let (home, ledger) = self.parts()?;
        ledger.record_poll(visit, importance, satisfaction, home.clock.today())?;
        Ok(Polled { visit: visit.to_owned(), importance, satisfaction })
    }
}
