//! Progress of long work: a bar with phase, speed and the time left.

use std::io::IsTerminal;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressState, ProgressStyle};

use super::screen::{stopped, tell};
use super::warnings::warning_message;
use super::width::width_of;
use crate::message::{Language, Message, decimal, message};
use crate::office::{Warning, Watch};
use crate::progress::{Course, Expected, Phase, Progress};

/// Progress bars on a terminal, one for each phase. Nothing is shown where stderr is no terminal or JSON is asked for.
pub(in crate::cli) struct ProgressBars {
    shown: bool,
    language: Language,
    bar: Mutex<Option<ProgressBar>>,
    course: Arc<Mutex<Course>>,
}

impl ProgressBars {
    /// Shows bars where stderr is a terminal and no JSON is asked for.
    pub(super) fn new(json: bool, language: Language) -> Self {
        let shown = !json && std::io::stderr().is_terminal();
        Self { shown, language, bar: Mutex::default(), course: Arc::default() }
    }

    /// Returns true where a person sees the bars.
    pub(in crate::cli) fn is_shown(&self) -> bool {
        self.shown
    }

    fn style(&self, total: u64) -> ProgressStyle {
        let course = Arc::clone(&self.course);
        let language = self.language;
        let left = move |state: &ProgressState, out: &mut dyn std::fmt::Write| {
            // The line of a finished phase stays on the screen.
            if state.is_finished() {
                return;
            }
            let whole = lock(&course).seconds_left();
            // Before the first byte there is no speed to tell the time from.
            let known = total > 0 && state.pos() > 0;
            let seconds = whole.or_else(|| known.then(|| state.eta().as_secs_f64()));
            let Some(seconds) = seconds else { return };
            let time = clock(seconds);
            let words = if whole.is_some() {
                message!("{time} left of all", time)
            } else {
                message!("{time} left", time)
            };
            let _ = out.write_str(&words.render(language));
        };
        let speed = move |state: &ProgressState, out: &mut dyn std::fmt::Write| {
            let speed = decimal(state.per_sec() / 1e6, 0);
            let _ = out.write_str(&message!("{speed} MB/s", speed).render(language));
        };
        let done = move |state: &ProgressState, out: &mut dyn std::fmt::Write| {
            let _ = out.write_str(&size(state.pos()).render(language));
        };
        // The total is an estimate where a map is cut or data are made up.
        let of = move |state: &ProgressState, out: &mut dyn std::fmt::Write| {
            let _ = out.write_str(&size(total.max(state.pos())).render(language));
        };
        // The templates are constant and always parse.
        ProgressStyle::with_template(template(total, width_of(std::io::stderr())))
            .unwrap_or_else(|_| ProgressStyle::default_bar())
            .with_key("left", left)
            .with_key("speed", speed)
            .with_key("done", done)
            .with_key("of", of)
    }
}

impl Progress for ProgressBars {
    fn begin(&self, phase: Phase, total: u64) {
        lock(&self.course).begin(phase, total);
        if !self.shown {
            return;
        }
        let bar = if total == 0 { ProgressBar::new_spinner() } else { ProgressBar::new(total) };
        bar.set_style(self.style(total));
        bar.set_prefix(doing(phase).render(self.language));
        bar.enable_steady_tick(Duration::from_millis(250));
        *lock(&self.bar) = Some(bar);
    }

    fn advance(&self, bytes: u64) {
        lock(&self.course).advance(bytes);
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

impl Watch for ProgressBars {
    fn expect(&self, phases: Vec<Expected>) {
        lock(&self.course).expect(phases);
    }

    fn warn(&self, warning: Warning) {
        tell(&warning_message(&warning).render(self.language));
    }
}

/// Returns the parts of the line for a phase with so many bytes, 0 where that is not known. On a narrow screen the bar
/// and then the time are left out, so that the line is not broken.
fn template(total: u64, width: usize) -> &'static str {
    const WITH_BAR: usize = 74;
    const WITH_TIME: usize = 60;
    match (total, width) {
        (0, _) => "{prefix:<10} {spinner} {done:>8}  {speed:>8}",
        // The bar takes what is left of the line.
        (_, WITH_BAR..) => "{prefix:<10} {wide_bar} {done:>8} / {of:<8} {speed:>8}  {left}",
        (_, WITH_TIME..) => "{prefix:<10} {done:>8} / {of:<8}  {left}",
        _ => "{prefix:<10} {done:>8} / {of:<8}",
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Returns bytes in MB with one decimal, or from 1 GB on in GB with two.
fn size(bytes: u64) -> Message {
    if bytes < 1_000_000_000 {
        message!("{size} MB", size = decimal(bytes as f64 / 1e6, 1))
    } else {
        message!("{size} GB", size = decimal(bytes as f64 / 1e9, 2))
    }
}

/// Returns seconds as `1:05:09` or `5:09`.
fn clock(seconds: f64) -> String {
    let seconds = Duration::try_from_secs_f64(seconds.ceil()).unwrap_or_default().as_secs();
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes}:{seconds:02}")
    }
}

/// Returns the word for a phase in the bar.
fn doing(phase: Phase) -> Message {
    match phase {
        Phase::Scan => message!("scanning"),
        Phase::Hash => message!("indexing"),
        Phase::Pack => message!("packing"),
        Phase::Flush => message!("flushing"),
        Phase::ReadBack => message!("reading"),
        Phase::Verify => message!("verifying"),
        Phase::Synth => message!("making"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_are_shown_as_a_clock() {
        for (seconds, shown) in [(0.2, "0:01"), (65.0, "1:05"), (3_909.0, "1:05:09")] {
            assert_eq!(clock(seconds), shown);
        }
    }

    #[test]
    fn on_a_narrow_screen_the_line_has_fewer_parts() {
        assert!(template(7, 80).contains("wide_bar"));
        let narrow = template(7, 66);
        assert!(!narrow.contains("wide_bar") && narrow.contains("left"), "{narrow}");
        assert!(!template(7, 40).contains("left"));
        assert!(template(0, 40).contains("spinner"));
    }

    #[test]
    fn sizes_are_written_as_the_language_does() {
        for (bytes, en, id) in [
            (0, "0.0 MB", "0,0 MB"),
            (12_345_678, "12.3 MB", "12,3 MB"),
            (1_250_000_000, "1.25 GB", "1,25 GB"),
        ] {
            assert_eq!((&*size(bytes).english(), &*size(bytes).indonesian()), (en, id));
        }
    }
}
