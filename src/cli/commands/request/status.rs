//! `status`: the state of a request and the steps that may come next.

use super::step_command::step_command;
use crate::cli::terminal::{
    Answer, Invocation, Lines, claim_words, outcome_words, state_word, step_word, turn_word,
};
use crate::error::Result;
use crate::message::{Message, in_a_row, message};
use crate::model::{Action, Actor, Duty, Stage};
use crate::office::{ApproveCommand, Session, Status as RequestStatus};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Status {
    /// The request's number.
    request: String,
}

/// Shows the state of a request, the steps that may come next, what is left of the promised time while the visitor
/// waits, and the steps that were taken.
pub(in crate::cli) fn status(call: &Invocation, args: &Status) -> Result<Answer> {
    let mut session = call.session()?;
    let status = session.status(&args.request)?;
    let Some(state) = &status.state else {
        let mut text = status.unknown().map_or_else(|| call.lines(), |unknown| call.text(&unknown));
        if let Some(waiting) = &status.waiting {
            let (number, path) = (&status.number, &waiting.path);
            text.line(&message!(
                "{number}: not recorded yet; its file waits: {path}",
                number,
                path
            ));
            text.line(&message!("next:"));
            let request = number.as_str();
            let visit = status.waits_at.as_deref();
            let needs_reason = session.needs_reason(waiting);
            let next = ApproveCommand { request, visit, needs_reason };
            text.indented(2, &session.approve_command(next));
        }
        return Ok(Answer::new(status.is_known(), status, text));
    };
    let mut text = call.lines();
    text.line(&message!(
        "{number}: {stage}, goods {goods}, money {money}",
        number = status.number,
        stage = state_word(&state.stage),
        goods = state_word(&state.goods),
        money = if status.invoice.is_none() && status.is_invoice_void() {
            message!("invoice void")
        } else {
            state_word(&state.money)
        }
    ));
    if let Some(decided) = &status.decided {
        text.line(&decided.words());
    }
    next_steps(&mut text, &status, state.stage, &session);
    if let Some(left) = status.minutes_left.flatten() {
        text.line(&hour(left, status.promised_minutes));
    }
    service(&mut text, &status);
    if let Some(claim) = &status.claim {
        text.line(&claim_words(claim));
    }
    for complaint in &status.complaints {
        text.line(&complaint.words());
    }
    for step in &status.steps {
        let (at, what) = (step.at.as_deref().unwrap_or("-"), step.what.as_deref());
        let what = outcome_words(&step.step, what.unwrap_or_default());
        let by = step.by.as_deref();
        let step = text.say(&if step.superseded {
            message!("invoice superseded")
        } else {
            step_word(&step.step)
        });
        text.beside(&format!("  {at:<19}  {step}"), &message!("  {what}", what));
        if let Some(by) = by {
            text.go_on(&match Actor::named(by) {
                Some(by) => message!("  by {by}", by),
                None => message!("  officer not named"),
            });
        }
    }
    Ok(Answer::yes(status, text))
}

/// Adds the commands that move the request on, and the names of what can still be done besides.
fn next_steps(text: &mut Lines, status: &RequestStatus, stage: Stage, session: &Session) {
    if status.moving_on.is_empty() && status.waiting.is_none() {
        text.line(&match stage {
            Stage::Cancelled => message!("no step is left: the request is cancelled"),
            Stage::Refused => message!("no step is left: the request is refused"),
            Stage::Closed => message!("no step is left: the request is closed"),
            _ => message!("no step is left"),
        });
    } else {
        text.line(&message!("next:"));
    }
    let invoice = status.invoice.as_deref().unwrap_or_default();
    if let Some(waiting) = &status.waiting {
        text.indented(2, &session.command_of_waiting(waiting, &status.number));
        text.go_on(&message!("  (a newer version, which is not recorded)"));
    }
    for step in &status.moving_on {
        if *step == Action::Approve && status.waiting.is_some() {
            continue;
        }
        if let Some(command) = step_command(session, *step, status.number.as_str(), invoice) {
            text.indented(2, &command);
        }
        if *step == Action::Pay {
            let by_transfer = message!("or: kemas pay {invoice} --ntpn N", invoice);
            text.indented(2, &session.named(by_transfer, Duty::Treasurer));
        }
    }
    if !status.also.is_empty() {
        text.line(&message!("can still be done: {steps}", steps = in_a_row(&status.also)));
    }
}

/// Adds the visit at which the request was handed in, and how its time was spent.
fn service(text: &mut Lines, status: &RequestStatus) {
    let Some(visit) = &status.handed_in_at else { return };
    let (number, queue) = (&visit.number, visit.queue);
    text.line(&message!("visit {number}, queue number {queue}", number, queue));
    if let (Some(office), Some(visitor)) = (status.office_minutes, status.waiting_minutes) {
        text.go_on(&message!("  office {office} min, visitor {visitor} min", office, visitor));
    }
    if let Some(turn) = status.waiting_for {
        text.go_on(&message!("  {turn}", turn = turn_word(turn)));
    }
}

/// Returns what is left of the promised minutes, or by how many they are over.
fn hour(left: i64, promised: i64) -> Message {
    if left < 0 {
        message!("{minutes} min over the promised {promised}", minutes = -left, promised)
    } else {
        message!("{left} min left of the promised {promised}", left, promised)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_hour_that_is_over_is_told_as_over() {
        assert_eq!(hour(12, 60).english(), "12 min left of the promised 60");
        assert_eq!(hour(-32, 60).english(), "32 min over the promised 60");
    }
}
