//! The clock of a session: today's date, and the moment of each step.

use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{Offset, TimeZone};

use crate::model::Moment;

/// Today's date, the time of day at the start of the session, and when that was. The caller reads the calendar; the
/// office does not. A clock that was read shows the time of the caller's zone until an office turns it to its own.
#[derive(Debug, Clone, Copy)]
pub struct Clock {
    today: Date,
    time: Time,
    began: Instant,
    /// The moment at which it was read, and the day that was chosen instead; `None` for a clock that was only set.
    read: Option<(Timestamp, Option<Date>)>,
    /// The offset of the zone that it shows; `None` for a clock that was set and not yet turned to a zone.
    offset: Option<Offset>,
}

impl Clock {
    /// Starts the clock at a day and a time of day, which are the same in every zone.
    pub fn start(today: Date, time: Time) -> Self {
        Self { today, time, began: Instant::now(), read: None, offset: None }
    }

    /// Starts the clock at the present moment in a zone; `chosen` is the day instead of the calendar's.
    pub fn read(now: Timestamp, zone: &TimeZone, chosen: Option<Date>) -> Self {
        let there = zone.to_datetime(now);
        let today = chosen.unwrap_or(there.date());
        let offset = Some(zone.to_offset(now));
        Self { read: Some((now, chosen)), offset, ..Self::start(today, there.time()) }
    }

    /// Returns the clock as it stands in a zone.
    #[must_use]
    pub(in crate::office) fn in_zone(self, zone: &TimeZone) -> Self {
        let Some((now, chosen)) = self.read else {
            let there = zone.to_ambiguous_timestamp(self.today.to_datetime(self.time)).compatible();
            return Self { offset: there.ok().map(|there| zone.to_offset(there)), ..self };
        };
        Self { began: self.began, ..Self::read(now, zone, chosen) }
    }

    /// Returns true for a moment that has not come: on a day after today, or today after now. Where the day was chosen,
    /// the time of day says nothing, and no moment of that day is later.
    pub(in crate::office) fn is_to_come(&self, moment: DateTime) -> bool {
        moment.date() > self.today || (self.is_exact() && moment > self.moment(None))
    }

    /// Returns true where the day is the calendar's, and was not chosen or set.
    fn is_exact(&self) -> bool {
        matches!(self.read, Some((_, None)))
    }

    /// Returns the present moment, as it is recorded.
    pub(in crate::office) fn now(&self) -> Moment {
        Moment { at: self.moment(None), offset: self.offset, is_exact: self.is_exact() }
    }

    /// Returns the date that the clock was started with; it stays the same after midnight.
    pub fn today(&self) -> Date {
        self.today
    }

    /// Returns the moment of a step: today at the given time, or else the start plus the time that has elapsed since.
    pub fn moment(&self, at: Option<Time>) -> DateTime {
        let began = self.today.to_datetime(at.unwrap_or(self.time));
        let ran = if at.is_some() { Duration::ZERO } else { self.began.elapsed() };
        began.checked_add(ran).unwrap_or(began)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn an_office_has_its_own_day_and_hour() {
        let now: Timestamp = "2026-11-30T15:30:00Z".parse().unwrap();
        let ambon = TimeZone::get("Asia/Jayapura").unwrap();
        let clock = Clock::read(now, &TimeZone::UTC, None);
        assert_eq!(clock.today(), date(2026, 11, 30));
        let there = clock.in_zone(&ambon);
        assert_eq!(there.today(), date(2026, 12, 1));
        assert_eq!((there.time.hour(), there.time.minute()), (0, 30));
        assert!(!there.is_to_come(date(2026, 12, 1).at(0, 30, 0, 0)));
        assert!(there.is_to_come(date(2026, 12, 1).at(0, 45, 0, 0)));
        // A chosen day stays, and a clock that was set shows the same everywhere.
        let chosen = Clock::read(now, &TimeZone::UTC, Some(date(2026, 1, 2))).in_zone(&ambon);
        assert_eq!((chosen.today(), chosen.time.hour()), (date(2026, 1, 2), 0));
        let set = Clock::start(date(2026, 1, 2), Time::midnight()).in_zone(&ambon);
        assert_eq!((set.today(), set.time.hour()), (date(2026, 1, 2), 0));
    }
}
