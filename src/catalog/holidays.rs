//! `holidays.csv`: the days, besides Saturdays and Sundays, on which the office does not work.
//!
//! Only an office has this list; none is built in. It is not part of the catalogue's edition, because it does not
//! change what is sold.

use jiff::civil::{Date, Weekday};

use super::bundles::List;
use super::catalogue::Catalog;
use super::table::{Row, Table};
use crate::error::{Error, Result};
use crate::message::message;
use crate::model::written_day;

const COLUMNS: &[&str] = &["day", "name"];

/// The name of the list in a catalogue's folder.
const FILE: &str = "holidays.csv";

/// The days on which an office does not work.
#[derive(Debug, Clone, Default)]
pub struct Holidays(Vec<Date>);

impl Holidays {
    /// Returns the first working day that is not before `day`.
    pub fn working_day_from(&self, day: Date) -> Date {
        let mut found = day;
        while self.is_free(found)
            && let Ok(next) = found.tomorrow()
        {
            found = next;
        }
        found
    }

    /// Returns the last of so many working days after `day`, which itself does not count.
    pub fn working_days_after(&self, day: Date, count: u16) -> Date {
        (0..count).fold(day, |day, _| self.working_day_from(day.tomorrow().unwrap_or(day)))
    }

    fn is_free(&self, day: Date) -> bool {
        matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) || self.0.contains(&day)
    }
}

impl Catalog {
    /// Reads the holidays of the catalogue's folder; none where it has no list.
    ///
    /// # Errors
    /// [`Catalog`](crate::error::ErrorKind::Catalog) with what is broken in the list;
    /// [`Io`](crate::error::ErrorKind::Io) where it cannot be read.
    pub fn holidays(&self) -> Result<Holidays> {
        let Some((days, list)) = self.read_holidays()? else { return Ok(Holidays::default()) };
        list.sound()?;
        Ok(Holidays(days))
    }

    /// Reads the list as [`Self::holidays`] does: the right rows, and what was found in the file; `None` where there is
    /// no list.
    pub(super) fn read_holidays(&self) -> Result<Option<(Vec<Date>, List)>> {
        let own = self.folder.as_ref().map(|folder| folder.join(FILE));
        let Some(file) = own.filter(|own| own.exists()) else { return Ok(None) };
        let text = std::fs::read(&file);
        let text = text.map_err(|e| Error::io(&file, message!("read the file"), e))?;
        let mut table = Table::read(&file, &text, COLUMNS);
        let days = table.map(Some("day"), holiday);
        Ok(Some((days, List::of(FILE, table))))
    }
}

fn holiday(row: &mut Row<'_>) -> Option<Date> {
    let day = row.parse("day", message!("a day such as 2026-12-25"), written_day);
    row.filled("name")?;
    day
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn cash_of_a_free_day_is_due_on_the_next_working_day() {
        let christmas = Holidays(vec![date(2026, 12, 25), date(2026, 12, 24)]);
        for (taken, due) in [(23, 23), (24, 28), (25, 28), (26, 28), (28, 28)] {
            assert_eq!(christmas.working_day_from(date(2026, 12, taken)), date(2026, 12, due));
        }
        assert_eq!(Holidays::default().working_day_from(date(2026, 12, 25)), date(2026, 12, 25));
    }

    #[test]
    fn working_days_are_counted_from_the_next_day_on() {
        let christmas = Holidays(vec![date(2026, 12, 25), date(2026, 12, 24)]);
        for (from, count, last) in [(21, 0, 21), (21, 2, 23), (21, 3, 28), (23, 1, 28), (26, 1, 28)]
        {
            let found = christmas.working_days_after(date(2026, 12, from), count);
            assert_eq!(found, date(2026, 12, last), "{count} after {from}");
        }
        let never = Holidays::default().working_days_after(Date::MAX, u16::MAX);
        assert_eq!(never, Date::MAX);
    }
}
