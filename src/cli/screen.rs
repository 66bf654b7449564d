//! The terminal: answers on stdout, talk and progress on stderr, and Ctrl-C.

use std::io::{IsTerminal, Write};
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicBool, Ordering};

use indicatif::{ProgressBar, ProgressStyle};

use crate::error::Error;
use crate::progress::{Phase, Progress};

static STOPPED: AtomicBool = AtomicBool::new(false);

/// Turns the first Ctrl-C into a wish to stop; a second one ends the program at once.
pub(super) fn listen_for_ctrl_c() {
    // Without a handler Ctrl-C ends the program as ever; the unfinished bag stays marked as such.
    let _ = ctrlc::set_handler(|| {
        if STOPPED.swap(true, Ordering::SeqCst) {
            std::process::exit(130);
        }
    });
}

/// Prints an answer with its line end; a reader who went away is no fault.
pub(super) fn show(text: &str) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{}", text.trim_end_matches('\n'));
}

/// Prints talk.
pub(super) fn tell(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}

/// Prints an error with its faults and its hint.
pub(super) fn complain(error: &Error) {
    let mut out = std::io::stderr().lock();
    if error.all_faults().is_empty() {
        let _ = writeln!(out, "error: {error}");
    } else {
        let _ = writeln!(out, "error: {}", error.message());
    }
    for fault in error.all_faults() {
        let _ = writeln!(out, "  {fault}");
    }
    if let Some(hint) = error.hint_text() {
        let _ = writeln!(out, "hint: {hint}");
    }
}

/// A progress bar on a terminal, silence elsewhere.
pub(super) struct Bars {
    bar: Mutex<Option<ProgressBar>>,
    shown: bool,
}

impl Bars {
    /// Shows bars when people look on and the answer is not for a machine.
    pub(super) fn new(json: bool) -> Self {
        Self { bar: Mutex::new(None), shown: !json && std::io::stderr().is_terminal() }
    }
}

impl Progress for Bars {
    fn begin(&self, phase: Phase, total: u64) {
        if !self.shown {
            return;
        }
        let bar = if total == 0 { ProgressBar::new_spinner() } else { ProgressBar::new(total) };
        let template = if total == 0 {
            "{prefix:<10} {spinner} {bytes:>10}  {bytes_per_sec}"
        } else {
            "{prefix:<10} {bar:32} {bytes:>10} / {total_bytes:<10}  {bytes_per_sec:>12}  {eta} left"
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar.set_prefix(name(phase));
        bar.tick();
        *self.bar.lock().unwrap_or_else(PoisonError::into_inner) = Some(bar);
    }

    fn advance(&self, bytes: u64) {
        if let Some(bar) = &*self.bar.lock().unwrap_or_else(PoisonError::into_inner) {
            bar.inc(bytes);
        }
    }

    fn end(&self) {
        if let Some(bar) = self.bar.lock().unwrap_or_else(PoisonError::into_inner).take() {
            bar.abandon();
        }
    }

    fn cancelled(&self) -> bool {
        STOPPED.load(Ordering::Relaxed)
    }
}

fn name(phase: Phase) -> &'static str {
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
