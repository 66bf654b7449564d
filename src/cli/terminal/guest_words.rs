//! The words for the fields of the guest book, and for what the office waits for.

use serde_json::Value;

use crate::message::{Message, message};
use crate::office::VisitorsTurn;

/// Returns the word for a field of the guest book; one that is not listed here stays as in JSON.
pub(in crate::cli) fn guest_field(field: &str) -> Message {
    match field {
        "name" => message!("name"),
        "email" => message!("e-mail"),
        "phone" => message!("telephone"),
        "address" => message!("address"),
        "sex" => message!("sex"),
        "age" => message!("age"),
        "work" => message!("work"),
        "institution" => message!("institution"),
        "kind" => message!("kind of institution"),
        "use" => message!("use of the data"),
        _ => Message::verbatim(field),
    }
}

/// Returns the text for a value of the guest book; a hyphen for none.
pub(in crate::cli) fn guest_value(value: &Value) -> String {
    match value {
        Value::Null => "-".to_owned(),
        value => value.as_str().map_or_else(|| value.to_string(), str::to_owned),
    }
}

/// Returns what the office waits for.
pub(in crate::cli) fn turn_word(turn: VisitorsTurn) -> Message {
    match turn {
        VisitorsTurn::Correction => message!("waits for the corrected request"),
        VisitorsTurn::Signature => message!("waits for the signature"),
        VisitorsTurn::Payment => message!("waits for the payment"),
    }
}
