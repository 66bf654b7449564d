//! Parsing the values of options: days, sizes, numbers, words. The error of a parser is a message: what a value must
//! be.

use std::ops::{Bound, RangeBounds};

use clap::builder::{PossibleValuesParser, TypedValueParser};
use jiff::civil::{Date, Time};

use crate::message::{Carried, Language, Message, message};
use crate::model::{CashCount, Level, written_day};
use crate::office::EvidenceKind;

/// Reads a level of regions.
pub(in crate::cli) fn level() -> impl TypedValueParser<Value = Level> {
    let words = PossibleValuesParser::new(Level::ALL.iter().map(|level| level.as_str()));
    words.try_map(|word| Level::parse(&word).ok_or_else(|| Carried(Message::verbatim(word))))
}

/// Reads a language's code.
pub(in crate::cli) fn language() -> impl TypedValueParser<Value = Language> {
    let words = PossibleValuesParser::new(Language::ALL.map(Language::as_str));
    words.try_map(|word| Language::parse(&word).ok_or_else(|| Carried(Message::verbatim(word))))
}

/// Returns the parser of what a document proves.
pub(in crate::cli) fn evidence_kind() -> impl TypedValueParser<Value = EvidenceKind> {
    let words = PossibleValuesParser::new(EvidenceKind::ALL.map(EvidenceKind::as_str));
    words.try_map(|word| EvidenceKind::parse(&word).ok_or_else(|| Carried(Message::verbatim(word))))
}

/// Reads a day.
pub(in crate::cli) fn day(text: &str) -> Result<Date, Carried> {
    written_day(text).ok_or_else(|| Carried(message!("a day such as 2026-11-24")))
}

/// A month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) struct Month {
    first: Date,
}

impl Month {
    /// Returns the first and the last day.
    pub(in crate::cli) fn days(self) -> (Date, Date) {
        (self.first, self.first.last_of_month())
    }
}

/// As in `2026-11`.
impl std::fmt::Display for Month {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}", self.first.year(), self.first.month())
    }
}

/// Reads a month.
pub(in crate::cli) fn month(text: &str) -> Result<Month, Carried> {
    let first = || {
        let (year, month) = text.split_once('-')?;
        let is_whole = |text: &str, digits| {
            text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit())
        };
        if !is_whole(year, 4) || !is_whole(month, 2) {
            return None;
        }
        Date::new(year.parse().ok()?, month.parse().ok()?, 1).ok()
    };
    let first = first().ok_or_else(|| Carried(message!("a month such as 2026-11")))?;
    Ok(Month { first })
}

/// Reads counted cash, such as `100000=3,50000=2`.
pub(in crate::cli) fn cash_count(text: &str) -> Result<CashCount, Carried> {
    CashCount::parse(text).map_err(Carried)
}

/// Reads a time of the day.
pub(in crate::cli) fn time(text: &str) -> Result<Time, Carried> {
    text.parse().map_err(|_| Carried(message!("a time such as 09:30")))
}

/// Reads a whole number of 64 bits, from 0 on.
pub(in crate::cli) fn digits(text: &str) -> Result<u64, Carried> {
    text.parse().map_err(|_| Carried(message!("digits alone, such as 1500000")))
}

/// Reads a whole number within bounds.
pub(in crate::cli) fn whole<T, R>(
    bounds: R,
) -> impl Fn(&str) -> Result<T, Carried> + Clone + Send + Sync
where
    T: std::str::FromStr + PartialOrd + ToString,
    R: RangeBounds<T> + Clone + Send + Sync,
{
    move |text| {
        let number = text.parse().ok().filter(|number| bounds.contains(number));
        number.ok_or_else(|| {
            let said = |bound| match bound {
                Bound::Included(number) | Bound::Excluded(number) => T::to_string(number),
                Bound::Unbounded => String::new(),
            };
            let (least, most) = (said(bounds.start_bound()), said(bounds.end_bound()));
            Carried(if most.is_empty() {
                message!("a whole number of at least {least}", least)
            } else {
                message!("a whole number from {least} to {most}", least, most)
            })
        })
    }
}

/// Parses a number of bytes such as `1234`, `64k`, `200M` or `1.5G` (powers of ten; capitals or not, also with a `B`
/// behind).
pub(in crate::cli) fn size(text: &str) -> Result<u64, Carried> {
    bytes(text)
        .ok_or_else(|| Carried(message!("a number of bytes such as 1234, 64k, 200M or 1.5G")))
}

fn bytes(text: &str) -> Option<u64> {
    let (digits, unit) = match text.find(|c: char| c.is_ascii_alphabetic()) {
        Some(at) => text.split_at(at),
        None => (text, ""),
    };
    let factor: u64 = match unit.to_ascii_lowercase().trim_end_matches('b') {
        "" => 1,
        "k" => 1_000,
        "m" => 1_000_000,
        "g" => 1_000_000_000,
        _ => return None,
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let number = |text: &str| {
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse::<u64>().ok().filter(|_| digits)
    };
    // With nine decimals, a gigabyte is exact to the byte.
    let places = u32::try_from(part.len()).ok().filter(|places| *places <= 9)?;
    let part = if part.is_empty() { 0 } else { number(part)? * factor / 10u64.pow(places) };
    number(whole)?.checked_mul(factor)?.checked_add(part)
}

/// Parses `EPSG:32752`, with or without `EPSG:`.
pub(in crate::cli) fn epsg(text: &str) -> Result<u32, Carried> {
    let digits = text.trim_start_matches("EPSG:").trim_start_matches("epsg:");
    digits.parse().map_err(|_| Carried(message!("a code such as EPSG:4326")))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn sizes_are_read_in_powers_of_ten() {
        for (text, bytes) in [
            ("12", 12),
            ("64k", 64_000),
            ("200M", 200_000_000),
            ("200MB", 200_000_000),
            ("1.5G", 1_500_000_000),
            ("0.999999999G", 999_999_999),
        ] {
            assert_eq!(size(text), Ok(bytes), "{text}");
        }
        for text in
            ["", "M", "-1", "1T", "1.x", "0.18446744074G", "0.0000000001k", "99999999999G", "1.+5k"]
        {
            assert!(size(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_month_has_its_first_and_last_day() {
        let days = month("2024-02").unwrap().days();
        assert_eq!(days, (date(2024, 2, 1), date(2024, 2, 29)));
        for text in ["2026-13", "2026-00", "2026-1", "2026", "26-11", "2026-11-24", "+026-11", ""] {
            assert!(month(text).is_err(), "{text}");
        }
    }

    #[test]
    fn numbers_keep_to_their_bounds() {
        let mark = whole(1..=10_u8);
        assert_eq!((mark("1"), mark("10")), (Ok(1), Ok(10)));
        for text in ["0", "11", "300", "-1", "", "x"] {
            let expected = mark(text).map_err(|expected| expected.to_string());
            assert_eq!(expected, Err("a whole number from 1 to 10".to_owned()), "{text}");
        }
    }
}
