//! The command of a step that moves a request on.

use crate::message::{Message, message};
use crate::model::Action;
use crate::office::ApproveCommand;

/// Returns the command of a step, with its arguments; `None` for a step that moves no request on. `invoice` is the
/// number of the request's invoice; `by_is_known` leaves out the officer's name.
pub(super) fn step_command(
    step: Action,
    number: &str,
    invoice: &str,
    by_is_known: bool,
) -> Option<Message> {
    Some(match step {
        Action::Approve => {
            let request = number;
            ApproveCommand { request, visit: None, by_is_known, needs_reason: false }.words()
        }
        Action::Agree => {
            message!("kemas agree {number} --signed-by NAME --on DATE --scan FILE", number)
        }
        Action::Pack => message!("kemas pack {number} --to PATH", number),
        Action::Verify => message!("kemas verify PATH"),
        Action::Invoice => message!("kemas invoice {number}", number),
        Action::Pay => message!("kemas pay {invoice} --cash --treasurer NAME", invoice),
        Action::Receive => message!("kemas receipt {invoice}", invoice),
        Action::HandOver => message!("kemas handover {number}", number),
        Action::Close => message!("kemas close {number}", number),
        _ => return None,
    })
}
