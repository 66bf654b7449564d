//! Reference periods of surveys and editions of maps.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::message::{Message, message, same_in_every_language};

same_in_every_language!(MapEdition, Period);

/// What is said of a text that is no period.
pub(in crate::model) const NO_PERIOD: Message =
    message!("'{text}' is not a period: write 2025, 2025-03, 2020/2021 or 2019-2023");

/// A reference period: one or more whole years, or one month of a year. It is shown as `2025`, `2020/2021` or
/// `2025-03`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// First year.
    pub first: u16,
    /// Last year, not before the first.
    pub last: u16,
    /// The month from 1 to 12; only where first and last year are the same.
    pub month: Option<u8>,
}

impl Period {
    /// Parses `2025`, `2025-03`, `2020/2021` or `2019-2023`; between years an en dash may stand too, and a month may
    /// lack its zero. `None` for any other text, and for years outside 1900 to 2199.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let Some((first, rest)) = text.split_once(['-', '/', '–']) else {
            let year = year(text)?;
            return Some(Self { first: year, last: year, month: None });
        };
        let first = year(first.trim())?;
        let rest = rest.trim();
        if rest.len() == 4 {
            let last = year(rest)?;
            return (first <= last).then_some(Self { first, last, month: None });
        }
        let month: u8 = rest.parse().ok().filter(|m| (1..=12).contains(m))?;
        (text.contains('-') && rest.bytes().all(|b| b.is_ascii_digit())).then_some(Self {
            first,
            last: first,
            month: Some(month),
        })
    }

    /// Returns true when the two have time in common. A period of years covers all their months.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.first <= other.last
            && other.first <= self.last
            && match (self.month, other.month) {
                (Some(ours), Some(theirs)) => ours == theirs,
                _ => true,
            }
    }

    /// Returns the number of years between a year and this period, 0 inside it.
    pub fn years_from(&self, year: u16) -> u16 {
        self.first.saturating_sub(year).max(year.saturating_sub(self.last))
    }
}

fn year(text: &str) -> Option<u16> {
    (text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
        .filter(|year| (1900..2200).contains(year))
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.month {
            Some(month) => write!(f, "{}-{month:02}", self.first),
            None if self.first == self.last => write!(f, "{}", self.first),
            None => write!(f, "{}/{}", self.first, self.last),
        }
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text)
            .ok_or_else(|| serde::de::Error::custom(NO_PERIOD.with("text", &text).english()))
    }
}

/// The edition of a map: year and semester, written `2025-1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MapEdition {
    /// Year.
    pub year: u16,
    /// Semester, 1 or 2.
    pub semester: u8,
}

impl MapEdition {
    /// Parses `2025-1`; `None` for any other text, and for years outside 1900 to 2199.
    pub fn parse(text: &str) -> Option<Self> {
        let (first, semester) = text.split_once('-')?;
        let semester = match semester {
            "1" => 1,
            "2" => 2,
            _ => return None,
        };
        Some(Self { year: year(first)?, semester })
    }
}

impl fmt::Display for MapEdition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.year, self.semester)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_parses_back() {
        for text in ["2025", "2025-03", "2020/2021"] {
            assert_eq!(Period::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Period::parse("2019–2021"), Period::parse("2019/2021"));
        assert_eq!(MapEdition::parse("2025-1").unwrap().to_string(), "2025-1");
    }

    #[test]
    fn broken_periods_are_refused() {
        for text in ["", "25", "2025-13", "2025-0", "2021/2020", "2025/03", "Maret 2025", "2025-+3"]
        {
            assert_eq!(Period::parse(text), None, "{text}");
        }
        assert_eq!(MapEdition::parse("2025-3"), None);
    }

    #[test]
    fn a_bare_year_covers_all_its_months_and_a_month_only_itself() {
        let period = |text| Period::parse(text).unwrap();
        assert!(period("2022").overlaps(&period("2022-08")));
        assert!(!period("2022-08").overlaps(&period("2022-02")));
        assert!(period("2020/2021").overlaps(&period("2021")));
        assert_eq!(period("2020/2021").years_from(2024), 3);
        assert_eq!(period("2020/2021").years_from(2018), 2);
        assert_eq!(period("2020/2021").years_from(2020), 0);
    }
}
