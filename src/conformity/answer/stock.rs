//! What the office has of an item that was asked for. It stands beside the verdict and does not change it: the rules
//! look at the texts and at the catalogue alone.

use serde::Serialize;

use crate::message::{Message, message};

/// What the office has of an item, as its index and its shelf tell; nothing is cut or read for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ItemStock {
    /// Whether there are files of it; for a piece of a map, whether a held map has a regency of its region.
    pub held: bool,
    /// The edition that is held; `None` where nothing is.
    pub edition: Option<String>,
    /// The codes of the findings that stop the sale, or of the error for another reason; each once.
    pub stops: Vec<String>,
    /// What is remembered of the piece; `None` for a dataset, and for a layer without a region.
    pub piece: Option<PieceStock>,
    /// False where a store that has it is probably not mounted.
    pub mounted: bool,
    /// Why it cannot be delivered as it is; `None` where it is held and nothing known stops the sale.
    #[serde(serialize_with = "crate::message::english_if_any")]
    pub withheld: Option<Message>,
}

/// What is remembered of a piece of a map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PieceStock {
    /// It was cut, and has no findings.
    Clean,
    /// It was cut, and has findings. [`ItemStock::stops`] has those that stop the sale.
    Findings,
    /// It cannot be cut from the held map.
    Refused,
    /// It was not cut, or its maps have changed since.
    Unknown,
}

impl ItemStock {
    /// Returns what there is of an item that is not held, for this reason.
    pub fn nothing(why: Message) -> Self {
        Self {
            held: false,
            edition: None,
            stops: Vec::new(),
            piece: None,
            mounted: true,
            withheld: Some(why),
        }
    }

    /// Returns true unless the item is not held, something known stops its sale, or its store is not mounted.
    pub fn can_be_delivered(&self) -> bool {
        self.can_be_sold() && self.mounted
    }

    /// Returns true unless the item is not held, or something known stops its sale.
    pub fn can_be_sold(&self) -> bool {
        self.held && self.stops.is_empty()
    }

    /// Returns the state in words, for a report.
    pub fn words(&self) -> Message {
        let why = self.withheld.clone().unwrap_or(Message::verbatim(""));
        let Some(edition) = self.edition.as_deref().filter(|_| self.held) else {
            return message!("not held: {why}", why);
        };
        let held = message!("held, edition {edition}", edition);
        let held = if self.mounted {
            held
        } else {
            message!("{held}; the store with it is not mounted", held)
        };
        if !self.stops.is_empty() {
            return message!("{held}; its sale is stopped: {why}", held, why);
        }
        match self.piece {
            None | Some(PieceStock::Refused) => held,
            Some(PieceStock::Clean) => message!("{held}; the piece was made and is clean", held),
            Some(PieceStock::Findings) => {
                message!("{held}; the piece was made, and its findings stop nothing", held)
            }
            Some(PieceStock::Unknown) => {
                message!("{held}; the piece is checked by `kemas plan`", held)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_tell_what_is_held_and_what_stops_it() {
        let nothing = ItemStock::nothing(message!("the data folders have nothing of it"));
        assert_eq!(nothing.words().english(), "not held: the data folders have nothing of it");
        assert!(!nothing.can_be_delivered());
        let held = |stops: &[&str], piece| ItemStock {
            held: true,
            edition: Some("2025-1".to_owned()),
            stops: stops.iter().map(|code| (*code).to_owned()).collect(),
            piece,
            mounted: true,
            withheld: (!stops.is_empty()).then(|| Message::verbatim("x")),
        };
        for (stock, words) in [
            (held(&[], None), "held, edition 2025-1"),
            (held(&["I01", "I23"], None), "held, edition 2025-1; its sale is stopped: x"),
            (
                held(&[], Some(PieceStock::Clean)),
                "held, edition 2025-1; the piece was made and is clean",
            ),
        ] {
            assert_eq!(stock.words().english(), words);
            assert_eq!(stock.can_be_delivered(), stock.stops.is_empty());
        }
        let elsewhere = ItemStock { mounted: false, ..held(&[], None) };
        assert_eq!(
            elsewhere.words().english(),
            "held, edition 2025-1; the store with it is not mounted"
        );
    }
}
