//! Status: the state of a request and the steps that may come next.

use serde::Serialize;

use super::next_steps::{moving_on, only_prints_again};
use crate::error::Result;
use crate::ledger::{StepTaken, unknown_request};
use crate::message::Message;
use crate::model::{Action, Decided, RequestNumber, RequestState, Stage};
use crate::office::session::{Session, number_of};

/// The steps that a status may list, with their commands. Approval, billing code and voids are not listed.
const STEPS: [(Action, &str); 10] = [
    (Action::Agree, "agree"),
    (Action::Pack, "pack"),
    (Action::Verify, "verify"),
    (Action::Invoice, "invoice"),
    (Action::Pay, "pay"),
    (Action::Receive, "receipt"),
    (Action::HandOver, "handover"),
    (Action::Correct, "correct"),
    (Action::Close, "close"),
    (Action::Cancel, "cancel"),
];

/// The state of a request.
#[derive(Debug, Serialize)]
pub struct Status {
    /// The request's number.
    pub number: RequestNumber,
    /// The state; `None` where the ledger does not know the request.
    #[serde(rename = "standing")]
    pub state: Option<RequestState>,
    /// What an officer decided about it last.
    pub decision: Decided,
    /// Of the commands that a status lists, those that the state allows now. That includes commands which would only
    /// print a paper again.
    pub next: Vec<&'static str>,
    /// Minutes left of the promised service time, negative when it is over. `null` in JSON where nobody waits (the
    /// data are handed over, or the request has ended) or there was no visit today; left out where the request is not
    /// known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes_left: Option<Option<i64>>,
    /// The steps that were taken, in their order, as the ledger recorded them.
    pub steps: Vec<StepTaken>,
    /// The steps that bring the request nearer to its end.
    #[serde(skip)]
    pub moving_on: Vec<Action>,
    /// The commands of the other steps that are allowed, without those that would only print a paper again.
    #[serde(skip)]
    pub also: Vec<&'static str>,
    /// The number of the valid invoice.
    #[serde(skip)]
    pub invoice: Option<String>,
    /// The promised service time in minutes.
    #[serde(skip)]
    pub promised_minutes: i64,
}

impl Status {
    /// Returns true where the ledger knows the request.
    pub fn is_known(&self) -> bool {
        self.state.is_some()
    }

    /// Returns true where an invoice was issued, and the last one is void.
    pub fn is_invoice_void(&self) -> bool {
        let last = self.steps.iter().rfind(|step| step.step == "invoiced");
        let is_void = |number| {
            self.steps.iter().any(|step| step.step == "void" && step.what.as_ref() == Some(number))
        };
        last.and_then(|step| step.what.as_ref()).is_some_and(is_void)
    }

    /// Returns the message for a request that the ledger does not know; `None` where it does.
    pub fn unknown(&self) -> Option<Message> {
        self.state.is_none().then(|| unknown_request(&self.number))
    }
}

impl Session {
    /// Returns the state of a request. A request that the ledger does not know is no error.
    pub fn status(&mut self, request: &str) -> Result<Status> {
        let number = number_of(request)?;
        let (home, ledger) = self.parts()?;
        let promised_minutes = i64::from(home.settings().counter.promised_minutes);
        let mut status = Status {
            number,
            state: None,
            decision: Decided::None,
            next: Vec::new(),
            minutes_left: None,
            steps: Vec::new(),
            moving_on: Vec::new(),
            also: Vec::new(),
            invoice: None,
            promised_minutes,
        };
        let Some(state) = ledger.state(&status.number)? else { return Ok(status) };
        let may: Vec<(Action, &'static str)> =
            STEPS.into_iter().filter(|(step, _)| state.missing(*step).is_empty()).collect();
        status.next = may.iter().map(|(_, command)| *command).collect();
        status.moving_on = moving_on(state);
        let also = may.iter().filter(|(step, _)| {
            !status.moving_on.contains(step) && !only_prints_again(state, *step)
        });
        status.also = also.map(|(_, command)| *command).collect();
        status.invoice = ledger.invoice_of_request(&status.number)?.map(|invoice| invoice.number);
        let waits = matches!(state.stage, Stage::Open | Stage::Correcting);
        let now = home.clock.moment(None);
        let left = ledger.minutes_left(&status.number, now, promised_minutes)?;
        status.minutes_left = Some(left.filter(|_| waits));
        status.steps = ledger.steps(&status.number)?;
        status.decision = state.decided();
        status.state = Some(state);
        Ok(status)
    }
}
