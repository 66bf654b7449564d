//! A moment, as it is recorded.

use jiff::civil::DateTime;
use jiff::tz::Offset;

/// A moment of the office's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Day and time of day in the office's zone.
    pub at: DateTime,
    /// The zone's offset then; `None` where the zone is not known.
    pub offset: Option<Offset>,
    /// True where the day is the calendar's; false where another one was chosen, so that the time of day says nothing.
    pub is_exact: bool,
}

impl Moment {
    /// Returns the moment as RFC 3339 with whole seconds, such as `2026-11-24T09:41:05+09:00`; without an offset where
    /// none is known.
    pub fn written(&self) -> String {
        let at = self.at.strftime("%Y-%m-%dT%H:%M:%S").to_string();
        match self.offset {
            Some(offset) => at + &offset_words(offset),
            None => at,
        }
    }

    /// Reads the day and the time of day of a moment that [`Self::written`] wrote; `None` for any other text.
    pub fn read(text: &str) -> Option<DateTime> {
        /// Number of characters without fractions and offset, `2026-11-24T09:00:00`.
        const AT: usize = 19;
        text.get(..AT)?.parse().ok()
    }
}

/// Returns an offset as RFC 3339 has it, such as `+09:00`. Seconds, which no zone of today has, are left out.
fn offset_words(offset: Offset) -> String {
    let minutes = offset.seconds() / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    let (hours, minutes) = (minutes.abs() / 60, minutes.abs() % 60);
    format!("{sign}{hours:02}:{minutes:02}")
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use jiff::tz::offset;

    use super::*;

    #[test]
    fn a_moment_is_written_with_its_offset_and_read_again() {
        let at = date(2026, 11, 24).at(9, 41, 5, 0);
        let quarter = Offset::from_seconds(-(3 * 3600 + 30 * 60)).unwrap();
        for (offset, written) in [
            (Some(offset(9)), "2026-11-24T09:41:05+09:00"),
            (Some(offset(0)), "2026-11-24T09:41:05+00:00"),
            (Some(quarter), "2026-11-24T09:41:05-03:30"),
            (None, "2026-11-24T09:41:05"),
        ] {
            let moment = Moment { at, offset, is_exact: true };
            assert_eq!(moment.written(), written);
            assert_eq!(Moment::read(written), Some(at));
        }
        assert_eq!(Moment::read("2026-11-24"), None);
    }
}
