//! The error: a kind and a message, with its place, a hint, and the reasons or faults that it consists of.

use std::fmt;
use std::path::{Path, PathBuf};

use super::fault::Fault;
use super::kind::ErrorKind;
use super::reason::Reason;
use crate::message::{Language, Message, ToValue, Value, message};

/// The crate's result.
pub type Result<T> = std::result::Result<T, Error>;

/// An error, with the place where it happened and a hint what to do, where these are known.
#[derive(Debug)]
pub struct Error(Box<Inner>);

#[derive(Debug)]
struct Inner {
    kind: ErrorKind,
    message: Message,
    file: Option<PathBuf>,
    /// Which of several forms of the file is meant, for example the one that the ledger kept.
    file_note: Option<Message>,
    line: Option<u64>,
    column: Option<u64>,
    field: Option<String>,
    hint: Option<Message>,
    faults: Vec<Fault>,
    reasons: Vec<Reason>,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Error {
    /// Makes an error of a kind with a message that says what went wrong.
    pub fn new(kind: ErrorKind, message: Message) -> Self {
        Self(Box::new(Inner {
            kind,
            message,
            file: None,
            file_note: None,
            line: None,
            column: None,
            field: None,
            hint: None,
            faults: Vec::new(),
            reasons: Vec::new(),
            source: None,
        }))
    }

    /// Makes an error about a file from what the operating system said of it. A full disk or a used-up quota becomes
    /// [`ErrorKind::NoSpace`], all else [`ErrorKind::Io`]. `doing` says what could not be done: "read the folder".
    /// Some reasons, such as a missing file, give a hint.
    pub fn io(path: &Path, doing: Message, source: std::io::Error) -> Self {
        let kind = match source.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => {
                ErrorKind::NoSpace
            }
            _ => ErrorKind::Io,
        };
        let what_now = match source.kind() {
            _ if kind == ErrorKind::NoSpace => {
                Some(message!("free some space, and run the command again"))
            }
            std::io::ErrorKind::NotFound => {
                Some(message!("check the path, and whether the medium or disk is there"))
            }
            std::io::ErrorKind::PermissionDenied => {
                Some(message!("ask whoever keeps this computer for access, or name another place"))
            }
            std::io::ErrorKind::AlreadyExists => {
                Some(message!("name a place where nothing is yet"))
            }
            std::io::ErrorKind::IsADirectory
            | std::io::ErrorKind::NotADirectory
            | std::io::ErrorKind::InvalidInput => Some(message!("check which file is named")),
            _ => None,
        };
        let message = message!("cannot {doing}: {reason}", doing, reason = source);
        let error = Self::new(kind, message).file(path).source(source);
        match what_now {
            Some(hint) => error.hint(hint),
            None => error,
        }
    }

    /// Names the file at fault.
    #[must_use]
    pub fn file(mut self, path: impl AsRef<Path>) -> Self {
        self.0.file = Some(path.as_ref().to_path_buf());
        self
    }

    /// Says behind the file's name which of several forms of it is meant.
    #[must_use]
    pub fn file_note(mut self, note: Message) -> Self {
        self.0.file_note = Some(note);
        self
    }

    /// Names the line (from 1). In a text for people it is shown only where the file is named, too.
    #[must_use]
    pub fn line(mut self, line: u64) -> Self {
        self.0.line = Some(line);
        self
    }

    /// Names the column (from 1). In a text for people it is shown only where file and line are named, too.
    #[must_use]
    pub fn column(mut self, column: u64) -> Self {
        self.0.column = Some(column);
        self
    }

    /// Names the field or option at fault.
    #[must_use]
    pub fn field(mut self, field: impl Into<String>) -> Self {
        self.0.field = Some(field.into());
        self
    }

    /// Says what to do now, in place of an earlier hint.
    #[must_use]
    pub fn hint(mut self, hint: Message) -> Self {
        self.0.hint = Some(hint);
        self
    }

    /// Sets the single faults behind this error. The first of them also gives the error its file, line and field.
    #[must_use]
    pub fn faults(mut self, faults: Vec<Fault>) -> Self {
        if let Some(first) = faults.first() {
            self.0.file = Some(first.file.clone());
            self.0.line = Some(first.line);
            self.0.field = Some(first.column.clone());
        }
        self.0.faults = faults;
        self
    }

    /// Returns the single faults behind the error.
    pub fn all_faults(&self) -> &[Fault] {
        &self.0.faults
    }

    /// Sets the single reasons of this error, each of which is shown on a line of its own. The message sums them up.
    #[must_use]
    pub fn reasons(mut self, reasons: Vec<Reason>) -> Self {
        self.0.reasons = reasons;
        self
    }

    /// Returns the single reasons of this error; empty where the message says it all.
    pub fn all_reasons(&self) -> &[Reason] {
        &self.0.reasons
    }

    /// Keeps the error that caused this one.
    #[must_use]
    pub fn source(mut self, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        self.0.source = Some(source.into());
        self
    }

    /// Returns the kind.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Returns what went wrong, without place and hint.
    pub fn message(&self) -> &Message {
        &self.0.message
    }

    /// Returns the file at fault, where it is named.
    pub fn in_file(&self) -> Option<&Path> {
        self.0.file.as_deref()
    }

    /// Returns the field or option at fault, where it is named.
    pub fn field_name(&self) -> Option<&str> {
        self.0.field.as_deref()
    }

    /// Returns what to do now, where that is known.
    pub fn hint_message(&self) -> Option<&Message> {
        self.0.hint.as_ref()
    }

    /// Returns what went wrong and what to do now, in one sentence.
    pub fn message_with_hint(&self) -> Message {
        match self.hint_message() {
            Some(hint) => message!("{what}; {hint}", what = self.message(), hint),
            None => self.message().clone(),
        }
    }

    /// Returns what went wrong, preceded by its place: `file:line:column: field: message`. Unknown parts are left out.
    pub fn placed(&self, language: Language) -> String {
        format!("{}{}", self.place().render(language), self.0.message.render(language))
    }

    /// Returns the place as it stands before the message, `file:line:column: field: `; empty where no place is known.
    fn place(&self) -> Message {
        let (file, mut place) = (self.file_words(), String::new());
        if file.is_some() {
            for number in
                self.0.line.into_iter().chain(self.0.column.filter(|_| self.0.line.is_some()))
            {
                place.extend([":", &number.to_string()]);
            }
            place.push_str(": ");
        }
        if let Some(field) = &self.0.field {
            place.extend([field, ": "]);
        }
        match file {
            Some(file) => message!("{file}{place}", file, place),
            None => Message::verbatim(place),
        }
    }

    /// Returns the file's path, with the form of it that is meant, if any.
    fn file_words(&self) -> Option<Message> {
        let file = self.0.file.as_ref()?.display();
        Some(match &self.0.file_note {
            Some(note) => message!("{file} ({note})", file, note),
            None => message!("{file}", file),
        })
    }

    /// Returns the document `{"error": {…}}` of a JSON answer, in English. Parts that are not known are absent.
    pub fn to_json(&self) -> serde_json::Value {
        let mut error = serde_json::Map::new();
        let mut put = |key: &str, value: Option<serde_json::Value>| {
            if let Some(value) = value {
                error.insert(key.to_owned(), value);
            }
        };
        put("code", Some(self.0.kind.code().into()));
        put("message", Some(self.0.message.english().into()));
        put("file", self.file_words().map(|file| file.english().into()));
        put("line", self.0.line.map(Into::into));
        put("column", self.0.column.map(Into::into));
        put("field", self.0.field.clone().map(Into::into));
        put("hint", self.0.hint.as_ref().map(|hint| hint.english().into()));
        if !self.0.faults.is_empty() {
            error.insert("faults".to_owned(), serde_json::json!(self.0.faults));
        }
        if !self.0.reasons.is_empty() {
            error.insert("reasons".to_owned(), serde_json::json!(self.0.reasons));
        }
        serde_json::json!({ "error": error })
    }
}

/// The value is the message, preceded by the error's place. The hint is not in it.
impl ToValue for Error {
    fn to_value(&self) -> Value {
        let (place, what) = (self.place(), self.message());
        if place.is_empty() {
            what.to_value()
        } else {
            message!("{place}{what}", place, what).to_value()
        }
    }
}

/// In English, as in logs and JSON. What shows an error to people calls [`Error::placed`] with their language.
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.placed(Language::En))
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source.as_ref().map(|s| s.as_ref() as _)
    }
}
