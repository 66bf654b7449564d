//! The command of a step that moves a request on.

use crate::message::{Message, message};
use crate::model::Action;
use crate::office::{ApproveCommand, Naming};

/// Returns the command of a step, with its arguments; `None` for a step that moves no request on. `invoice` is the
/// number of the request's invoice; `naming` says whether the officer is named.
pub(super) fn step_command(
    step: Action,
    number: &str,
    invoice: &str,
    naming: Naming,
) -> Option<Message> {
    let command = match step {
        Action::Approve => {
            let (request, by_is_known) = (number, naming == Naming::Needless);
            let command = ApproveCommand { request, visit: None, by_is_known, needs_reason: false };
            return Some(command.words());
        }
        Action::Agree => {
            message!("kemas agree {number} --signed-by NAME --on DATE --scan FILE", number)
        }
        Action::Pack => message!("kemas pack {number} --to PATH", number),
        Action::Verify => message!("kemas verify PATH"),
        Action::Invoice => message!("kemas invoice {number}", number),
        // The treasurer is who acts.
        Action::Pay => {
            return Some(message!("kemas pay {invoice} --cash --treasurer NAME", invoice));
        }
        Action::Receive => message!("kemas receipt {invoice}", invoice),
        Action::HandOver => message!("kemas handover {number}", number),
        Action::Close => message!("kemas close {number}", number),
        _ => return None,
    };
    Some(naming_officer(command, naming))
}

/// Adds the officer's name to the command of an act that must have it.
pub(super) fn naming_officer(command: Message, naming: Naming) -> Message {
    if naming == Naming::EveryAct { message!("{command} --by NAME", command) } else { command }
}
