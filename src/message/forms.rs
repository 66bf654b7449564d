//! Messages as text in JSON, for fields that name one of these functions in `serialize_with`. In other fields a message
//! is its code and values; see [`Message`].

use serde::{Serialize, Serializer};

use super::message::Message;

/// Writes a message in English, for `serialize_with`.
pub fn english<S: Serializer>(message: &Message, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&message.english())
}

/// Writes a message in English, or null, for `serialize_with`.
pub fn english_if_any<S: Serializer>(
    message: &Option<Message>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    message.as_ref().map(Message::english).serialize(serializer)
}

/// Writes a message in Indonesian, for `serialize_with`.
pub fn indonesian<S: Serializer>(message: &Message, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&message.indonesian())
}

/// Writes messages in Indonesian, for `serialize_with`.
pub fn all_indonesian<S: Serializer>(
    messages: &[Message],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(messages.iter().map(Message::indonesian))
}

/// Writes a message in Indonesian, or null, for `serialize_with`.
pub fn indonesian_if_any<S: Serializer>(
    message: &Option<Message>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    message.as_ref().map(Message::indonesian).serialize(serializer)
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;
    use crate::message::message_macro::message;
    use crate::message::to_value::{and, day, decimal, quantity};

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Row {
        what: Message,
    }

    #[test]
    fn a_kept_message_comes_back_with_its_values() {
        let what = message!(
            "a {word} {number} {bytes} {rate} {date} {row} {inner}",
            word = "w",
            number = 3_u64,
            bytes = quantity(4),
            rate = decimal(1.5, 1),
            date = day(jiff::civil::date(2026, 1, 2)),
            row = and(["x", "y"]),
            inner = message!("b {c}", c = "d"),
        );
        let row = Row { what };
        let text = serde_json::to_string(&row).unwrap();
        assert!(text.starts_with(r#"{"what":{"code":"a {word}"#), "{text}");
        assert_eq!(serde_json::from_str::<Row>(&text).unwrap(), row);
    }

    #[test]
    fn a_finished_sentence_is_kept_and_shown_as_written() {
        let row: Row = serde_json::from_str(r#"{"what":"Berkas {ini} hilang."}"#).unwrap();
        assert_eq!(row.what.indonesian(), "Berkas {ini} hilang.");
        assert_eq!(serde_json::to_string(&row).unwrap(), r#"{"what":"Berkas {ini} hilang."}"#);
    }
}
