//! The one form of a date, year-month-day, and dates that are written in another.

use jiff::civil::Date;

/// The beginnings of the months' names, Indonesian and English, with the number of the month.
const MONTHS: [(&str, i8); 19] = [
    ("jan", 1),
    ("feb", 2),
    ("mar", 3),
    ("apr", 4),
    ("mei", 5),
    ("may", 5),
    ("jun", 6),
    ("jul", 7),
    ("agu", 8),
    ("ags", 8),
    ("agt", 8),
    ("aug", 8),
    ("sep", 9),
    ("okt", 10),
    ("oct", 10),
    ("nov", 11),
    ("nop", 11),
    ("des", 12),
    ("dec", 12),
];

/// The first year that a date of a request may have.
pub(super) const EARLIEST_YEAR: i16 = 1990;

/// Returns the day that is written as `2026-11-24`, in these ten characters; `None` for every other form, also for
/// those with a time or without hyphens.
pub fn written_day(text: &str) -> Option<Date> {
    let is_form = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    text.parse().ok().filter(|_| is_form)
}

/// Returns the day that a date of three parts means: day, month and year as in Indonesia, or year, month and day. The
/// month is a number or a name. A date with a time, or without hyphens, means its day. `None` for any other text, and
/// for a year of two digits.
pub(super) fn meant(text: &str) -> Option<Date> {
    if let Ok(date) = text.trim().parse() {
        return Some(date);
    }
    let parts: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let [first, month, last] = parts.as_slice() else { return None };
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    if year.len() != 4 {
        return None;
    }
    let month = match month.parse::<i8>() {
        Ok(number) => number,
        Err(_) => named(month)?,
    };
    Date::new(year.parse().ok()?, month, day.parse().ok()?).ok()
}

fn named(month: &str) -> Option<i8> {
    let month = month.to_lowercase();
    MONTHS.iter().find(|(start, _)| month.starts_with(start)).map(|(_, number)| *number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_forms_are_understood_for_the_hint() {
        for text in
            ["24/11/2026", "24-11-2026", "24 November 2026", "2026/11/24", "24 Nopember 2026"]
        {
            let day = meant(text).map(|day| day.to_string());
            assert_eq!(day.as_deref(), Some("2026-11-24"), "{text}");
        }
        for text in ["20261124", "2026-11-24 10:00", "2026-11-24T23:00:00-12:00"] {
            assert_eq!(written_day(text), None, "{text}");
            let day = meant(text).map(|day| day.to_string());
            assert_eq!(day.as_deref(), Some("2026-11-24"), "{text}");
        }
        assert!(written_day("2026-11-24").is_some() && written_day("2026-02-30").is_none());
        for text in ["kemarin", "11/24/2026", "24-11-26", "", "2026"] {
            assert_eq!(meant(text), None, "{text}");
        }
    }
}
