//! Filters for numbers, amounts and days in Indonesian style.

use jiff::civil::Date;
use minijinja::{Error, ErrorKind};

use super::refusal::refusal;
use crate::message::{grouped, message};
use crate::model::{Rupiah, long_date};

const WEEKDAYS: [&str; 7] = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"];

/// Returns whole rupiah: `Rp24.077.601`.
pub(super) fn rupiah(amount: u64) -> String {
    Rupiah(amount).to_string()
}

/// Returns a whole number with its digits grouped: `1.203.880.050`.
pub(super) fn angka(number: u64) -> String {
    grouped(number)
}

/// Returns an ISO date in words: `24 November 2026`. Another text is an error.
pub(super) fn tanggal(day: &str) -> Result<String, Error> {
    date(day).map(long_date)
}

/// Returns the weekday of an ISO date: `Selasa`. Another text is an error.
pub(super) fn hari(day: &str) -> Result<&'static str, Error> {
    Ok(WEEKDAYS[date(day)?.weekday().to_monday_zero_offset().unsigned_abs() as usize])
}

fn date(text: &str) -> Result<Date, Error> {
    text.parse().map_err(|_| {
        let why = message!("'{text}' is no date, expected one such as 2026-11-24", text);
        refusal(ErrorKind::InvalidOperation, why)
    })
}
