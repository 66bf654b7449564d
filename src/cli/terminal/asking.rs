//! What is left to do where a signal ends the program while it asks: the terminal as it was, and a word about it.

use std::io::Write;
use std::sync::{Mutex, PoisonError};

use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};

static BEFORE: Mutex<Option<Before>> = Mutex::new(None);

struct Before {
    terminal: Termios,
    words: String,
}

/// Held while the program asks.
pub(in crate::cli) struct Asking(());

impl Asking {
    /// Keeps the settings of the terminal at standard input, and the words that [`put_back`] prints.
    pub(in crate::cli) fn begin(words: String) -> Self {
        let before = tcgetattr(std::io::stdin()).ok().map(|terminal| Before { terminal, words });
        *BEFORE.lock().unwrap_or_else(PoisonError::into_inner) = before;
        Self(())
    }
}

impl Drop for Asking {
    fn drop(&mut self) {
        *BEFORE.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

/// Puts the terminal back as it was before the questions and prints the words. Returns false where none is asked.
pub(super) fn put_back() -> bool {
    let before = BEFORE.lock().unwrap_or_else(PoisonError::into_inner).take();
    let Some(Before { terminal, words }) = before else { return false };
    // The terminal may be gone.
    let _ = tcsetattr(std::io::stdin(), OptionalActions::Now, &terminal);
    // Shows the cursor, and ends the mode in which a terminal marks what is pasted.
    let _ = writeln!(std::io::stderr(), "\u{1b}[?25h\u{1b}[?2004l\r\n{words}");
    true
}
