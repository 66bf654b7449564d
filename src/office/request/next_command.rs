//! The command that records a request, as it is shown to an officer.

use crate::message::{Message, message};
use crate::model::Actor;
use crate::office::session::Session;

/// Returns the command that approves a request, named by its number or its file. `by_is_known` leaves out the officer's
/// name, where it need not be given.
pub fn approve_command(request: &str, visit: Option<&str>, by_is_known: bool) -> Message {
    match (visit, by_is_known) {
        (Some(visit), false) => {
            message!("kemas approve {request} --by NAME --visit {visit}", request, visit)
        }
        (None, false) => message!("kemas approve {request} --by NAME", request),
        (Some(visit), true) => message!("kemas approve {request} --visit {visit}", request, visit),
        (None, true) => message!("kemas approve {request}", request),
    }
}

impl Session {
    /// Returns true where the settings name the officer who acts where nobody is named.
    pub fn has_usual_officer(&self) -> bool {
        Actor::named(&self.home().settings().counter.officer).is_some()
    }
}
