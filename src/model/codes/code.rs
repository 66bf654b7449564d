//! One code: what it means, what follows from it, and what to do.

use crate::message::{Message, message};

/// A stable code of a finding or an error.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// The code itself: `K05`, `I13`, `P18`, `no-space`.
    pub code: &'static str,
    /// What follows from it.
    pub effect: Effect,
    /// What it means, a sentence.
    pub meaning: Message,
    /// What to do now, a sentence or two.
    pub remedy: Message,
}

/// What follows from a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// The item or the request does not match its use.
    Mismatch,
    /// The officer must ask the visitor before the request goes on.
    Asks,
    /// A mismatch, or a question to the visitor, depending on the case.
    MismatchOrAsks,
    /// Stops the sale, whatever the officer's reason.
    Stops,
    /// Stops the sale unless the officer's reason names the code.
    StopsWithoutReason,
    /// Stops the sale in some cases unless the officer's reason names the code; in the others it is only reported.
    StopsSome,
    /// Stops the sale whatever the officer's reason, or is only reported, depending on the case.
    StopsOrTold,
    /// Is reported and stops nothing.
    Told,
    /// Ends the command. What was asked for is not done, or only in part.
    Fails,
}

impl Code {
    /// Returns the way to sell in spite of a finding with this code, for lists of codes; `None` where a reason that
    /// names the code changes nothing. It is `None` for the rules of the check (K), too: where a reason helps there, it
    /// need not name a code.
    pub fn way_by_reason(&self) -> Option<Message> {
        let code = self.code;
        match self.effect {
            Effect::StopsWithoutReason => {
                Some(message!("Or approve with a reason that names {code}.", code))
            }
            Effect::StopsSome => Some(message!(
                "Where it stops the sale: or approve with a reason that names {code}.",
                code
            )),
            _ => None,
        }
    }
}

impl Effect {
    /// Returns what follows, in words.
    pub fn sentence(self) -> Message {
        match self {
            Self::Mismatch => message!("The verdict becomes “does not match”."),
            Self::Asks => message!("The officer asks before the request goes on."),
            Self::MismatchOrAsks => {
                message!(
                    "The verdict becomes “does not match”, or the officer asks first, as the \
                     case is."
                )
            }
            Self::Stops => message!("Stops the sale; no reason carries it over."),
            Self::StopsWithoutReason => {
                message!(
                    "Stops the sale, unless the officer approves with a reason that names the code."
                )
            }
            Self::StopsSome => message!(
                "Stops the sale in serious cases, unless the officer approves with a reason that names \
                 the code; otherwise it is only told."
            ),
            Self::StopsOrTold => message!("Stops the sale, or is only told, as the case is."),
            Self::Told => message!("Is reported, but does not stop the sale."),
            Self::Fails => message!("Ends the command with exit status 2."),
        }
    }

    /// Returns false where findings with this effect can stop the sale whatever the officer's reason.
    pub(crate) fn yields_to_a_reason(self) -> bool {
        !matches!(self, Self::Stops | Self::StopsOrTold)
    }
}
