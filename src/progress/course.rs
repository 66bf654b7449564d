//! The course of long work: the phases that are done, the one that is running, and those that are expected.

use std::time::Instant;

use serde::Serialize;

use super::phase::Phase;

/// How many bytes a phase handled, and how long it took.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct PhaseTime {
    /// The phase's name in JSON.
    pub phase: &'static str,
    /// Bytes that it handled, summed where the phase ran several times.
    pub bytes: u64,
    /// Seconds, summed where the phase ran several times.
    pub seconds: f64,
}

/// A phase that is expected, with its bytes and its speed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Expected {
    /// The phase.
    pub phase: Phase,
    /// Bytes of it.
    pub bytes: u64,
    /// Bytes a second.
    pub bytes_per_second: f64,
}

/// The phases so far, the one that runs, and those that are expected.
#[derive(Debug, Default)]
pub struct Course {
    done: Vec<(Phase, PhaseTime)>,
    running: Option<Running>,
    expected: Vec<Expected>,
}

#[derive(Debug)]
struct Running {
    phase: Phase,
    begun: Instant,
    bytes: u64,
}

/// When a phase has taken more seconds than this and handled some bytes, its own speed replaces the expected one.
const MEASURED_AFTER: f64 = 1.0;

impl Course {
    /// Sets the phases that are expected, instead of those set before.
    pub fn expect(&mut self, phases: Vec<Expected>) {
        self.expected = phases;
    }

    /// Starts a phase. One that was not ended is forgotten.
    pub fn begin(&mut self, phase: Phase) {
        self.running = Some(Running { phase, begun: Instant::now(), bytes: 0 });
    }

    /// Adds bytes to the running phase, if any.
    pub fn advance(&mut self, bytes: u64) {
        if let Some(running) = &mut self.running {
            running.bytes += bytes;
        }
    }

    /// Ends the running phase. Where the same phase ran before, the two are summed.
    pub fn end(&mut self) {
        let Some(Running { phase, begun, bytes }) = self.running.take() else { return };
        let seconds = begun.elapsed().as_secs_f64();
        if let Some((_, time)) = self.done.iter_mut().find(|(known, _)| *known == phase) {
            time.bytes += bytes;
            time.seconds += seconds;
        } else {
            self.done.push((phase, PhaseTime { phase: phase.as_str(), bytes, seconds }));
        }
    }

    /// Returns the phases that are done, in the order in which each first ended.
    pub fn phases(&self) -> Vec<PhaseTime> {
        self.done.iter().map(|(_, time)| *time).collect()
    }

    /// Returns about how many seconds of the expected phases are left; `None` where none is expected.
    pub fn seconds_left(&self) -> Option<f64> {
        if self.expected.is_empty() {
            return None;
        }
        Some(self.expected.iter().map(|expected| self.left_of(expected)).sum())
    }

    /// Returns about how many seconds of an expected phase are left.
    fn left_of(&self, expected: &Expected) -> f64 {
        let (mut bytes, mut seconds) = (0, 0.0);
        if let Some((_, time)) = self.done.iter().find(|(phase, _)| *phase == expected.phase) {
            bytes += time.bytes;
            seconds += time.seconds;
        }
        if let Some(running) = self.running.as_ref().filter(|now| now.phase == expected.phase) {
            bytes += running.bytes;
            seconds += running.begun.elapsed().as_secs_f64();
        }
        let left = expected.bytes.saturating_sub(bytes) as f64;
        if bytes > 0 && seconds > MEASURED_AFTER {
            return left * seconds / bytes as f64;
        }
        // Some phases report their bytes only at their end: while there are none, the seconds taken are subtracted.
        let all = expected.bytes as f64 / expected.bytes_per_second.max(1.0);
        if bytes == 0 {
            (all - seconds).max(0.0)
        } else {
            left / expected.bytes_per_second.max(1.0)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expected(phase: Phase, bytes: u64, bytes_per_second: f64) -> Expected {
        Expected { phase, bytes, bytes_per_second }
    }

    #[test]
    fn what_is_left_is_of_all_phases() {
        let mut course = Course {
            expected: vec![
                expected(Phase::Pack, 1000, 100.0),
                expected(Phase::Flush, 300, 30.0),
                expected(Phase::ReadBack, 300, 300.0),
            ],
            ..Course::default()
        };
        assert_eq!(course.seconds_left(), Some(21.0));
        course.done.push((Phase::Pack, PhaseTime { phase: "pack", bytes: 1000, seconds: 5.0 }));
        assert_eq!(course.seconds_left(), Some(11.0));
        course.running = Some(Running { phase: Phase::Flush, begun: Instant::now(), bytes: 150 });
        let left = course.seconds_left().unwrap();
        assert!((5.9..6.1).contains(&left), "{left}");
        assert_eq!(Course::default().seconds_left(), None);
    }

    #[test]
    fn a_phase_in_several_turns_is_one() {
        let mut course = Course::default();
        for _ in 0..2 {
            course.begin(Phase::Pack);
            course.advance(10);
            course.end();
        }
        let phases = course.phases();
        assert_eq!((phases.len(), phases[0].bytes, phases[0].phase), (1, 20, "pack"));
    }
}
