//! Close: ends a request that was handed over.

use serde::Serialize;

use crate::error::Result;
use crate::model::RequestNumber;
use crate::office::session::{Session, number_of};

/// A request that was closed.
#[derive(Debug, Serialize)]
pub struct Closed {
    /// The request's number.
    pub number: RequestNumber,
}

impl Session {
    /// Closes a request.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::Usage`] for a malformed number; `State` where the request is unknown, not handed
    /// over, or closed or cancelled already, or where a correction is open.
    pub fn close(&mut self, request: &str) -> Result<Closed> {
        let number = number_of(request)?;
        let (home, ledger) = self.parts()?;
        ledger.close(&number, home.clock.today())?;
        Ok(Closed { number })
    }
}
