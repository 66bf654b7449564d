//! The words for states, translated.

use serde::Serialize;

use super::answer::word;
use crate::message::{Message, message};

/// Returns the word for a state; one that is not listed here stays as in JSON.
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

/// Returns a step of a request in words; one that is not listed here stands as it is in JSON.
pub(in crate::cli) fn step(step: &str) -> Message {
    match step {
        "recorded" => message!("recorded"),
        "verified" => message!("medium verified"),
        "billing-code" => message!("billing code"),
        "complaint" => message!("complaint"),
        "void" => message!("paper made void"),
        _ => state(&step),
    }
}

/// Returns how a step came out, in words; what is no verdict stands as it was recorded.
pub(in crate::cli) fn outcome(step: &str, what: &str) -> Message {
    match (step, what) {
        ("approved", verdict) => self::verdict(verdict),
        ("verified", "lengkap") => message!("complete"),
        ("verified", "rusak") => message!("damaged"),
        _ => Message::verbatim(what),
    }
}

/// Returns a verdict on a request in words; one that is not listed here stands as it is in JSON.
pub(in crate::cli) fn verdict(verdict: &str) -> Message {
    match verdict {
        "sesuai" => message!("matches"),
        "sesuai-dengan-catatan" => message!("matches with notes"),
        "tidak-sesuai" => message!("does not match"),
        _ => Message::verbatim(verdict),
    }
}
