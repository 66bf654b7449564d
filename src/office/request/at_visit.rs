//! The visit that a request belongs to, where an officer decides about it.

use serde::Serialize;

use crate::error::Result;
use crate::ledger::AtVisit;
use crate::message::{Message, message};
use crate::model::Request;
use crate::office::session::Session;

/// The visit that a request belongs to.
#[derive(Debug, Clone, Serialize)]
pub struct VisitOfRequest {
    /// The number of the visit.
    #[serde(rename = "visit")]
    pub number: String,
    /// The queue number on its day.
    #[serde(skip)]
    pub queue: u32,
    /// True where the visit was entered with the decision; else left out.
    #[serde(rename = "new_visit", skip_serializing_if = "std::ops::Not::not")]
    pub is_new: bool,
    /// True where the guest had left, and is so back; else left out.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub came_back: bool,
    /// True where it was not named, and is the only one of today without a request whose guest is the requester.
    #[serde(skip)]
    pub is_found: bool,
}

impl VisitOfRequest {
    pub(super) fn new(at: AtVisit, is_found: bool) -> Self {
        let AtVisit { number, queue, is_new, came_back } = at;
        Self { number, queue, is_new, came_back, is_found }
    }

    /// Returns what is to be told of the visit: that it was entered, that it was found, that the guest is back. `None`
    /// for a visit that was named, and for one that the request had before.
    pub fn words(&self) -> Option<Message> {
        let (number, queue) = (&self.number, self.queue);
        if self.is_new {
            Some(message!("new visit {number}, queue number {queue}, was entered", number, queue))
        } else if self.came_back {
            Some(message!("visit {number}: the guest had left, and is back", number))
        } else if self.is_found {
            Some(message!(
                "handed in at visit {number}, queue number {queue}: its guest is the requester",
                number,
                queue
            ))
        } else {
            None
        }
    }
}

impl Session {
    /// Returns the number of the visit at which a request is handed in, and whether it was found and not named: the one
    /// that is named, or else that of [`Session::visit_of`].
    pub(super) fn visit_for(
        &mut self,
        request: &Request,
        named: Option<&str>,
    ) -> Result<(Option<String>, bool)> {
        if let Some(visit) = named {
            return Ok((Some(self.visit_number(visit)?), false));
        }
        let found = self.visit_of(request)?;
        let is_found = found.is_some();
        Ok((found, is_found))
    }
}
