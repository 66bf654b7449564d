//! Complaints about the service: how they came, what they say, by when they are to be answered, and the answer.

use jiff::civil::Date;
use serde::Serialize;

/// How a complaint reached the office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ComplaintChannel {
    /// The suggestion box (*kotak saran*).
    Kotak,
    /// The website for complaints.
    Situs,
    /// E-mail.
    Email,
    /// WhatsApp or SMS.
    Wa,
    /// Said or written at the counter.
    Langsung,
}

impl ComplaintChannel {
    /// All channels.
    pub const ALL: [Self; 5] = [Self::Kotak, Self::Situs, Self::Email, Self::Wa, Self::Langsung];

    /// Returns the word that names the channel in options, in the ledger and in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Kotak => "kotak",
            Self::Situs => "situs",
            Self::Email => "email",
            Self::Wa => "wa",
            Self::Langsung => "langsung",
        }
    }

    /// Returns the channel with this word; `None` where there is none.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == word)
    }
}

/// How a complaint ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ComplaintOutcome {
    /// It is met: what was wrong is put right.
    Dipenuhi,
    /// It is explained: nothing was wrong.
    Dijelaskan,
    /// It is rejected.
    Ditolak,
    /// It is passed on to another office.
    Diteruskan,
}

impl ComplaintOutcome {
    /// All outcomes.
    pub const ALL: [Self; 4] = [Self::Dipenuhi, Self::Dijelaskan, Self::Ditolak, Self::Diteruskan];

    /// Returns the word that names the outcome in options, in the ledger and in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Dipenuhi => "dipenuhi",
            Self::Dijelaskan => "dijelaskan",
            Self::Ditolak => "ditolak",
            Self::Diteruskan => "diteruskan",
        }
    }

    /// Returns the outcome with this word; `None` where there is none.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == word)
    }
}

/// A complaint. Its words read as `(dihapus)` once they are forgotten.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Complaint {
    /// Its number, such as `P-003/2026`.
    pub number: String,
    /// The day on which it reached the office.
    pub received_on: Date,
    /// The last day to answer it.
    pub due_on: Date,
    /// How it reached the office.
    pub channel: ComplaintChannel,
    /// The number of the request that it is about; `None` where it is about no sale.
    pub request: Option<String>,
    /// Who complains; `None` where nobody is named.
    pub name: Option<String>,
    /// The e-mail address or telephone number for the answer; `None` where there is none.
    pub contact: Option<String>,
    /// What it says.
    pub text: String,
    /// The answer; `None` while it is open.
    pub answer: Option<ComplaintAnswer>,
}

impl Complaint {
    /// Returns true where the last day to answer is over and it is open, or was answered only then.
    pub fn is_late(&self, today: Date) -> bool {
        self.answer.as_ref().map_or(today, |answer| answer.on) > self.due_on
    }
}

/// The answer to a complaint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ComplaintAnswer {
    /// How the complaint ended.
    pub outcome: ComplaintOutcome,
    /// What the office answered.
    pub text: String,
    /// The day of the answer.
    pub on: Date,
    /// True where a correction of what was handed over is the answer.
    pub corrected: bool,
}

/// Returns the number of a complaint as it is written: `P-003/2026`.
pub fn complaint_number(serial: i64, year: i16) -> String {
    format!("P-{serial:03}/{year}")
}

/// Reads the number of a complaint as people type it, such as `p-3/2026`; `None` where it is none.
pub fn read_complaint_number(text: &str) -> Option<String> {
    let rest = text.trim().strip_prefix(['P', 'p'])?.trim_start_matches(['-', ' ']);
    let (serial, year) = rest.split_once('/')?;
    let is_whole = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_whole(serial) || year.len() != 4 || !is_whole(year) {
        return None;
    }
    Some(complaint_number(serial.parse().ok()?, year.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_as_people_type_it() {
        for typed in ["P-003/2026", "p-3/2026", " P3/2026 ", "P 003/2026", "P-0003/2026"] {
            assert_eq!(read_complaint_number(typed).as_deref(), Some("P-003/2026"), "{typed}");
        }
        assert_eq!(read_complaint_number("P-1234/2026").as_deref(), Some("P-1234/2026"));
        for other in [
            "",
            "P",
            "P-/2026",
            "003/2026",
            "P-3/26",
            "P-3",
            "P--3/2026x",
            "P-99999999999999999999/2026",
        ] {
            assert_eq!(read_complaint_number(other), None, "{other}");
        }
    }
}
