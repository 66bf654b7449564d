//! Dates: days in other forms than `2026-11-24`, and dates that a spreadsheet made of `2025-03`.
//!
//! Excel shows a year and a month as `Mar-25`, or in the form of the system, which in Indonesian is 01/03/2025. In
//! Indonesian the day stands first. Other systems put the month first; what both orders allow is told in both.

use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::hint::Damage;
use crate::message::{Message, message};

/// The beginnings of the names of months, in Indonesian and English, long and short.
const MONTHS: [&[&str]; 12] = [
    &["jan"],
    &["feb", "peb"],
    &["mar"],
    &["apr"],
    &["mei", "may"],
    &["jun"],
    &["jul"],
    &["agu", "agt", "ags", "aug"],
    &["sep"],
    &["okt", "oct"],
    &["nov", "nop"],
    &["des", "dec"],
];

/// The day with the number 0 in a spreadsheet. Days before March 1900, whose numbers are one less, are not asked for.
const SERIAL_START: Date = date(1899, 12, 30);

/// The numbers that are taken for days: 1990 to 2099. Others may be anything.
const SERIALS: std::ops::Range<i64> = 32_874..73_051;

const MADE_A_DATE: Message = message!("a spreadsheet made a date of it");

/// What a text may mean.
#[derive(Default)]
struct Meant {
    /// Days, the likeliest first.
    days: Vec<Date>,
    /// A year and a month without a day.
    month: Option<Date>,
}

impl Meant {
    /// Returns the months that are meant, as their first days: of the days those, where there are any, that a
    /// spreadsheet makes of a month.
    fn months(self) -> Vec<Date> {
        let firsts: Vec<Date> = self.days.iter().copied().filter(|day| day.day() == 1).collect();
        let days = if firsts.is_empty() { self.days } else { firsts };
        self.month.map_or(days, |month| vec![month])
    }
}

/// Finds the period that a spreadsheet made a date of.
pub(super) fn of_period(text: &str) -> Option<Damage> {
    let months = read(text)?.months();
    let right = months.iter().map(|day| format!("{}-{:02}", day.year(), day.month()));
    Some(Damage { cause: MADE_A_DATE, right: right.collect() })
}

/// Returns the months, as `2025-03`, that a date in any form may mean; none for another text.
pub fn months_meant(text: &str) -> Vec<String> {
    of_period(text).map(|damage| damage.right).unwrap_or_default()
}

/// Finds the edition of a map that a spreadsheet made a date of: `2025-1` is January for it.
pub(super) fn of_edition(text: &str) -> Option<Damage> {
    let months = read(text)?.months();
    let right = months.iter().map(|day| format!("{}-{}", day.year(), day.month()));
    Some(Damage { cause: MADE_A_DATE, right: right.collect() })
}

/// Finds the day that is written in another form.
pub(super) fn of_day(text: &str) -> Option<Damage> {
    let right = read(text)?.days.iter().map(Date::to_string).collect();
    Some(Damage { cause: message!("days are written as year-month-day"), right })
}

/// Reads a date in any form but that of a period or of an edition.
fn read(text: &str) -> Option<Meant> {
    if let Some(serial) = text.parse().ok().filter(|serial| SERIALS.contains(serial)) {
        let day = SERIAL_START.checked_add(serial.days()).ok()?;
        return Some(Meant { days: vec![day], month: None });
    }
    let text = text.split_once(", ").map_or(text, |(first, rest)| {
        if first.chars().all(char::is_alphabetic) { rest } else { text }
    });
    let parts: Vec<&str> = text
        .split(['T', ' '])
        .filter(|part| !part.contains(':'))
        .flat_map(|part| part.split(['-', '/', '.', ',']))
        .filter(|part| !part.is_empty())
        .collect();
    let meant = match *parts.as_slice() {
        [first, last] => {
            let month = month_word(first).or_else(|| month_number(first).filter(|_| long(last)));
            Meant { month: day(year(last)?, month?, 1), ..Meant::default() }
        }
        [a, b, c] => {
            let orders = [(c, b, a), (c, a, b), (a, b, c)];
            let fits = |(y, m, d): (&str, &str, &str)| {
                let month = month_word(m).or_else(|| month_number(m))?;
                day(year(y)?, month, d.parse().ok()?)
            };
            let mut days: Vec<Date> = if long(a) {
                orders[2..].iter().filter_map(|order| fits(*order)).collect()
            } else {
                orders[..2].iter().filter_map(|order| fits(*order)).collect()
            };
            days.dedup();
            Meant { days, month: None }
        }
        _ => return None,
    };
    (meant.month.is_some() || !meant.days.is_empty()).then_some(meant)
}

fn day(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

fn long(year: &str) -> bool {
    year.len() == 4
}

/// Reads a year of two or four digits. Of two digits, spreadsheets take the first half for this century.
fn year(text: &str) -> Option<i16> {
    let number: i16 = text.parse().ok()?;
    match text.len() {
        4 => Some(number),
        2 => Some(number + if number < 50 { 2000 } else { 1900 }),
        _ => None,
    }
}

fn month_number(text: &str) -> Option<i8> {
    text.parse().ok().filter(|_| text.len() <= 2)
}

fn month_word(text: &str) -> Option<i8> {
    let word = text.to_lowercase();
    if !word.chars().all(char::is_alphabetic) {
        return None;
    }
    let found = MONTHS.iter().position(|names| names.iter().any(|name| word.starts_with(name)))?;
    i8::try_from(found + 1).ok()
}
