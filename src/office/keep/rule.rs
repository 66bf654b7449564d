//! The rule by which backups are kept: the newest of each of seven days, five weeks and twelve months.

use std::collections::BTreeSet;

use jiff::civil::DateTime;

/// The days, weeks and months of which the newest backup stays.
const KEPT: [usize; 3] = [7, 5, 12];

/// Returns the places of the backups that stay, of moments that go from the newest to the oldest.
///
/// Only days, weeks and months with a backup are counted, so that an office that was closed for a while keeps as many
/// as any other. A backup of a moment after `now`, made by a clock that was wrong, always stays and counts for nothing.
pub(super) fn staying(moments: &[DateTime], now: DateTime) -> BTreeSet<usize> {
    let mut staying = BTreeSet::new();
    let mut seen: [BTreeSet<(i16, i16)>; 3] = Default::default();
    for (place, moment) in moments.iter().enumerate() {
        if *moment > now {
            staying.insert(place);
            continue;
        }
        let (day, week) = (moment.date(), moment.date().iso_week_date());
        let of = [
            (day.year(), day.day_of_year()),
            (week.year(), i16::from(week.week())),
            (day.year(), i16::from(day.month())),
        ];
        for ((seen, most), of) in seen.iter_mut().zip(KEPT).zip(of) {
            if seen.len() < most && seen.insert(of) {
                staying.insert(place);
            }
        }
    }
    staying
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use jiff::civil::{Date, date};

    use super::*;

    /// Makes a backup on each day, and removes what the rule lets go, as an office would.
    fn after(days: i32, is_open: impl Fn(Date) -> bool) -> Vec<Date> {
        let mut held: Vec<DateTime> = Vec::new();
        let first = date(2025, 1, 1);
        for day in (0..days).map(|day| first + i64::from(day).days()) {
            if !is_open(day) {
                continue;
            }
            for hour in [9, 17] {
                let now = day.at(hour, 0, 0, 0);
                held.insert(0, now);
                let stays = staying(&held, now);
                let mut place = 0..;
                held.retain(|_| place.next().is_some_and(|place| stays.contains(&place)));
            }
        }
        assert!(held.iter().all(|moment| moment.hour() == 17), "the newest of each day");
        held.into_iter().map(DateTime::date).collect()
    }

    #[test]
    fn seven_days_five_weeks_and_twelve_months_stay() {
        let held = after(700, |_| true);
        // Ends on Tuesday, 1 December 2026.
        let expected = [
            (2026, 12, 1),
            (2026, 11, 30),
            (2026, 11, 29),
            (2026, 11, 28),
            (2026, 11, 27),
            (2026, 11, 26),
            (2026, 11, 25),
            (2026, 11, 22),
            (2026, 11, 15),
            (2026, 11, 8),
            (2026, 10, 31),
            (2026, 9, 30),
            (2026, 8, 31),
            (2026, 7, 31),
            (2026, 6, 30),
            (2026, 5, 31),
            (2026, 4, 30),
            (2026, 3, 31),
            (2026, 2, 28),
            (2026, 1, 31),
        ];
        assert_eq!(held, expected.map(|(year, month, day)| date(year, month, day)));
    }

    #[test]
    fn an_office_that_was_closed_keeps_as_many_and_a_wrong_clock_removes_nothing() {
        let held = after(700, |day| day.month() != 7);
        assert!(held.len() >= 20, "{held:?}");
        let now = date(2026, 12, 1).at(9, 0, 0, 0);
        let moments = [date(2039, 1, 1).at(0, 0, 0, 0), now, date(2026, 1, 5).at(9, 0, 0, 0)];
        assert_eq!(staying(&moments, now).len(), 3);
    }
}
