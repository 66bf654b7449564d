//! The command that records a request, as it is shown to an officer.

use crate::message::{Message, message};
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

/// Which commands must name the officer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Naming {
    /// None: the officer is named for all acts.
    Needless,
    /// A decision on a request.
    Decisions,
    /// Every act.
    EveryAct,
}

impl Session {
    /// Returns which commands must name the officer.
    pub fn naming(&self) -> Naming {
        if self.has_usual_officer() {
            Naming::Needless
        } else if self.home().settings().counter.require_officer {
            Naming::EveryAct
        } else {
            Naming::Decisions
        }
    }
}
