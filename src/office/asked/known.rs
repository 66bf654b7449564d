//! The requests that the office knows: those in the ledger, and those whose files wait in the office.

use std::path::PathBuf;

use jiff::civil::Date;
use serde::Serialize;

use super::held_price::PriceSoFar;
use crate::conformity::read_use;
use crate::error::Result;
use crate::model::{Decided, Goods, Outcome, Request, RequestNumber, RequestState};
use crate::office::goods::charged_before;
use crate::office::request::WaitingFile;
use crate::office::session::{Given, Session};
use crate::progress::Progress;

/// All requests that the office knows.
#[derive(Debug, Serialize)]
pub struct KnownRequests {
    /// The requests: those in the ledger as they were recorded, then those that wait as files.
    pub requests: Vec<KnownRequest>,
    /// Files in the folder of requests that cannot be read.
    pub unreadable: Vec<String>,
}

/// One request.
#[derive(Debug, Serialize)]
pub struct KnownRequest {
    /// Its number.
    pub number: RequestNumber,
    /// The day it was received; `null` where it does not say.
    pub received_on: Option<Date>,
    /// The name of the requester.
    pub requester: String,
    /// The items: id, region, format.
    pub items: Vec<crate::model::RequestedItem>,
    /// Its state; `null` where the ledger does not know it.
    #[serde(rename = "standing")]
    pub state: Option<RequestState>,
    /// What an officer decided about it last.
    pub decision: Decided,
    /// The newest file of it in the office, where it holds a version that is not on record and the request has not
    /// ended; `null` where there is none.
    pub file: Option<String>,
}

/// A request with its price and its state.
#[derive(Debug, Serialize)]
pub struct ShownRequest {
    /// The request.
    #[serde(flatten)]
    pub request: Request,
    /// Its price as far as it can be told.
    pub price: PriceSoFar,
    /// Its state; `null` where the ledger does not know it.
    #[serde(rename = "standing")]
    pub state: Option<RequestState>,
    /// What an officer decided about it last.
    pub decision: Decided,
    /// How it ended, or that it was returned; left out elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decided: Option<Outcome>,
    /// True where this is the version that the ledger has.
    pub recorded: bool,
    /// The file with a newer version that is not recorded; `None` where this is the newest one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waiting: Option<WaitingFile>,
}

impl Session {
    /// Returns all requests that the office knows.
    pub fn known_requests(&mut self) -> Result<KnownRequests> {
        let mut requests = Vec::new();
        let numbers = self.ledger()?.request_numbers()?;
        let (mut waiting, unreadable) = self.waiting_files();
        for number in numbers {
            let ledger = self.ledger()?;
            let Some(recorded) = ledger.request(&number)? else { continue };
            let state = ledger.state(&number)?;
            let of_number = |(_, request): &(PathBuf, Request)| request.number == number;
            let file = waiting.iter().position(of_number).map(|at| waiting.remove(at));
            let file = match (file, state) {
                (Some((path, request)), Some(state)) => {
                    self.waits(&request, state)?.then_some(path)
                }
                _ => None,
            };
            requests.push(known(recorded.request, state, file));
        }
        for (path, request) in waiting {
            requests.push(known(request, None, Some(path)));
        }
        let unreadable = unreadable.iter().map(|path| path.display().to_string()).collect();
        Ok(KnownRequests { requests, unreadable })
    }

    /// Returns a request, from its file or by its number, with its price and its state.
    pub fn shown_request(
        &mut self,
        given: &Given,
        progress: &dyn Progress,
    ) -> Result<ShownRequest> {
        let request = self.request_by(given, None, read_use)?;
        let ledger = self.ledger()?;
        let state = ledger.state(&request.number)?;
        let recorded = ledger.request(&request.number)?;
        let recorded = recorded.is_some_and(|recorded| recorded.request == request);
        // The reason of the approval carries the sale over what it names.
        let approved = recorded && state.is_some_and(|state| state.goods >= Goods::Approved);
        let approval = if approved { ledger.known_approval(&request.number).ok() } else { None };
        let because = approval.and_then(|one| one.approval.because);
        let decided = ledger.decided(&request.number)?;
        let before = charged_before(ledger, &request.number)?;
        let price = self.price_as(&request, because.as_deref(), before, progress);
        let decision = state.map_or(Decided::None, RequestState::decided);
        let waiting = self.newer_than(given)?;
        Ok(ShownRequest { request, price, state, decision, decided, recorded, waiting })
    }

    /// Returns the newest file of each number with its request, and the files that cannot be read.
    fn waiting_files(&self) -> (Vec<(PathBuf, Request)>, Vec<PathBuf>) {
        let (mut read, mut unreadable): (Vec<(PathBuf, Request)>, _) = (Vec::new(), Vec::new());
        for (_, _, path) in self.home().request_files() {
            match Given::File(path.clone()).read(self.catalog(), None, read_use) {
                Ok(request) => {
                    read.retain(|(_, older)| older.number != request.number);
                    read.push((path, request));
                }
                Err(_) => unreadable.push(path),
            }
        }
        (read, unreadable)
    }
}

fn known(request: Request, state: Option<RequestState>, file: Option<PathBuf>) -> KnownRequest {
    KnownRequest {
        number: request.number,
        received_on: request.received_on,
        requester: request.requester.name,
        items: request.items,
        decision: state.map_or(Decided::None, RequestState::decided),
        state,
        file: file.map(|path| path.display().to_string()),
    }
}
