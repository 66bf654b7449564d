//! Commands that come next, as they are shown to an officer: with what they are refused without.

use super::waiting::WaitingFile;
use crate::conformity::read_use;
use crate::message::{Message, message};
use crate::model::{Duty, RequestNumber, SeriesKind};
use crate::office::session::{Given, Session};

/// The command that approves a request, and which options it needs.
#[derive(Debug, Clone, Copy)]
pub struct ApproveCommand<'a> {
    /// The request's number or its file.
    pub request: &'a str,
    /// The visit at which it was handed in; `None` leaves it out.
    pub visit: Option<&'a str>,
    /// True where an approval needs the officer's reason.
    pub needs_reason: bool,
}

impl Session {
    /// Returns a command with the officer's name, where it is refused without.
    pub fn named(&self, command: Message, duty: Duty) -> Message {
        if self.must_name(duty) { message!("{command} --by NAME", command) } else { command }
    }

    /// Returns a command with the number of the paper that it issues, where that comes from the office's register.
    pub fn numbered(&self, command: Message, series: SeriesKind) -> Message {
        if self.home().settings().numbering.of(series).register {
            message!("{command} --number NUMBER", command)
        } else {
            command
        }
    }

    /// Returns the command that approves a request.
    pub fn approve_command(&self, approve: ApproveCommand<'_>) -> Message {
        let command = message!("kemas approve {request}", request = approve.request);
        let command = self.numbered(command, SeriesKind::Agreement);
        let mut command = self.named(command, Duty::Decision);
        if let Some(visit) = approve.visit {
            command = message!("{command} --visit {visit}", command, visit);
        }
        if approve.needs_reason {
            command = message!("{command} --because REASON", command);
        }
        command
    }

    /// Returns the command that records the version of a waiting file.
    pub fn command_of_waiting(&self, file: &WaitingFile, number: &RequestNumber) -> Message {
        let path = &file.path;
        if file.needs_amendment {
            let command =
                message!("kemas request amend {number} {path} --because REASON", number, path);
            return self.named(command, Duty::Decision);
        }
        let needs_reason = self.needs_reason(file);
        self.approve_command(ApproveCommand { request: path, visit: None, needs_reason })
    }

    /// Returns true where an approval of a waiting file needs the officer's reason. A file that cannot be read needs
    /// none.
    pub fn needs_reason(&self, file: &WaitingFile) -> bool {
        let home = self.home();
        let file = Given::File(file.path.as_str().into());
        let request = file.read(home.catalog(), None, read_use);
        request.is_ok_and(|request| home.with_stock(home.check(&request)).needs_reason())
    }
}
