//! Going through questions, forwards and back.

use crate::cli::ask::Ask;
use crate::error::Result;
use crate::message::{Message, message};
use crate::model::Request;
use crate::office::{GuestData, Session};
use crate::progress::Progress;

/// A request while it is asked for.
pub(in crate::cli::commands::request) struct Form<'a> {
    pub(in crate::cli::commands::request) ask: &'a Ask,
    pub(in crate::cli::commands::request) session: &'a mut Session,
    pub(in crate::cli::commands::request) progress: &'a dyn Progress,
    pub(in crate::cli::commands::request) request: Request,
    /// What the guest book says. What it says and what is right is not asked again.
    pub(in crate::cli::commands::request) guest: Option<GuestData>,
    /// True where it is not asked which visit the request belongs to.
    pub(in crate::cli::commands::request) visit_is_set: bool,
    /// True where it was answered; with no guest, the answer was none of the visits.
    pub(in crate::cli::commands::request) visit_is_answered: bool,
}

/// Where to go from a question.
pub(super) enum Turn {
    /// It is answered.
    Next,
    /// The user goes back.
    Back,
    /// It need not be asked.
    Skip,
}

/// A question.
pub(super) type Step = fn(&mut Form<'_>) -> Result<Turn>;

/// Asks the questions in their order; back leads to the last one that was asked before. False where the user goes back
/// from the first.
pub(super) fn walk(form: &mut Form<'_>, steps: &[Step]) -> Result<bool> {
    let (mut at, mut forwards) = (0, true);
    while let Some(step) = steps.get(at) {
        forwards = match step(form)? {
            Turn::Next => true,
            Turn::Back => false,
            Turn::Skip => forwards,
        };
        if forwards {
            at += 1;
        } else if at == 0 {
            return Ok(false);
        } else {
            at -= 1;
        }
    }
    Ok(true)
}

impl Form<'_> {
    /// Asks for a text of the request and sets it. The question stays where the field cannot have this text.
    pub(super) fn text(
        &mut self,
        question: &Message,
        field: &str,
        now: &str,
        is_needed: bool,
        set: fn(&mut Request, &str),
    ) -> Result<Turn> {
        let check = |text: &str| {
            if is_needed && text.is_empty() {
                return Err(message!("this is needed"));
            }
            let mut with = self.request.clone();
            set(&mut with, text);
            self.session.fault_in(&with, field).map_or(Ok(()), Err)
        };
        let Some(text) = self.ask.text(question, now, check)? else { return Ok(Turn::Back) };
        set(&mut self.request, &text);
        Ok(Turn::Next)
    }

    /// Returns true where the request has a field as the guest book gives it, and can have it like that.
    pub(super) fn is_known(
        &self,
        field: &str,
        of_guest: fn(&GuestData) -> &String,
        value: Option<&str>,
    ) -> bool {
        let given = self.guest.as_ref().map(of_guest);
        let is_given = |given: &String| !given.is_empty() && value == Some(given.as_str());
        given.is_some_and(is_given) && self.session.fault_in(&self.request, field).is_none()
    }
}

/// Returns a text, or `None` for an empty one.
pub(super) fn some(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| !text.is_empty())
}
