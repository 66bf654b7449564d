//! A message inside an error of another kind.
//!
//! The system and the libraries carry the words of an error as text. With the message inside, what they say can be
//! shown in every language.

use std::error::Error;
use std::fmt;

use super::message::Message;

/// A message as an error of its own. Its text is English.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried(pub Message);

impl fmt::Display for Carried {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.english())
    }
}

impl Error for Carried {}

/// Returns the message that an error is; `None` for any other error.
pub fn carried_by<'e>(error: &'e (dyn Error + 'static)) -> Option<&'e Message> {
    error.downcast_ref::<Carried>().map(|Carried(message)| message)
}
