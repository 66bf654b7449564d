//! The clock of a session: today's date, and the moment of each step.

use std::time::{Duration, Instant};

use jiff::civil::{Date, DateTime, Time};

/// Today's date, the time of day at the start of the session, and when that was. The caller reads the calendar; the
/// office does not.
#[derive(Debug, Clone, Copy)]
pub struct Clock {
    today: Date,
    time: Time,
    began: Instant,
    is_real: bool,
}

impl Clock {
    /// Starts the clock at a day and a time of day.
    pub fn start(today: Date, time: Time) -> Self {
        Self { today, time, began: Instant::now(), is_real: false }
    }

    /// Says that day and time are those of the present moment, so that a time after it has not come.
    #[must_use]
    pub fn of_the_present(self) -> Self {
        Self { is_real: true, ..self }
    }

    /// Returns true for a moment that has not come: on a day after today, or today after now. Where the day was chosen,
    /// the time of day says nothing, and no moment of that day is later.
    pub(in crate::office) fn is_to_come(&self, moment: DateTime) -> bool {
        moment.date() > self.today || (self.is_real && moment > self.moment(None))
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
