//! Correct: a buyer's complaint, after which the bags are verified and handed over again, packed anew or not.

use serde::Serialize;

use crate::error::Result;
use crate::model::{Action, RequestNumber};
use crate::office::session::{Session, number_of, stated_reason};

/// A request with an open complaint.
#[derive(Debug, Serialize)]
pub struct Corrected {
    /// The request's number.
    pub number: RequestNumber,
    /// What is wrong.
    pub because: String,
    /// The steps to follow, in their order. Packing may be left out where the bags are right.
    #[serde(skip)]
    pub next: [Action; 3],
}

impl Session {
    /// Records a buyer's complaint about the data that were handed over.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::Usage`] for a malformed number or an empty reason; `State` where the request is
    /// unknown, not handed over, or closed or cancelled, or where another complaint is open.
    pub fn correct(&mut self, request: &str, because: &str) -> Result<Corrected> {
        let (number, because) = (number_of(request)?, stated_reason(because)?);
        let (home, ledger) = self.parts()?;
        ledger.correct(&number, because, home.clock.today())?;
        let next = [Action::Pack, Action::Verify, Action::HandOver];
        Ok(Corrected { number, because: because.to_owned(), next })
    }
}
