//! How a question ends: with an answer, by Esc, by Ctrl-C, or with an error of the terminal.

use super::typing::Typed;
use crate::error::{Error, ErrorKind, Result};
use crate::message::{Message, message};

/// Returns `None` for Esc.
pub(super) fn answered<T>(asked: std::io::Result<Typed<T>>) -> Result<Option<T>> {
    match asked {
        Ok(Typed::Answer(answer)) => Ok(Some(answer)),
        Ok(Typed::Back) => Ok(None),
        Ok(Typed::Stop) => Err(interrupted()),
        Err(error) => Err(unreadable(error)),
    }
}

/// Returns the error of a command that the user left.
pub(in crate::cli) fn interrupted() -> Error {
    Error::new(ErrorKind::Interrupted, stopped())
        .hint(message!("start again where it is wanted after all"))
}

fn unreadable(error: std::io::Error) -> Error {
    let message = message!("the terminal cannot be read: {error}", error = &error);
    Error::new(ErrorKind::Io, message).source(error)
}

pub(super) fn stopped() -> Message {
    message!("stopped; nothing was written")
}

pub(super) fn no_terminal() -> Error {
    Error::new(
        ErrorKind::Usage,
        message!("this command asks its questions in a terminal, and there is none"),
    )
}
