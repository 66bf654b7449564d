//! Progress of long work: a bar with phase, speed and what is left of the whole, and the time that
//! each phase took.

use std::io::IsTerminal;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use indicatif::{HumanBytes, ProgressBar, ProgressState, ProgressStyle};
use serde::Serialize;

use super::screen::stopped;
use crate::progress::{Phase, Progress};

/// A progress bar on a terminal, silence elsewhere; the clock runs in both.
pub(super) struct Bars {
    shown: bool,
    bar: Mutex<Option<ProgressBar>>,
    course: Arc<Mutex<Course>>,
}

/// What a phase of the work came to.
#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct PhaseTime {
    /// Its name.
    pub(super) phase: &'static str,
    /// Bytes of it.
    pub(super) bytes: u64,
    /// Seconds, of all its turns.
    pub(super) seconds: f64,
}

/// A phase that is to come, with its bytes and how many of them a second it is expected to do.
#[derive(Debug, Clone, Copy)]
pub(super) struct Expected {
    pub(super) phase: Phase,
    pub(super) bytes: u64,
    pub(super) bytes_per_second: f64,
}

/// The phases so far, the one that runs, and those that are expected.
#[derive(Default)]
struct Course {
    done: Vec<(Phase, PhaseTime)>,
    running: Option<Running>,
    expected: Vec<Expected>,
}

struct Running {
    phase: Phase,
    begun: Instant,
    bytes: u64,
}

impl Bars {
    /// Shows bars when people look on and the answer is not for a machine.
    pub(super) fn new(json: bool) -> Self {
        let shown = !json && std::io::stderr().is_terminal();
        Self { shown, bar: Mutex::default(), course: Arc::default() }
    }

    /// Tells beforehand what is to come, so that the bar can tell what is left of the whole.
    pub(super) fn expect(&self, phases: Vec<Expected>) {
        lock(&self.course).expected = phases;
    }

    /// Returns the phases so far in their order.
    pub(super) fn phases(&self) -> Vec<PhaseTime> {
        lock(&self.course).done.iter().map(|(_, time)| *time).collect()
    }

    fn style(&self, total: u64) -> ProgressStyle {
        let course = Arc::clone(&self.course);
        let left = move |state: &ProgressState, out: &mut dyn std::fmt::Write| {
            let whole = lock(&course).seconds_left();
            let seconds = whole.or_else(|| (total > 0).then(|| state.eta().as_secs_f64()));
            let Some(seconds) = seconds else { return };
            let word = if whole.is_some() { "left of all" } else { "left" };
            let _ = write!(out, "{} {word}", clock(seconds));
        };
        let speed = |state: &ProgressState, out: &mut dyn std::fmt::Write| {
            let _ = write!(out, "{:.0} MB/s", state.per_sec() / 1e6);
        };
        let of = move |_: &ProgressState, out: &mut dyn std::fmt::Write| {
            let _ = write!(out, "{}", HumanBytes(total));
        };
        let template = if total == 0 {
            "{prefix:<10} {spinner} {bytes:>10}  {speed:>9}"
        } else {
            "{prefix:<10} {bar:28} {bytes:>11} / {of:<11} {speed:>9}  {left}"
        };
        // The templates are fixed, so that they always parse.
        ProgressStyle::with_template(template)
            .unwrap_or_else(|_| ProgressStyle::default_bar())
            .with_key("left", left)
            .with_key("speed", speed)
            .with_key("of", of)
    }
}

impl Progress for Bars {
    fn begin(&self, phase: Phase, total: u64) {
        lock(&self.course).running = Some(Running { phase, begun: Instant::now(), bytes: 0 });
        if !self.shown {
            return;
        }
        let bar = if total == 0 { ProgressBar::new_spinner() } else { ProgressBar::new(total) };
        bar.set_style(self.style(total));
        bar.set_prefix(doing(phase));
        bar.enable_steady_tick(Duration::from_millis(250));
        *lock(&self.bar) = Some(bar);
    }

    fn advance(&self, bytes: u64) {
        if let Some(running) = &mut lock(&self.course).running {
            running.bytes += bytes;
        }
        if let Some(bar) = &*lock(&self.bar) {
            bar.inc(bytes);
        }
    }

    fn end(&self) {
        lock(&self.course).end();
        if let Some(bar) = lock(&self.bar).take() {
            bar.abandon();
        }
    }

    fn cancelled(&self) -> bool {
        stopped()
    }
}

/// A phase that has run for less does not tell a speed yet.
const TELLING: f64 = 1.0;

impl Course {
    fn end(&mut self) {
        let Some(Running { phase, begun, bytes }) = self.running.take() else { return };
        let seconds = begun.elapsed().as_secs_f64();
        if let Some((_, time)) = self.done.iter_mut().find(|(known, _)| *known == phase) {
            time.bytes += bytes;
            time.seconds += seconds;
        } else {
            self.done.push((phase, PhaseTime { phase: name(phase), bytes, seconds }));
        }
    }

    /// Returns about how many seconds of the expected phases are left; `None` where none was
    /// expected.
    fn seconds_left(&self) -> Option<f64> {
        if self.expected.is_empty() {
            return None;
        }
        Some(self.expected.iter().map(|expected| self.left_of(expected)).sum())
    }

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
        if bytes > 0 && seconds > TELLING {
            return left * seconds / bytes as f64;
        }
        // Some phases tell of their bytes only at their end.
        let all = expected.bytes as f64 / expected.bytes_per_second.max(1.0);
        if bytes == 0 {
            (all - seconds).max(0.0)
        } else {
            left / expected.bytes_per_second.max(1.0)
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Shows seconds as `1:05:09` or `5:09`.
fn clock(seconds: f64) -> String {
    let seconds = Duration::try_from_secs_f64(seconds.ceil()).unwrap_or_default().as_secs();
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes}:{seconds:02}")
    }
}

/// Returns the phase's name in JSON.
fn name(phase: Phase) -> &'static str {
    match phase {
        Phase::Scan => "scan",
        Phase::Hash => "hash",
        Phase::Pack => "pack",
        Phase::Flush => "flush",
        Phase::ReadBack => "read-back",
        Phase::Verify => "verify",
        Phase::Synth => "synth",
    }
}

/// Returns the phase in a word for the bar.
fn doing(phase: Phase) -> &'static str {
    match phase {
        Phase::Scan => "scanning",
        Phase::Hash => "indexing",
        Phase::Pack => "packing",
        Phase::Flush => "flushing",
        Phase::ReadBack => "reading",
        Phase::Verify => "verifying",
        Phase::Synth => "making",
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
        let bars = Bars::new(true);
        for _ in 0..2 {
            bars.begin(Phase::Pack, 10);
            bars.advance(10);
            bars.end();
        }
        let phases = bars.phases();
        assert_eq!((phases.len(), phases[0].bytes, phases[0].phase), (1, 20, "pack"));
    }

    #[test]
    fn seconds_are_shown_as_a_clock() {
        for (seconds, shown) in [(0.2, "0:01"), (65.0, "1:05"), (3_909.0, "1:05:09")] {
            assert_eq!(clock(seconds), shown);
        }
    }
}
