//! How papers are numbered.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::message::{Message, message};
use crate::model::keeping::SeriesKind;

/// How the numbers of each kind of paper are written. Each kind has a series of its own for each year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberingSettings {
    /// How invoices are numbered.
    pub invoice: Numbering,
    /// How receipts are numbered.
    pub receipt: Numbering,
    /// How handover notes are numbered.
    pub handover: Numbering,
    /// How agreements (SPPD) are numbered. It is not kept with a paper.
    #[serde(default = "usual_agreements", skip_serializing)]
    pub agreement: Numbering,
}

impl NumberingSettings {
    /// Returns how a series is numbered.
    pub const fn of(&self, kind: SeriesKind) -> &Numbering {
        match kind {
            SeriesKind::Invoice => &self.invoice,
            SeriesKind::Receipt => &self.receipt,
            SeriesKind::Handover => &self.handover,
            SeriesKind::Agreement => &self.agreement,
        }
    }
}

/// How an office numbers its agreements that sets nothing for them.
pub fn usual_agreements() -> Numbering {
    Numbering {
        pattern: "SPPD-{serial}/{unit}/{class}/{month}/{year}".to_owned(),
        class: "HM.340".to_owned(),
        start: first_serial(),
        register: false,
    }
}

/// How a paper's number is written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Numbering {
    /// The pattern, with `{serial}` and `{year}`. It may also have `{unit}`, `{class}` and `{month}`.
    pub pattern: String,
    /// The classification code, such as `HM.340`.
    pub class: String,
    /// The serial of the first paper of the ledger, where the office's register goes on from papers that were written
    /// before. The series of each later year begins with 1. It is not kept with a paper.
    #[serde(default = "first_serial", skip_serializing)]
    pub start: u32,
    /// Whether each number is the one of the office's own paper register, and typed in when the paper is issued; the
    /// pattern is not used then. It is not kept with a paper.
    #[serde(default, skip_serializing)]
    pub register: bool,
}

/// The serial with which a series begins where the office sets none.
fn first_serial() -> u32 {
    1
}

/// The fewest digits of a serial: a shorter one gets zeros before it (`B-028/…`), a longer one is written in full.
const SERIAL_DIGITS: usize = 3;

impl Numbering {
    /// Returns the number of the paper that has this serial in the year of `on`.
    ///
    /// # Errors
    /// Why the pattern cannot be used: it lacks `{serial}` or `{year}`, or a brace is left when the five known parts
    /// are filled in.
    pub fn number(&self, serial: i64, unit_code: &str, on: Date) -> Result<String, Message> {
        let pattern = &self.pattern;
        let unfit = |what: Message| message!("the pattern '{pattern}' {what}", pattern, what);
        for needed in ["{serial}", "{year}"] {
            if !pattern.contains(needed) {
                return Err(unfit(message!("lacks {needed}: its numbers would repeat", needed)));
            }
        }
        let parts = [
            ("{serial}", format!("{serial:0SERIAL_DIGITS$}")),
            ("{month}", format!("{:02}", on.month())),
            ("{year}", on.year().to_string()),
            ("{unit}", unit_code.to_owned()),
            ("{class}", self.class.clone()),
        ];
        let fill = |text: String, (part, value): &(&str, String)| text.replace(part, value);
        let text = parts.iter().fold(pattern.clone(), fill);
        if text.contains(['{', '}']) {
            return Err(unfit(message!(
                "has a part that is none of {{serial}} {{unit}} {{class}} {{month}} {{year}}"
            )));
        }
        Ok(text)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn number(pattern: &str, serial: i64) -> Result<String, Message> {
        let numbering = Numbering {
            pattern: pattern.to_owned(),
            class: "HM.340".to_owned(),
            start: first_serial(),
            register: false,
        };
        numbering.number(serial, "81000", date(2024, 1, 31))
    }

    #[test]
    fn numbers_look_as_the_office_writes_them() {
        let pattern = "B-{serial}/{unit}/{class}/{month}/{year}";
        assert_eq!(number(pattern, 28).unwrap(), "B-028/81000/HM.340/01/2024");
        assert_eq!(number(pattern, 12_345).unwrap(), "B-12345/81000/HM.340/01/2024");
    }

    #[test]
    fn a_pattern_whose_numbers_would_repeat_is_refused() {
        for pattern in ["B-{serial}", "B-{year}", "B-{serial}/{year}/{day}"] {
            assert!(number(pattern, 1).is_err(), "{pattern}");
        }
    }
}
