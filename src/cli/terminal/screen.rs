//! The terminal: answers on stdout, everything else on stderr, and Ctrl-C. With `--json`, an error is an answer.

use std::io::Write;
use std::sync::atomic::{AtomicBool, Ordering};

use super::answer::Document;
use super::asking::put_back;
use super::layout::laid_out;
use super::lines::Lines;
use super::width::width_of;
use crate::error::{Error, ErrorKind};
use crate::message::{Language, Message, message};
use crate::model::{find_code, harmless};

static STOPPED: AtomicBool = AtomicBool::new(false);

/// Makes the first Ctrl-C a request to stop, which [`stopped`] tells; a second one ends the program at once. So does
/// the first while the program asks, as does a terminal that is closed: nothing is written then.
pub(in crate::cli) fn listen_for_ctrl_c() {
    // Without a handler Ctrl-C ends the program at once; an unfinished bag keeps its unfinished name.
    let _ = ctrlc::set_handler(|| {
        if put_back() {
            std::process::exit(2);
        }
        if STOPPED.swap(true, Ordering::SeqCst) {
            std::process::exit(130);
        }
    });
}

/// Returns true where the user has asked to stop.
pub(in crate::cli) fn stopped() -> bool {
    STOPPED.load(Ordering::Relaxed)
}

/// Prints an answer with a line end. Errors are ignored: the reader may have closed the pipe.
pub(in crate::cli) fn show(text: &str) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{}", text.trim_end_matches('\n'));
}

/// Prints a JSON document with a line end; errors are ignored as in [`show`].
pub(in crate::cli) fn show_document(document: &dyn Document) {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let _ = document.write(&mut out).and_then(|()| writeln!(out)).and_then(|()| out.flush());
}

/// Prints a text on stderr, its long lines broken.
pub(in crate::cli) fn tell(text: &str) {
    let _ = writeln!(
        std::io::stderr().lock(),
        "{}",
        laid_out(&harmless(text), width_of(std::io::stderr()))
    );
}

/// Prints lines on stderr, the long ones broken.
pub(in crate::cli) fn tell_lines(lines: &Lines) {
    let text = lines.laid_out_within(width_of(std::io::stderr()));
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}

/// Prints a command before it runs, on a line of its own however long it is.
pub(in crate::cli) fn tell_command(command: &str) {
    let _ = writeln!(std::io::stderr().lock(), "\n$ {}", harmless(command));
}

/// Prints an error on stderr, with its faults or reasons and its hint.
pub(in crate::cli) fn show_error(error: &Error, language: Language) {
    show_usage_error(error, &[], language);
}

/// Prints an error on stderr: what is wrong, its faults or reasons, how the command is called (`usage`, in pieces that
/// are not broken), and its hint. Parts that are missing are left out. Without a hint, the remedy of the error's kind
/// is shown.
pub(in crate::cli) fn show_usage_error(error: &Error, usage: &[String], language: Language) {
    let mut lines = Lines::new(language, width_of(std::io::stderr()));
    let what = if error.all_faults().is_empty() {
        error.placed(language)
    } else {
        error.message().render(language)
    };
    lines.titled(|what| message!("error: {what}", what), &what);
    lines.faults(2, error.all_faults());
    lines.reasons(2, error.all_reasons());
    if !usage.is_empty() {
        lines.titled(|words| message!("usage: {words}", words), "");
        for piece in usage {
            lines.go_on_with(piece.clone());
        }
    }
    if let Some(hint) = error.hint_message().cloned().or_else(|| remedy(error)) {
        let hint = hint.render(language);
        lines.titled(|hint| message!("hint: {hint}", hint), &hint);
    }
    tell_lines(&lines);
}

/// Returns the remedy of an error's kind, for an error without a hint of its own; `None` for a wrong command line.
fn remedy(error: &Error) -> Option<Message> {
    let kind = Some(error.kind()).filter(|kind| *kind != ErrorKind::Usage)?;
    find_code(kind.code()).map(|(_, code)| code.remedy.clone())
}
