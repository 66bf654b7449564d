//! The codes K01 to K17: the rules that check whether the requested data match the stated use.

use super::code::{Code, Effect};
use crate::message::message;

/// All of them, in their order.
pub(super) static ALL: [Code; 17] = [
    Code::K01,
    Code::K02,
    Code::K03,
    Code::K04,
    Code::K05,
    Code::K06,
    Code::K07,
    Code::K08,
    Code::K09,
    Code::K10,
    Code::K11,
    Code::K12,
    Code::K13,
    Code::K14,
    Code::K15,
    Code::K16,
    Code::K17,
];

impl Code {
    /// The item is not in the catalogue.
    pub const K01: Self = Self {
        code: "K01",
        effect: Effect::Mismatch,
        meaning: message!("The item is not in the catalogue."),
        remedy: message!(
            "Ask the visitor which product is meant; the finding names the nearest ones. Then \
             correct the list of data."
        ),
    };

    /// Access to the item is closed, or restricted.
    pub const K02: Self = Self {
        code: "K02",
        effect: Effect::MismatchOrAsks,
        meaning: message!("Access to the item is closed, or restricted."),
        remedy: message!(
            "Take a closed item off the list. Of a restricted one, ask for what the catalogue \
             requires and write the answer down."
        ),
    };

    /// No row of the tariff covers the item. No tariff is never Rp0.
    pub const K03: Self = Self {
        code: "K03",
        effect: Effect::Mismatch,
        meaning: message!("No row of the tariff covers the item. No tariff is never Rp0."),
        remedy: message!(
            "Offer the piece or the level that is sold, or take the item off the list."
        ),
    };

    /// One of the four texts of the abstraction is empty, or all four together are too short to judge.
    pub const K04: Self = Self {
        code: "K04",
        effect: Effect::MismatchOrAsks,
        meaning: message!(
            "One of the four texts of the abstraction is empty, or all four together are too \
             short to judge."
        ),
        remedy: message!(
            "Ask the visitor to complete background, purpose, method and expected output, then \
             check again."
        ),
    };

    /// The item serves no topic that the abstraction declares or mentions; of a map, the texts do not speak of mapping
    /// or location.
    pub const K05: Self = Self {
        code: "K05",
        effect: Effect::Mismatch,
        meaning: message!(
            "The item serves no topic that the abstraction declares or mentions; of a map, the \
             texts do not speak of mapping or location."
        ),
        remedy: message!(
            "Ask what the data are for. Complete the abstraction, or take the item off the list."
        ),
    };

    /// The period of the data lies wholly outside the periods of the study.
    pub const K06: Self = Self {
        code: "K06",
        effect: Effect::Mismatch,
        meaning: message!("The period of the data lies wholly outside the periods of the study."),
        remedy: message!("Ask for the true period of the study; offer the edition of that period."),
    };

    /// The regions of the item do not meet those of the study, or a place that is named is not in the table of regions.
    pub const K07: Self = Self {
        code: "K07",
        effect: Effect::MismatchOrAsks,
        meaning: message!(
            "The regions of the item do not meet those of the study, or a place that is named \
             is not in the table of regions."
        ),
        remedy: message!("Ask for the true region of the study; offer data of that region."),
    };

    /// A narrower product of the same survey and period covers the study as well.
    pub const K08: Self = Self {
        code: "K08",
        effect: Effect::Asks,
        meaning: message!(
            "A narrower product of the same survey and period covers the study as well."
        ),
        remedy: message!(
            "Offer the narrower product; if the visitor wants the broader one, write down why."
        ),
    };

    /// The results are wanted at a finer level than the survey represents.
    pub const K09: Self = Self {
        code: "K09",
        effect: Effect::MismatchOrAsks,
        meaning: message!("The results are wanted at a finer level than the survey represents."),
        remedy: message!(
            "Offer results at the level that the survey represents, or talk about small area \
             estimation in a statistical consultation."
        ),
    };

    /// The data hold none of the units of analysis that the study states.
    pub const K10: Self = Self {
        code: "K10",
        effect: Effect::Mismatch,
        meaning: message!("The data hold none of the units of analysis that the study states."),
        remedy: message!("Ask for the true unit of analysis; offer data with that unit."),
    };

    /// The abstraction asks for some variables; a full set is sold whole.
    pub const K11: Self = Self {
        code: "K11",
        effect: Effect::Asks,
        meaning: message!("The abstraction asks for some variables; a full set is sold whole."),
        remedy: message!(
            "Explain that all variables are handed over, and write down whether the visitor \
             still wants the data."
        ),
    };

    /// The abstraction asks for identities of respondents, which the law keeps secret (UU 16/1997).
    pub const K12: Self = Self {
        code: "K12",
        effect: Effect::Mismatch,
        meaning: message!(
            "The abstraction asks for identities of respondents, which the law keeps secret (UU \
             16/1997)."
        ),
        remedy: message!(
            "Explain that identities are given to nobody; ask whether the study can do without \
             them, and have the abstraction corrected."
        ),
    };

    /// The abstraction states a use that the agreement forbids: copies for others, publishing the records, resale.
    pub const K13: Self = Self {
        code: "K13",
        effect: Effect::Mismatch,
        meaning: message!(
            "The abstraction states a use that the agreement forbids: copies for others, \
             publishing the records, resale."
        ),
        remedy: message!(
            "Ask what is meant. Results may be published, the records may not; have the \
             abstraction corrected if only results are meant."
        ),
    };

    /// The edition of the map is more than three years from the period of the study.
    pub const K14: Self = Self {
        code: "K14",
        effect: Effect::Asks,
        meaning: message!(
            "The edition of the map is more than three years from the period of the study."
        ),
        remedy: message!(
            "Ask whether this edition is wanted, or offer a nearer one; write down the answer."
        ),
    };

    /// A code of a region is unknown or does not agree with its name, often a code of the Ministry of Home Affairs.
    pub const K15: Self = Self {
        code: "K15",
        effect: Effect::Mismatch,
        meaning: message!(
            "A code of a region is unknown or does not agree with its name, often a code of the \
             Ministry of Home Affairs."
        ),
        remedy: message!("Make sure of the region with the visitor, then write its BPS code."),
    };

    /// A topic is declared that no requested item serves.
    pub const K16: Self = Self {
        code: "K16",
        effect: Effect::Asks,
        meaning: message!("A topic is declared that no requested item serves."),
        remedy: message!(
            "Ask whether data on that topic are needed; the finding names what serves it."
        ),
    };

    /// Rp0 is asked for without its conditions: a letter, and no more than the Rp0 rows allow.
    pub const K17: Self = Self {
        code: "K17",
        effect: Effect::Asks,
        meaning: message!(
            "Rp0 is asked for without its conditions: a letter, and no more than the Rp0 rows \
             allow."
        ),
        remedy: message!(
            "Ask for the letter of the institution, or explain that the general tariff applies."
        ),
    };
}
