//! Status: the state of a request and the steps that may come next.

use serde::Serialize;

use super::next_steps::{moving_on, only_prints_again};
use super::waiting::WaitingFile;
use crate::conformity::read_use;
use crate::error::Result;
use crate::ledger::{StepTaken, Visit, VisitorsTurn, unknown_request};
use crate::message::Message;
use crate::model::{Action, Claim, Decided, Money, Outcome, RequestNumber, RequestState, Stage};
use crate::office::complaints::ListedComplaint;
use crate::office::session::{Given, Session, number_of};

/// The steps that a status may list, with their commands. Billing code and voids are not listed.
const STEPS: [(Action, &str); 14] = [
    (Action::Approve, "approve"),
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
    (Action::Return, "return"),
    (Action::Refuse, "refuse"),
    (Action::Amend, "request amend"),
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
    /// How it ended, or that it was returned; left out elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decided: Option<Outcome>,
    /// Of the commands that a status lists, those that the state allows now. That includes commands which would only
    /// print a paper again.
    pub next: Vec<&'static str>,
    /// Minutes left of the promised service time, negative when it is over. `null` in JSON where nobody waits (the
    /// data are handed over, or the request has ended) or there was no visit today; left out where the request is not
    /// known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes_left: Option<Option<i64>>,
    /// The number of the visit at which it was handed in; `None` where there is none.
    pub visit: Option<String>,
    /// The queue number of that visit, on its day.
    pub queue: Option<u32>,
    /// Of the time from the visit's arrival until the handover, the end or now, the minutes in which it was the
    /// office's turn; `None` without a visit, and where the service went on after the day of the visit.
    pub office_minutes: Option<i64>,
    /// The minutes in which the office waited for the visitor to sign, to pay or to correct the request; `None` as for
    /// the office's.
    pub waiting_minutes: Option<i64>,
    /// What the office waits for now; `None` where it is the office's turn, and as for the minutes.
    pub waiting_for: Option<VisitorsTurn>,
    /// The file of a version that is not recorded; left out where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waiting: Option<WaitingFile>,
    /// What the treasury owes the buyer after an amendment; left out where there is nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claim: Option<Claim>,
    /// The complaints about it; left out where there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub complaints: Vec<ListedComplaint>,
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
    /// The visit at which it was handed in.
    #[serde(skip)]
    pub handed_in_at: Option<Visit>,
    /// The visit of today whose guest is the requester, for a request that is not recorded.
    #[serde(skip)]
    pub waits_at: Option<String>,
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

    /// Returns the message for a request that neither the ledger knows nor a file in the office has; `None` where one
    /// does.
    pub fn unknown(&self) -> Option<Message> {
        (self.state.is_none() && self.waiting.is_none()).then(|| unknown_request(&self.number))
    }
}

impl Session {
    /// Returns the state of a request. A request that the ledger does not know is no error.
    pub fn status(&mut self, request: &str) -> Result<Status> {
        let number = number_of(request)?;
        let promised_minutes = i64::from(self.home().settings().counter.promised_minutes);
        let mut status = Status {
            waiting: self.waiting_file(&number)?,
            number,
            state: None,
            decision: Decided::None,
            decided: None,
            next: Vec::new(),
            minutes_left: None,
            visit: None,
            queue: None,
            office_minutes: None,
            waiting_minutes: None,
            waiting_for: None,
            claim: None,
            complaints: Vec::new(),
            steps: Vec::new(),
            moving_on: Vec::new(),
            also: Vec::new(),
            invoice: None,
            promised_minutes,
            handed_in_at: None,
            waits_at: None,
        };
        if let Some(waiting) = &status.waiting
            && self.ledger()?.state(&status.number)?.is_none()
        {
            // A file that cannot be read is told by `request list`.
            let file = Given::File(waiting.path.as_str().into());
            if let Ok(request) = file.read(self.catalog(), None, read_use) {
                status.waits_at = self.visit_of(&request)?;
            }
        }
        let (home, ledger) = self.parts()?;
        let Some(state) = ledger.state(&status.number)? else { return Ok(status) };
        status.moving_on = moving_on(state);
        let is_bound = ledger.bond(&status.number)?.is_some();
        let is_paid = ledger.paid_before(&status.number)?.is_some();
        let is_listed = |step: Action| match step {
            Action::Approve => status.moving_on.contains(&step),
            Action::Return => !is_paid,
            Action::Amend => is_bound,
            _ => true,
        };
        let may = |step: Action| state.missing(step).is_empty() && is_listed(step);
        let may: Vec<(Action, &'static str)> =
            STEPS.into_iter().filter(|(step, _)| may(*step)).collect();
        status.next = may.iter().map(|(_, command)| *command).collect();
        let also = may.iter().filter(|(step, _)| {
            !status.moving_on.contains(step) && !only_prints_again(state, *step)
        });
        status.also = also.map(|(_, command)| *command).collect();
        // Of a request that was amended after a payment, an earlier invoice may still need its receipt.
        let invoice = match state.money {
            Money::Paid => ledger.without_receipt(&status.number)?,
            _ => ledger.invoice_of_request(&status.number)?,
        };
        status.invoice = invoice.map(|invoice| invoice.number);
        status.claim = ledger.claim_of(&status.number, home.clock.today())?;
        let complaints = ledger.complaints_about(&status.number)?;
        status.complaints = ListedComplaint::all(complaints, home.clock.today());
        let waits = matches!(state.stage, Stage::Open | Stage::Correcting);
        let now = home.clock.moment(None);
        let time = ledger.service_time(&status.number, now, promised_minutes)?;
        let left = time.as_ref().and_then(|time| time.minutes_left);
        status.minutes_left = Some(left.filter(|_| waits));
        if let Some(spent) = time.as_ref().and_then(|time| time.spent) {
            status.office_minutes = Some(spent.office_minutes);
            status.waiting_minutes = Some(spent.waiting_minutes);
            status.waiting_for = spent.waiting_for;
        }
        status.visit = time.as_ref().map(|time| time.visit.number.clone());
        status.queue = time.as_ref().map(|time| time.visit.queue);
        status.handed_in_at = time.map(|time| time.visit);
        status.decided = ledger.decided(&status.number)?;
        status.steps = ledger.steps(&status.number)?;
        for step in status.steps.iter_mut().filter(|step| step.step == "invoiced") {
            let invoice = step.what.as_deref().unwrap_or_default();
            step.superseded = ledger.superseded_on(invoice)?.is_some();
        }
        status.decision = state.decided();
        status.state = Some(state);
        Ok(status)
    }
}
