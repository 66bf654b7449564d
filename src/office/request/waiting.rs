//! A version of a request whose file waits in the office and is not recorded.

use serde::Serialize;

use crate::conformity::{read_use, request_digest};
use crate::error::{Error, ErrorKind, Result};
use crate::message::{Message, message};
use crate::model::{Request, RequestNumber, RequestState, Stage};
use crate::office::session::{Given, Session};

/// A file of a request with a version that is not recorded.
#[derive(Debug, Clone, Serialize)]
#[serde(transparent)]
pub struct WaitingFile {
    /// The path of the file.
    pub path: String,
    /// True where the recorded version is bound, so that only an amendment takes another one.
    #[serde(skip)]
    pub needs_amendment: bool,
}

impl WaitingFile {
    /// Says that the version shown is the recorded one, and that a newer one waits.
    pub fn words(&self) -> Message {
        message!("this is the recorded version; a newer one waits in {path}", path = &self.path)
    }
}

impl Session {
    /// Returns the newest file of a request in the office, where no version on record is the same. For a request that
    /// the ledger does not know this is its newest file. A request that has ended waits for nothing.
    pub(in crate::office) fn waiting_file(
        &mut self,
        number: &RequestNumber,
    ) -> Result<Option<WaitingFile>> {
        let Some(path) = self.home().newest_request_file(number) else { return Ok(None) };
        let Some(state) = self.ledger()?.state(number)? else {
            return Ok(Some(WaitingFile {
                path: path.display().to_string(),
                needs_amendment: false,
            }));
        };
        // A file that cannot be read is told by `request list`.
        let file = Given::File(path.clone());
        let Ok(request) = file.read(self.catalog(), None, read_use) else { return Ok(None) };
        if request.number != *number || !self.waits(&request, state)? {
            return Ok(None);
        }
        let needs_amendment = self.ledger()?.bond(number)?.is_some();
        Ok(Some(WaitingFile { path: path.display().to_string(), needs_amendment }))
    }

    /// Returns true for a version of a request that may be handed in and is not on record. `state` is that of the
    /// recorded request; one that has ended waits for nothing.
    pub(in crate::office) fn waits(
        &mut self,
        request: &Request,
        state: RequestState,
    ) -> Result<bool> {
        let has_ended = matches!(state.stage, Stage::Closed | Stage::Cancelled | Stage::Refused);
        let digest = request_digest(request);
        Ok(!has_ended && !self.ledger()?.knows_version(&request.number, digest)?)
    }

    /// Returns the waiting file of a request that is named by its number and is on record.
    pub(in crate::office) fn newer_than(&mut self, given: &Given) -> Result<Option<WaitingFile>> {
        let Given::Number(number) = given else { return Ok(None) };
        if self.ledger()?.request(number)?.is_none() {
            return Ok(None);
        }
        self.waiting_file(number)
    }

    /// Refuses to decide on the recorded version of a request while a newer one waits.
    pub(super) fn refuse_older(&mut self, given: &Given) -> Result<()> {
        let Given::Number(number) = given else { return Ok(()) };
        let Some(newer) = self.newer_than(given)? else { return Ok(()) };
        let path = &newer.path;
        let message = message!(
            "a newer version of request {number} waits in {path}; the number alone means the recorded one",
            number,
            path
        );
        Err(Error::new(ErrorKind::State, message).field("request").hint(message!(
            "run `{command}`; where it is not wanted, delete that file",
            command = self.command_of_waiting(&newer, number)
        )))
    }
}
