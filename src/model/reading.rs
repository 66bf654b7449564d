//! What is said of JSON that cannot be read as a record: by the reader of JSON, and by the types of this folder.

use super::digest::NO_DIGEST;
use super::region::NO_CODE;
use super::time::NO_PERIOD;
use crate::message::{Message, Value, message, of_file};

/// What is said of a text that is no number of a request.
pub(super) const NO_NUMBER: Message =
    message!("expected 1 to 64 letters, digits, '-' or '_', such as 8100-2026-0001");

/// What is said of a text that is no level.
pub(super) const NO_LEVEL: Message = message!("unknown level '{text}', expected one of {levels}");

static OF_TYPES: [Message; 5] = [NO_NUMBER, NO_LEVEL, NO_PERIOD, NO_CODE, NO_DIGEST];

/// Returns what the reader of JSON said of a record with types of this folder. Where the words are known, they can be
/// shown in Indonesian too.
pub fn said_of_record(words: &str) -> Value {
    of_file(words, &OF_TYPES)
}
