//! Correct: something is wrong with what was handed over, after which the bags are verified and handed over again,
//! packed anew or not.

use serde::Serialize;

use crate::error::Result;
use crate::model::{Action, RequestNumber};
use crate::office::complaints::complaint_of;
use crate::office::session::{Session, number_of, stated_reason};

/// A request with an open correction.
#[derive(Debug, Serialize)]
pub struct Corrected {
    /// The request's number.
    pub number: RequestNumber,
    /// What is wrong.
    pub because: String,
    /// The number of the complaint that it answers; left out where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub complaint: Option<String>,
    /// The steps to follow, in their order. Packing may be left out where the bags are right.
    #[serde(skip)]
    pub next: [Action; 3],
}

impl Session {
    /// Records that something is wrong with the data that were handed over; `complaint` is the number of a complaint
    /// that is answered so.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::Usage`] for a malformed number or an empty reason; `State` where the request is
    /// unknown, not handed over, or closed or cancelled, or where another correction is open;
    /// also where there is no such complaint, or it is answered, or about another request.
    pub fn correct(
        &mut self,
        request: &str,
        because: &str,
        complaint: Option<&str>,
    ) -> Result<Corrected> {
        let (number, because) = (number_of(request)?, stated_reason(because)?);
        let complaint = complaint.map(complaint_of).transpose()?;
        let (home, ledger) = self.parts()?;
        ledger.correct(&number, because, complaint.as_deref(), home.clock.today())?;
        let next = [Action::Pack, Action::Verify, Action::HandOver];
        Ok(Corrected { number, because: because.to_owned(), complaint, next })
    }
}
