//! Ids of products, topics, tariff rows and kinds of media.

use crate::message::{Message, message};
use crate::model::BagPath;

/// What an id must be, for faults.
pub(super) const ID: Message =
    message!("1 to 64 lower-case letters, digits, '-', '_' or '.', unlike a device of Windows");

/// Parses an id, which begins with a letter or digit. A product's id becomes part of file names on media, so that
/// every id must be a valid path there.
pub(super) fn id(text: &str) -> Option<String> {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_.".contains(&b);
    ((1..=64).contains(&text.len())
        && text.bytes().all(plain)
        && text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && BagPath::parse(text).is_ok())
    .then(|| text.to_owned())
}
