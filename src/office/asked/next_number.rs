//! The next free number of a request.

use crate::error::{Error, ErrorKind, Result};
use crate::message::message;
use crate::model::RequestNumber;
use crate::office::session::Session;

/// Digits of the serial in an office's first number.
const WIDTH: usize = 4;

impl Session {
    /// Returns the number behind the highest one of this year, of the requests in the ledger and of those whose files
    /// lie in the office. Its form is that of the last recorded request, or else `<office>-<year>-0001`.
    pub(super) fn next_number(&mut self) -> Result<RequestNumber> {
        let (home, ledger) = self.parts()?;
        let (year, unit) = (home.clock.today().year().to_string(), &home.settings().unit_code);
        let mut taken = ledger.request_numbers()?;
        let like = taken.iter().rev().find_map(|number| Serial::of(number.as_str()));
        let stem = like.as_ref().and_then(|like| like.stem_in(&year)).unwrap_or_else(|| {
            format!("{}-{year}-", unit.get(..4).filter(|unit| !unit.is_empty()).unwrap_or("0000"))
        });
        let width = like.map_or(WIDTH, |like| like.width);
        taken.extend(home.request_files().into_iter().map(|(number, ..)| number));
        let serials = taken.iter().filter_map(|number| Serial::of(number.as_str()));
        let last = serials.filter(|serial| serial.stem == stem).map(|serial| serial.number).max();
        let next = last.unwrap_or(0).saturating_add(1);
        RequestNumber::parse(&format!("{stem}{next:0width$}")).ok_or_else(|| {
            Error::new(ErrorKind::State, message!("no number follows those of the requests"))
                .hint(message!("give one with `--number N`"))
        })
    }

    /// Refuses a number that a request has already.
    pub(super) fn refuse_taken(&mut self, number: &RequestNumber) -> Result<()> {
        let known = self.ledger()?.request(number)?.is_some();
        let mut files = self.home().request_files().into_iter();
        if !known && !files.any(|(taken, ..)| taken == *number) {
            return Ok(());
        }
        let next = self.next_number()?;
        Err(Error::new(ErrorKind::Exists, message!("the number {number} is taken", number))
            .field("--number")
            .hint(message!("the next free number is {next}", next)))
    }
}

/// A number that ends in digits.
struct Serial<'a> {
    stem: &'a str,
    width: usize,
    number: u64,
}

impl<'a> Serial<'a> {
    fn of(number: &'a str) -> Option<Self> {
        let stem = number.trim_end_matches(|c: char| c.is_ascii_digit());
        let digits = &number[stem.len()..];
        Some(Self { stem, width: digits.len(), number: digits.parse().ok()? })
    }

    /// Returns the stem with another year, `None` where it does not end in a year.
    fn stem_in(&self, year: &str) -> Option<String> {
        let (before, last) = self.stem.strip_suffix('-')?.rsplit_once('-')?;
        let is_year = last.len() == year.len() && last.bytes().all(|b| b.is_ascii_digit());
        is_year.then(|| format!("{before}-{year}-"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_a_stem_with_a_year_and_a_serial() {
        let serial = Serial::of("8100-2025-0099").unwrap();
        assert_eq!((serial.stem, serial.width, serial.number), ("8100-2025-", 4, 99));
        assert_eq!(serial.stem_in("2026").as_deref(), Some("8100-2026-"));
        assert_eq!(Serial::of("A7").unwrap().stem_in("2026"), None);
        assert!(Serial::of("tanpa-angka").is_none());
    }
}
