//! The command of a step that moves a request on.

use crate::message::{Message, message};
use crate::model::{Action, Duty, SeriesKind};
use crate::office::{ApproveCommand, Session};

/// Returns the command of a step, with its arguments; `None` for a step that moves no request on. `invoice` is the
/// number of the request's invoice.
pub(super) fn step_command(
    session: &Session,
    step: Action,
    number: &str,
    invoice: &str,
) -> Option<Message> {
    let command = match step {
        Action::Approve => {
            let command = ApproveCommand { request: number, visit: None, needs_reason: false };
            return Some(session.approve_command(command));
        }
        Action::Agree => {
            message!("kemas agree {number} --signed-by NAME --on DATE --scan FILE", number)
        }
        Action::Pack => message!("kemas pack {number} --to PATH", number),
        Action::Verify => message!("kemas verify PATH"),
        Action::Invoice => {
            let command = message!("kemas invoice {number}", number);
            session.numbered(command, SeriesKind::Invoice)
        }
        // The treasurer is who acts.
        Action::Pay => {
            return Some(message!("kemas pay {invoice} --cash --treasurer NAME", invoice));
        }
        Action::Receive => {
            session.numbered(message!("kemas receipt {invoice}", invoice), SeriesKind::Receipt)
        }
        Action::HandOver => {
            session.numbered(message!("kemas handover {number}", number), SeriesKind::Handover)
        }
        Action::Close => message!("kemas close {number}", number),
        _ => return None,
    };
    Some(session.named(command, Duty::Anyone))
}
