//! What is expected at each place of a `GeoJSON` text, in words.

use crate::message::{Message, message};

/// A collection, a feature or a geometry.
pub(super) fn object() -> Message {
    message!("a GeoJSON object")
}

/// The name of a member.
pub(super) fn name() -> Message {
    message!("the name of a member")
}

/// Features or geometries.
pub(super) fn list() -> Message {
    message!("a list of GeoJSON objects")
}

/// What is said of a feature.
pub(super) fn properties() -> Message {
    message!("an object of properties")
}

/// Numbers in lists.
pub(super) fn coordinates() -> Message {
    message!("coordinates")
}

/// A value of any form.
pub(super) fn value() -> Message {
    message!("a JSON value")
}

/// Returns what the reader of JSON says; the words above, which it repeats, are in the language of the
/// message. Its own words stand as they are.
pub(super) fn in_words(said: &str) -> Message {
    for expected in [object(), name(), list(), properties(), coordinates(), value()] {
        let mark = format!(", expected {} at line ", expected.english());
        if let Some((found, place)) = said.rsplit_once(&mark) {
            return message!(
                "{found}, expected {expected} at line {place}",
                found,
                expected,
                place
            );
        }
    }
    Message::verbatim(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_expected_is_said_in_the_language_of_the_message() {
        let said = in_words("invalid type: string \"x\", expected coordinates at line 1 column 30");
        assert_eq!(
            said.english(),
            "invalid type: string \"x\", expected coordinates at line 1 column 30"
        );
        assert_eq!(
            said.indonesian(),
            "invalid type: string \"x\", expected koordinat at line 1 column 30"
        );
        assert_eq!(in_words("EOF at line 3"), Message::verbatim("EOF at line 3"));
    }
}
