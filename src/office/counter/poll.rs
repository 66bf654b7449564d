//! Poll: what a guest thinks of the service.

use serde::Serialize;

use crate::error::Result;
use crate::office::session::Session;

/// A guest's answer to the poll.
#[derive(Debug, Serialize)]
pub struct Polled {
    /// The visit's number.
    pub visit: String,
    /// How important the service is, 1 to 10.
    pub importance: u8,
    /// How content the guest is, 1 to 10.
    pub satisfaction: u8,
}

impl Session {
    /// Records a guest's answer.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::State`] where there is no such visit, or it has answered.
    pub fn poll(&mut self, visit: &str, importance: u8, satisfaction: u8) -> Result<Polled> {
        let (home, ledger) = self.parts()?;
        ledger.record_poll(visit, importance, satisfaction, home.clock.today())?;
        Ok(Polled { visit: visit.to_owned(), importance, satisfaction })
    }
}
