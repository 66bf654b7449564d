//! How a question ends: with an answer, by Esc, by Ctrl-C, or with an error of the terminal.

use inquire::error::{InquireError, InquireResult};

use crate::error::{Error, ErrorKind, Result};
use crate::message::{Message, message};

/// Returns `None` for Esc.
pub(super) fn answered<T>(asked: InquireResult<T>) -> Result<Option<T>> {
    match asked {
        Ok(answer) => Ok(Some(answer)),
        Err(InquireError::OperationCanceled) => Ok(None),
        Err(InquireError::OperationInterrupted) => Err(interrupted()),
        Err(InquireError::NotTTY) => Err(no_terminal()),
        Err(InquireError::IO(error)) => Err(unreadable(error)),
        Err(error) => {
            let words = Message::verbatim(error.to_string());
            Err(Error::new(ErrorKind::Internal, message!("the question failed: {words}", words)))
        }
    }
}

pub(super) fn interrupted() -> Error {
    Error::new(ErrorKind::Interrupted, stopped())
        .hint(message!("start again where it is wanted after all"))
}

pub(super) fn unreadable(error: std::io::Error) -> Error {
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
