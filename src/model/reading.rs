//! What is said of a record that cannot be read: by the reader of its JSON, and by the types of this room.

use super::digest::NO_DIGEST;
use super::period::NO_PERIOD;
use super::region::NO_CODE;
use crate::message::{Message, Value, message, of_file};

/// What is said of another text in the place of a request's number.
pub(super) const NO_NUMBER: Message =
    message!("expected 1 to 64 letters, digits, '-' or '_', such as 8100-2026-0001");

/// What is said of another text in the place of a level.
pub(super) const NO_LEVEL: Message = message!("unknown level '{text}', expected one of {levels}");

static OF_TYPES: [Message; 5] = [NO_NUMBER, NO_LEVEL, NO_PERIOD, NO_CODE, NO_DIGEST];

/// Returns what a reader of JSON said of a record of this room, so that it can be told in every language.
pub fn said_of_record(words: &str) -> Value {
    of_file(words, &OF_TYPES)
}
