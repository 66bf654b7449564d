//! The terminal: answers on stdout, talk on stderr, and Ctrl-C.

use std::io::Write;
use std::sync::atomic::{AtomicBool, Ordering};

use super::answer::Document;
use crate::error::Error;
use crate::message::{Language, message};

static STOPPED: AtomicBool = AtomicBool::new(false);

/// Turns the first Ctrl-C into a wish to stop; a second one ends the program at once.
pub(in crate::cli) fn listen_for_ctrl_c() {
    // Without a handler Ctrl-C ends the program as ever; the unfinished bag stays marked as such.
    let _ = ctrlc::set_handler(|| {
        if STOPPED.swap(true, Ordering::SeqCst) {
            std::process::exit(130);
        }
    });
}

/// Returns true when the user wants the work to stop.
pub(in crate::cli) fn stopped() -> bool {
    STOPPED.load(Ordering::Relaxed)
}

/// Prints an answer with its line end; a reader who went away is no fault.
pub(in crate::cli) fn show(text: &str) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{}", text.trim_end_matches('\n'));
}

/// Prints a JSON document with its line end.
pub(in crate::cli) fn show_document(document: &dyn Document) {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let _ = document.write(&mut out).and_then(|()| writeln!(out)).and_then(|()| out.flush());
}

/// Prints talk.
pub(in crate::cli) fn tell(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}

/// Prints an error with its faults and its hint.
pub(in crate::cli) fn complain(error: &Error, language: Language) {
    let mut out = std::io::stderr().lock();
    let what = if error.all_faults().is_empty() {
        error.placed(language)
    } else {
        error.message().render(language)
    };
    let _ = writeln!(out, "{}", message!("error: {what}", what).render(language));
    for fault in error.all_faults() {
        let _ = writeln!(out, "  {}", fault.placed(language));
    }
    if let Some(hint) = error.hint_message() {
        let _ = writeln!(out, "{}", message!("hint: {hint}", hint).render(language));
    }
}
