//! Dates: days in other forms than `2026-11-24`, and dates that a spreadsheet made of `2025-03`.
//!
//! Excel shows a year and a month as `Mar-25`, or in the form of the system, which in Indonesian is 01/03/2025. In
//! Indonesian the day stands first. Other systems put the month first; what both orders allow is told in both.

use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::hint::{Damage, PARTED};
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

/// Said where a cell was another value.
pub(super) const MADE_A_DATE: Message = message!("a spreadsheet made a date of it");

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

/// Finds the period that a spreadsheet made a date of, or that is written in another form.
pub(super) fn of_period(text: &str) -> Option<Damage> {
    let right = months_meant(text);
    if !right.is_empty() {
        return Some(Damage { cause: MADE_A_DATE, right });
    }
    let month = |year, month| format!("{year}-{month:02}");
    of_short_date(text, month).or_else(|| {
        let (year, number) = two_numbers(text, 2).filter(|(_, number)| *number <= 12)?;
        Some(Damage {
            cause: message!("a year and a month are written as 2025-03"),
            right: vec![month(year, number)],
        })
    })
}

/// Returns the months, as `2025-03`, that a date in any form may mean; none for another text.
pub fn months_meant(text: &str) -> Vec<String> {
    let months = read(text).map(Meant::months).unwrap_or_default();
    months.iter().map(|day| format!("{}-{:02}", day.year(), day.month())).collect()
}

/// Finds the edition of a map that a spreadsheet made a date of: `2025-1` is January for it.
pub(super) fn of_edition(text: &str) -> Option<Damage> {
    let months = read(text)?.months();
    let right = months.iter().map(|day| format!("{}-{}", day.year(), day.month()));
    Some(Damage { cause: MADE_A_DATE, right: right.collect() })
}

/// Finds the edition of a map that a spreadsheet made a date of, or that is written in another form.
pub(super) fn of_map_edition(text: &str) -> Option<Damage> {
    let edition = |year, number| format!("{year}-{number}");
    of_edition(text).or_else(|| of_short_date(text, edition)).or_else(|| {
        let (year, semester) = two_numbers(text, 1).filter(|(_, number)| *number <= 2)?;
        Some(Damage {
            cause: message!("year and semester are written as 2025-1"),
            right: vec![edition(year, semester)],
        })
    })
}

/// Finds the day that is written in another form.
pub(super) fn of_day(text: &str) -> Option<Damage> {
    let right = read(text)?.days.iter().map(Date::to_string).collect();
    Some(Damage { cause: message!("days are written as year-month-day"), right })
}

/// Finds the months that a spreadsheet made a date or a decimal of: `3;9` is written with another sign than `;` then.
pub(super) fn of_months(text: &str) -> Option<Damage> {
    let parts: Vec<&str> = text.split(',').map(str::trim).collect();
    let are_months = parts.iter().all(|part| month_number(part).is_some_and(is_month));
    // Of `3,10` a spreadsheet may have made `3,1`.
    let is_decimal = parts.len() == 2 && parts[1] == "1";
    if parts.len() > 1 && are_months && !is_decimal {
        return Some(Damage { cause: PARTED, right: vec![parts.join(";")] });
    }
    let (one, other, has_year) = match (short_date(text), read(text)) {
        (Some((day, month)), _) => (day, month, false),
        (None, Some(meant)) => {
            let day = meant.days.first()?;
            (day.day(), day.month(), true)
        }
        (None, None) => return None,
    };
    // A spreadsheet makes the first of a month of a month and a year.
    let is_two = one != other && is_month(one) && !(has_year && one == 1);
    let right = is_two.then(|| format!("{};{}", one.min(other), one.max(other)));
    Some(Damage { cause: MADE_A_DATE, right: Vec::from_iter(right) })
}

/// Finds a date with its month in letters, or its day, month and year between `/`.
pub(super) fn of_date(text: &str) -> Option<Damage> {
    let parts: Vec<&str> = text.split('-').collect();
    let is_number = |part: &&str| part.len() <= 4 && part.parse::<u16>().is_ok();
    let is_short = |part: &&str| part.len() == 3 && month_word(part).is_some();
    let words = parts.iter().filter(|part| is_short(part)).count();
    let numbers = parts.iter().filter(|part| is_number(part)).count();
    let in_letters = words == 1 && numbers > 0 && words + numbers == parts.len();
    let in_digits = text.split('/').count() == 3 && read(text).is_some();
    (in_letters || in_digits).then(|| Damage { cause: MADE_A_DATE, right: Vec::new() })
}

/// Finds the number of a day, which a spreadsheet shows where it has lost the form of a date.
pub(super) fn of_serial(text: &str) -> Option<Damage> {
    let is_day = text.parse().is_ok_and(|serial: i64| SERIALS.contains(&serial));
    is_day.then(|| Damage { cause: MADE_A_DATE, right: Vec::new() })
}

/// Finds a date without a year, such as `24-Mar`. Its number is the year where it can be no month.
fn of_short_date(text: &str, right: impl Fn(i16, i8) -> String) -> Option<Damage> {
    let (number, month) = short_date(text)?;
    let year = year(&number.to_string()).filter(|_| !is_month(number));
    let right = year.map(|year| right(year, month));
    Some(Damage { cause: MADE_A_DATE, right: Vec::from_iter(right) })
}

/// Reads a number and a month in letters, such as `24-Mar`.
fn short_date(text: &str) -> Option<(i8, i8)> {
    let (number, word) = text.split_once('-')?;
    Some((month_number(number)?, month_word(word)?))
}

/// Reads a year of four digits and a number behind it, with a sign or a blank between them or nothing: `202403`,
/// `2024/3`. Behind a dot or comma the number has at least so many `digits`, because a spreadsheet takes zeros away
/// there.
fn two_numbers(text: &str, digits: usize) -> Option<(i16, i8)> {
    let (first, last) = match text.split_once(['/', '-', ' ', '_']) {
        Some(parts) => parts,
        None => match text.split_once(['.', ',']) {
            Some(parts) => Some(parts).filter(|(_, last)| last.len() >= digits)?,
            None => text.split_at_checked(4).filter(|(_, last)| last.len() == 2)?,
        },
    };
    let are_digits = [first, last].iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()));
    let number = month_number(last).filter(|number| *number > 0)?;
    let is_whole = are_digits && first.len() == 4;
    Some((year(first).filter(|year| is_whole && (1900..2200).contains(year))?, number))
}

fn is_month(number: i8) -> bool {
    (1..=12).contains(&number)
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
    if word.is_empty() || !word.chars().all(char::is_alphabetic) {
        return None;
    }
    let found = MONTHS.iter().position(|names| names.iter().any(|name| word.starts_with(name)))?;
    i8::try_from(found + 1).ok()
}
