//! The command that records a request, as it is shown to an officer.

use crate::message::{Message, message};
use crate::model::Actor;
use crate::office::session::Session;

/// The command that approves a request, and which options it needs.
#[derive(Debug, Clone, Copy)]
pub struct ApproveCommand<'a> {
    /// The request's number or its file.
    pub request: &'a str,
    /// The visit at which it was handed in; `None` leaves it out.
    pub visit: Option<&'a str>,
    /// True leaves out the officer's name, which need not be given.
    pub by_is_known: bool,
    /// True where an approval needs the officer's reason.
    pub needs_reason: bool,
}

impl ApproveCommand<'_> {
    /// Returns the command.
    pub fn words(&self) -> Message {
        let mut command = message!("kemas approve {request}", request = self.request);
        if !self.by_is_known {
            command = message!("{command} --by NAME", command);
        }
        if let Some(visit) = self.visit {
            command = message!("{command} --visit {visit}", command, visit);
        }
        if self.needs_reason {
            command = message!("{command} --because REASON", command);
        }
        command
    }
}

impl Session {
    /// Returns true where the settings name the officer who acts where nobody is named.
    pub fn has_usual_officer(&self) -> bool {
        Actor::named(&self.home().settings().counter.officer).is_some()
    }
}
