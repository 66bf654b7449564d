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
    /// About how many bytes it has, in all its turns together.
    pub bytes: u64,
    /// How many times it runs, such as once for each volume.
    pub turns: usize,
    /// Bytes a second.
    pub bytes_per_second: f64,
}

/// The phases so far, the one that runs, and those that are expected.
#[derive(Debug, Default)]
pub struct Course {
    done: Vec<Done>,
    running: Option<Running>,
    expected: Vec<Expected>,
}

/// The finished turns of a phase.
#[derive(Debug)]
struct Done {
    phase: Phase,
    time: PhaseTime,
    turns: usize,
}

#[derive(Debug)]
struct Running {
    phase: Phase,
    begun: Instant,
    /// The bytes of this turn; 0 where unknown.
    total: u64,
    bytes: u64,
}

/// When a phase has taken more seconds than this and handled some bytes, its own speed replaces the expected one.
const MEASURED_AFTER: f64 = 1.0;

impl Course {
    /// Sets the phases that are expected, instead of those set before.
    pub fn expect(&mut self, phases: Vec<Expected>) {
        self.expected = phases;
    }

    /// Starts a phase; `total` is the number of its bytes, 0 where unknown. A phase that was not ended is forgotten.
    pub fn begin(&mut self, phase: Phase, total: u64) {
        self.running = Some(Running { phase, begun: Instant::now(), total, bytes: 0 });
    }

    /// Adds bytes to the running phase, if any.
    pub fn advance(&mut self, bytes: u64) {
        if let Some(running) = &mut self.running {
            running.bytes += bytes;
        }
    }

    /// Ends the running phase. Where the same phase ran before, the two are summed.
    pub fn end(&mut self) {
        let Some(Running { phase, begun, bytes, .. }) = self.running.take() else { return };
        let seconds = begun.elapsed().as_secs_f64();
        if let Some(done) = self.done.iter_mut().find(|done| done.phase == phase) {
            done.time.bytes += bytes;
            done.time.seconds += seconds;
            done.turns += 1;
        } else {
            let time = PhaseTime { phase: phase.as_str(), bytes, seconds };
            self.done.push(Done { phase, time, turns: 1 });
        }
    }

    /// Returns the phases that are done, in the order in which each first ended.
    pub fn phases(&self) -> Vec<PhaseTime> {
        self.done.iter().map(|done| done.time).collect()
    }

    /// Returns about how many seconds all expected phases still take; `None` where no phase is expected.
    pub fn seconds_left(&self) -> Option<f64> {
        if self.expected.is_empty() {
            return None;
        }
        Some(self.expected.iter().map(|expected| self.left_of(expected)).sum())
    }

    /// Returns about how many seconds of an expected phase are left.
    fn left_of(&self, expected: &Expected) -> f64 {
        let (mut bytes, mut seconds, mut turns) = (0, 0.0, 0);
        if let Some(done) = self.done.iter().find(|done| done.phase == expected.phase) {
            bytes += done.time.bytes;
            seconds += done.time.seconds;
            turns = done.turns;
        }
        // `expected.bytes` is only an estimate. A phase that has run all its turns has nothing left. In its last turn the
        // exact total that was given at its start counts instead, where there is one.
        if turns >= expected.turns {
            return 0.0;
        }
        let mut left = expected.bytes.saturating_sub(bytes);
        if let Some(running) = self.running.as_ref().filter(|now| now.phase == expected.phase) {
            bytes += running.bytes;
            seconds += running.begun.elapsed().as_secs_f64();
            let whole =
                if turns + 1 == expected.turns && running.total > 0 { running.total } else { left };
            left = whole.saturating_sub(running.bytes);
        }
        let left = left as f64;
        if bytes > 0 && seconds > MEASURED_AFTER {
            return left * seconds / bytes as f64;
        }
        // Some phases report their bytes only at their end. While none are reported, the seconds taken so far are
        // subtracted from the expected ones.
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
        Expected { phase, bytes, turns: 1, bytes_per_second }
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
        let time = PhaseTime { phase: "pack", bytes: 1000, seconds: 5.0 };
        course.done.push(Done { phase: Phase::Pack, time, turns: 1 });
        assert_eq!(course.seconds_left(), Some(11.0));
        course.begin(Phase::Flush, 0);
        course.advance(150);
        let left = course.seconds_left().unwrap();
        assert!((5.9..6.1).contains(&left), "{left}");
        assert_eq!(Course::default().seconds_left(), None);
    }

    #[test]
    fn nothing_is_left_of_a_phase_after_its_last_turn() {
        let twice = Expected { turns: 2, ..expected(Phase::ReadBack, 1000, 10.0) };
        let mut course = Course { expected: vec![twice], ..Course::default() };
        course.begin(Phase::ReadBack, 300);
        course.advance(300);
        assert_eq!(course.seconds_left(), Some(70.0), "another turn follows");
        course.end();
        // The estimate was too high: this last turn has fewer bytes than are left of it.
        course.begin(Phase::ReadBack, 200);
        course.advance(150);
        assert_eq!(course.seconds_left(), Some(5.0));
        course.end();
        assert_eq!(course.seconds_left(), Some(0.0));
    }

    #[test]
    fn a_phase_in_several_turns_is_one() {
        let mut course = Course::default();
        for _ in 0..2 {
            course.begin(Phase::Pack, 10);
            course.advance(10);
            course.end();
        }
        let phases = course.phases();
        assert_eq!((phases.len(), phases[0].bytes, phases[0].phase), (1, 20, "pack"));
    }
}
