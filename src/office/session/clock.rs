//! The time of a session: what day it is for the office, and the moment of each step.

use std::time::{Duration, Instant};

use jiff::civil::{Date, DateTime, Time};

/// Today, the time of day when the work began, and since when it runs. The door reads the calendar; the
/// office never does.
#[derive(Debug, Clone, Copy)]
pub struct Clock {
    today: Date,
    time: Time,
    began: Instant,
}

impl Clock {
    /// Starts at a day and a time of day.
    pub fn start(today: Date, time: Time) -> Self {
        Self { today, time, began: Instant::now() }
    }

    /// Returns today.
    pub fn today(&self) -> Date {
        self.today
    }

    /// Returns the moment of a step: today, at the time given or at that of the clock.
    pub fn moment(&self, at: Option<Time>) -> DateTime {
        let began = self.today.to_datetime(at.unwrap_or(self.time));
        let ran = if at.is_some() { Duration::ZERO } else { self.began.elapsed() };
        began.checked_add(ran).unwrap_or(began)
    }
}
