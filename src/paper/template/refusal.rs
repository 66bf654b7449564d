//! Why a filter or function of this program refuses its values.
//!
//! The engine carries the words of an error as text. The message goes with them, so that it can be shown in every
//! language.

use std::error::Error as _;

use minijinja::{Error, ErrorKind};

use crate::message::{Carried, Message, carried_by};

/// Makes an error of the engine that carries the reason.
pub(super) fn refusal(kind: ErrorKind, why: Message) -> Error {
    Error::new(kind, why.english()).with_source(Carried(why))
}

/// Returns why a filter or function of this program refused; `None` for any other error of the engine.
pub(super) fn refused_by(error: &Error) -> Option<&Message> {
    carried_by(error.source()?)
}
