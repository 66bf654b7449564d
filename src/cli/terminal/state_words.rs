//! The words of JSON for states, as people read them.

use serde::Serialize;

use super::answer::word;
use crate::message::{Message, message};

/// Returns a state in words; one that is not listed here stands as it is in JSON.
pub(in crate::cli) fn state(state: &impl Serialize) -> Message {
    let word = word(state);
    match &*word {
        "checked" => message!("checked"),
        "approved" => message!("approved"),
        "agreed" => message!("agreed"),
        "packed" => message!("packed"),
        "verified" => message!("verified"),
        "quoted" => message!("quoted"),
        "invoiced" => message!("invoiced"),
        "paid" => message!("paid"),
        "received" => message!("received"),
        "open" => message!("open"),
        "handed-over" => message!("handed-over"),
        "correcting" => message!("correcting"),
        "closed" => message!("closed"),
        "cancelled" => message!("cancelled"),
        _ => Message::verbatim(word),
    }
}
