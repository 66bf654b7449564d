//! Messages in a column of a database: code and values as JSON, words that are not translated as plain text.

use super::message::{Form, Message};

/// How the JSON of a code and its values begins. The program's own sentences do not begin like this.
const CODED: &str = "{\"code\":";

/// Returns true where a column holds the JSON of a code and its values, and false where it holds plain text.
pub fn is_coded(column: &str) -> bool {
    column.starts_with(CODED)
}

impl Message {
    /// Returns the message as it is kept in a column.
    pub fn to_column(&self) -> String {
        match &self.0 {
            Form::Verbatim(words) => words.clone(),
            // Values are texts, numbers, days, lists and other messages, which JSON can always hold.
            Form::Template { .. } => serde_json::to_string(self).unwrap_or_default(),
        }
    }

    /// Reads a message back from its column. What is no JSON of a code becomes a message of these words. So the
    /// finished sentences that earlier versions kept are shown as written.
    pub fn from_column(text: &str) -> Self {
        let coded = is_coded(text).then(|| serde_json::from_str(text).ok()).flatten();
        coded.unwrap_or_else(|| Self::verbatim(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::message_macro::message;

    #[test]
    fn a_column_gives_back_what_was_put_into_it() {
        for message in
            [message!("a {b}", b = "c"), message!("a"), Message::verbatim("Berkas hilang.")]
        {
            assert_eq!(Message::from_column(&message.to_column()), message);
        }
        let broken = "{\"code\": 3";
        assert_eq!(Message::from_column(broken), Message::verbatim(broken));
    }
}
