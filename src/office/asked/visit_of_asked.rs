//! The visit at which a request that was asked for is handed in.

use super::draft::GuestData;
use crate::error::Result;
use crate::message::{Message, message};
use crate::model::{Duty, Request, is_same_text};
use crate::office::session::{Acting, Session};

/// The visit at which a request that was asked for is handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisitOfAsked {
    /// Its number; `None` where there is none.
    pub number: Option<String>,
    /// That its guest had left, and is back, or why it could not be recorded; `None` for a guest who had not left.
    pub note: Option<Message>,
}

impl Session {
    /// Returns the visit of a request that is saved: that of `guest`, where the requester is still this guest, or else
    /// as [`Session::visit_of`]. Records that a guest who had left is back; `who` is asking. The request is saved
    /// already, so that what fails here is only told.
    pub fn visit_of_asked(
        &mut self,
        request: &Request,
        guest: Option<&GuestData>,
        who: &Acting,
    ) -> VisitOfAsked {
        let requester = &request.requester;
        // A name that was corrected, or an address that was, is of the same guest.
        let is_requester = |guest: &&GuestData| {
            is_same_text(&guest.name, &requester.name)
                || (!guest.email.is_empty() && is_same_text(&guest.email, &requester.email))
        };
        let number = match guest.filter(is_requester) {
            Some(guest) => Some(guest.visit.clone()),
            None => self.visit_of(request).unwrap_or_default(),
        };
        let note = number.as_deref().and_then(|visit| self.guest_is_back(visit, who));
        VisitOfAsked { number, note }
    }

    /// Records that the guest of a visit, who had left without being served, is back, and tells it.
    fn guest_is_back(&mut self, number: &str, who: &Acting) -> Option<Message> {
        let has_left = self.ledger().and_then(|ledger| ledger.has_left(number));
        if !has_left.unwrap_or(false) {
            return None;
        }
        let mut record = || -> Result<bool> {
            self.act_as(who, Duty::Anyone)?;
            let (home, ledger) = self.parts()?;
            ledger.record_comeback(number, home.clock.today())
        };
        Some(match record() {
            Ok(_) => message!("visit {number}: the guest had left, and is back", number),
            Err(error) => message!(
                "visit {number}: the guest had left; the decision with `--visit` records that the guest is back, \
                 since it cannot be recorded now: {reason}",
                number,
                reason = error.message()
            ),
        })
    }
}
