//! What the operating system says of a file, with an Indonesian translation by the kind of error.

use std::io::{Error, ErrorKind};

use super::carried::{Carried, carried_by};
use super::message::{Message, Value};
use super::message_macro::message;
use super::stream_words::of_stream;
use super::to_value::ToValue;

/// English messages show the words of the system or of a library. On screens in Indonesian the meaning of the kind of
/// error is shown, or the same words where the kind is not listed here or a library wrote them. A message that
/// [`Message::as_io_error`] wrapped is shown in the language of the screen.
impl ToValue for Error {
    fn to_value(&self) -> Value {
        said(self)
    }
}

impl From<Error> for Message {
    fn from(error: Error) -> Self {
        message!("{error}", error)
    }
}

// Linux's numbers of errors for which `ErrorKind` has no kind: EIO, ENXIO and ENODEV.
const FAILS: i32 = 5;
const NO_SUCH_DEVICE_OR_ADDRESS: i32 = 6;
const NO_SUCH_DEVICE: i32 = 19;

impl Message {
    /// Wraps the message in an [`std::io::Error`]. If that error is later shown on a screen inside another message, the
    /// wrapped message appears in the screen's language.
    pub fn as_io_error(self, kind: ErrorKind) -> Error {
        Error::new(kind, Carried(self))
    }
}

fn said(error: &Error) -> Value {
    if let Some(message) = error.get_ref().and_then(|inner| carried_by(inner)) {
        return Value::Foreign { words: message.english(), meaning: message.clone() };
    }
    let words = error.to_string();
    // A library's sentence in an error of the system says more than its kind.
    if let Value::Foreign { words, meaning } = of_stream(&words) {
        return Value::Foreign { words, meaning };
    }
    let is_library = error.get_ref().is_some();
    let meaning = if is_library { None } else { meaning(error.raw_os_error(), error.kind()) };
    let meaning = meaning.unwrap_or_else(|| Message::verbatim(words.clone()));
    Value::Foreign { words, meaning }
}

fn meaning(number: Option<i32>, kind: ErrorKind) -> Option<Message> {
    match number {
        Some(FAILS) => return Some(message!("the device fails to read or write it")),
        Some(NO_SUCH_DEVICE_OR_ADDRESS | NO_SUCH_DEVICE) => {
            return Some(message!("the device is not there any more"));
        }
        _ => {}
    }
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
        ErrorKind::UnexpectedEof => message!("the file ends too early"),
        ErrorKind::TimedOut => message!("the device does not answer"),
        ErrorKind::InvalidData => message!("its content is broken"),
        ErrorKind::InvalidInput => message!("this cannot be done with such a file"),
        ErrorKind::WriteZero => message!("the device takes no more"),
        ErrorKind::Unsupported => message!("the device or the system cannot do this"),
        ErrorKind::NotSeekable => message!("it can only be read from its beginning"),
        ErrorKind::WouldBlock => message!("it is busy; try again"),
        ErrorKind::Deadlock => message!("two programs wait for each other"),
        ErrorKind::CrossesDevices => message!("the places lie on different devices"),
        ErrorKind::TooManyLinks => message!("it has too many links"),
        ErrorKind::ExecutableFileBusy => message!("the program in it is running"),
        ErrorKind::StaleNetworkFileHandle => {
            message!("the network folder has changed; mount it anew")
        }
        ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable | ErrorKind::NetworkDown => {
            message!("the network cannot be reached")
        }
        ErrorKind::ConnectionRefused
        | ErrorKind::ConnectionReset
        | ErrorKind::ConnectionAborted
        | ErrorKind::NotConnected => message!("the connection broke off"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Language;

    #[test]
    fn what_the_system_says_is_shown_by_its_meaning_and_kept_to_the_letter() {
        let error = Error::from_raw_os_error(FAILS);
        let message = message!("{error}", error);
        assert_eq!(message.english(), "Input/output error (os error 5)");
        assert_eq!(message.indonesian(), message.english());
        assert_eq!(message.render(Language::Id), "perangkat gagal membaca atau menulisnya");
    }

    #[test]
    fn no_kind_of_error_is_shown_in_english_on_an_indonesian_screen() {
        for (error, shown) in [
            (Error::from(ErrorKind::InvalidData), "isinya rusak"),
            (Error::from(ErrorKind::WriteZero), "perangkat tidak dapat menampung lagi"),
            (
                Error::new(ErrorKind::InvalidData, "corrupt deflate stream"),
                "data terkompresinya rusak",
            ),
            (Error::other("Invalid checksum"), "nilai pemeriksanya tidak cocok"),
        ] {
            assert_eq!(message!("{error}", error).render(Language::Id), shown);
        }
    }

    #[test]
    fn a_message_of_the_program_comes_out_of_an_error_of_the_system() {
        let error = message!("not a regular file").as_io_error(ErrorKind::InvalidInput);
        assert_eq!(error.to_string(), "not a regular file");
        let message = message!("{error}", error);
        assert_eq!(message.render(Language::Id), "bukan berkas biasa");
    }
}
