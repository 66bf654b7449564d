//! A wrong cell or row of a table.

use std::path::{Path, PathBuf};

use serde::{Serialize, Serializer};

use crate::message::{Language, Message, ToValue, Value, message};

/// One wrong cell of a table, or a row that cannot be read as one. The reader of a table does not stop at the first
/// wrong cell or row, so that an [`Error`](super::Error) may have many of these faults.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// The table's file.
    #[serde(serialize_with = "shown")]
    pub file: PathBuf,
    /// The line, from 1.
    pub line: u64,
    /// The column's name; empty for a whole row.
    pub column: String,
    /// What stands there, in English for a whole row.
    pub value: String,
    /// What stands there instead of a row; `None` for the fault of a cell.
    #[serde(skip)]
    pub instead_of_row: Option<Message>,
    /// What was expected, in words.
    #[serde(serialize_with = "crate::message::english")]
    pub expected: Message,
    /// What to do now, mostly the right value, where that is known.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::message::english_if_any"
    )]
    pub hint: Option<Message>,
}

/// Writes a path as text: a path need not be UTF-8, but JSON must be.
pub(crate) fn shown<S: Serializer>(
    path: &Path,
    serializer: S,
) -> std::result::Result<S::Ok, S::Error> {
    serializer.collect_str(&path.display())
}

impl Fault {
    /// Makes a fault of a cell.
    pub fn of_cell(file: &Path, line: u64, column: &str, value: &str, expected: Message) -> Self {
        let (column, value) = (column.to_owned(), value.to_owned());
        Self {
            file: file.to_path_buf(),
            line,
            column,
            value,
            instead_of_row: None,
            expected,
            hint: None,
        }
    }

    /// Makes a fault of a place in a table where a row was expected and none can be read.
    pub fn of_row(file: &Path, line: u64, found: Message, expected: Message) -> Self {
        let (column, value) = (String::new(), found.english());
        Self {
            file: file.to_path_buf(),
            line,
            column,
            value,
            instead_of_row: Some(found),
            expected,
            hint: None,
        }
    }

    /// Says what to do now, in place of an earlier hint.
    #[must_use]
    pub fn hint(self, hint: Message) -> Self {
        Self { hint: Some(hint), ..self }
    }

    /// Returns the fault without its hint, preceded by its place: `file:line: column: message`. The column is left out
    /// for a whole row.
    pub fn placed(&self, language: Language) -> String {
        format!("{}{}", self.place(), self.message().render(language))
    }

    /// Returns the place, `file:line: column: `.
    fn place(&self) -> String {
        let field = match self.instead_of_row {
            Some(_) => String::new(),
            None => format!("{}: ", self.column),
        };
        format!("{}:{}: {field}", self.file.display(), self.line)
    }

    /// Returns what was found and what was expected.
    fn message(&self) -> Message {
        let found = match &self.instead_of_row {
            Some(found) => found.to_value(),
            None => format!("{:?}", self.value).to_value(),
        };
        message!("found {found}, expected {expected}", found, expected = self.expected)
    }
}

/// The value is the fault with its place, as [`Fault::placed`] returns it.
impl ToValue for Fault {
    fn to_value(&self) -> Value {
        let (place, what) = (self.place(), self.message());
        message!("{place}{what}", place, what).to_value()
    }
}
