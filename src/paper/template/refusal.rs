//! Why a filter or function of this program refuses its values.
//!
//! The engine carries the words of an error as text. The message goes with them, so that it can be shown in every
//! language.

use std::error::Error as _;
use std::fmt;

use minijinja::{Error, ErrorKind};

use crate::message::Message;

/// The reason of a refusal, as the source of the engine's error.
#[derive(Debug)]
struct Refusal(Message);

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.english())
    }
}

impl std::error::Error for Refusal {}

/// Makes an error of the engine that carries the reason.
pub(super) fn refusal(kind: ErrorKind, why: Message) -> Error {
    Error::new(kind, why.english()).with_source(Refusal(why))
}

/// Returns why a filter or function of this program refused; `None` for any other error of the engine.
pub(super) fn refused_by(error: &Error) -> Option<&Message> {
    error.source()?.downcast_ref::<Refusal>().map(|Refusal(why)| why)
}
