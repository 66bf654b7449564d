//! The words for states, steps and verdicts, translated.

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
        "quoted" => message!("not invoiced yet"),
        "invoiced" => message!("invoiced"),
        "paid" => message!("paid"),
        "received" => message!("received"),
        "open" => message!("open"),
        "handed-over" => message!("handed over"),
        "correcting" => message!("correcting"),
        "closed" => message!("closed"),
        "cancelled" => message!("cancelled"),
        "returned" => message!("returned"),
        "refused" => message!("refused"),
        _ => Message::verbatim(word),
    }
}

/// Returns the word for a step of a request; one that is not listed here stays as in JSON.
pub(in crate::cli) fn step(step: &str) -> Message {
    match step {
        "recorded" => message!("recorded"),
        "verified" => message!("medium verified"),
        "billing-code" => message!("billing code"),
        "correction" => message!("correction"),
        "void" => message!("paper made void"),
        "amended" => message!("amended"),
        "code-void" => message!("billing code made void"),
        "code-day" => message!("last day of the billing code put right"),
        "overpaid" => message!("overpayment"),
        "underpaid" => message!("payment of less than the total"),
        "refunded" => message!("paid back by the treasury"),
        "payment-amended" => message!("payment amended"),
        _ => state(&step),
    }
}

/// Returns the result of a step as text. The results of a check and of a verification are translated; any other stays
/// as it was recorded.
pub(in crate::cli) fn outcome(step: &str, what: &str) -> Message {
    match (step, what) {
        ("approved", verdict) => self::verdict(verdict),
        ("verified", "lengkap") => message!("complete"),
        ("verified", "rusak") => message!("damaged"),
        _ => Message::verbatim(what),
    }
}

/// Returns the word for a verdict on a request; one that is not listed here stays as in JSON.
pub(in crate::cli) fn verdict(verdict: &str) -> Message {
    match verdict {
        "sesuai" => message!("matches"),
        "sesuai-dengan-catatan" => message!("matches with notes"),
        "tidak-sesuai" => message!("does not match"),
        _ => Message::verbatim(verdict),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Goods, Money, Stage};

    /// The match makes sure that all values of the type are listed.
    macro_rules! have_words {
        ($kind:ident: $($value:ident),+) => {
            for value in [$($kind::$value),+] {
                match value {
                    $($kind::$value)|+ => {
                        assert_ne!(state(&value), Message::verbatim(word(&value)), "{value:?}");
                    }
                }
            }
        };
    }

    #[test]
    fn every_state_has_its_word() {
        have_words!(Goods: Returned, Checked, Approved, Agreed, Packed, Verified);
        have_words!(Money: Quoted, Invoiced, Paid, Received);
        have_words!(Stage: Open, HandedOver, Correcting, Closed, Cancelled, Refused);
    }
}
