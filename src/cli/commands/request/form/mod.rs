//! The questions that a request is made of, in the order in which a visitor tells it.

mod items;
mod requester;
mod stated_use;
mod summary;
mod tariff;
mod walk;

pub(super) use summary::{finish, leave, request_lines};
pub(super) use walk::Form;
use walk::walk;

use crate::error::Result;

/// Asks everything once, from the visit on. False where the user goes back from the first question.
pub(super) fn ask_all(form: &mut Form<'_>) -> Result<bool> {
    let parts = [requester::STEPS, tariff::STEPS, stated_use::STEPS, items::STEPS];
    walk(form, &parts.concat())
}
