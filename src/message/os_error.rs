//! What the operating system says of a file, with an Indonesian translation by the kind of error.

use std::io::ErrorKind;

use super::message::{Message, Value};
use super::message_macro::message;
use super::to_value::ToValue;

/// English messages show the system's own words.
impl ToValue for std::io::Error {
    fn to_value(&self) -> Value {
        said(self)
    }
}

fn said(error: &std::io::Error) -> Value {
    let words = error.to_string();
    let meaning = meaning(error.kind()).unwrap_or_else(|| Message::verbatim(words.clone()));
    // An error without a number was made by a library: its own sentence says more than its kind.
    let meaning =
        if error.raw_os_error().is_some() { meaning } else { Message::verbatim(words.clone()) };
    Value::Foreign { words, meaning }
}

fn meaning(kind: ErrorKind) -> Option<Message> {
    Some(match kind {
        ErrorKind::NotFound => message!("there is no such file or folder"),
        ErrorKind::PermissionDenied => message!("access is not permitted"),
        ErrorKind::AlreadyExists => message!("it exists already"),
        ErrorKind::StorageFull => message!("there is no room left on the device"),
        ErrorKind::QuotaExceeded => message!("the quota of this user is used up"),
        ErrorKind::ReadOnlyFilesystem => message!("the device can only be read"),
        ErrorKind::NotADirectory => message!("it is not a folder"),
        ErrorKind::IsADirectory => message!("it is a folder"),
        ErrorKind::DirectoryNotEmpty => message!("the folder is not empty"),
        ErrorKind::FileTooLarge => message!("the file is larger than the device allows"),
        ErrorKind::InvalidFilename => message!("the name is not allowed there"),
        ErrorKind::ResourceBusy => message!("it is in use"),
        ErrorKind::Interrupted => message!("it was interrupted"),
        ErrorKind::BrokenPipe => message!("the reader went away"),
        ErrorKind::OutOfMemory => message!("there is not enough memory"),
        ErrorKind::TimedOut => message!("the device does not answer"),
        _ => return None,
    })
}
