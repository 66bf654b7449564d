//! A text that stays on the screen and is read again every few seconds, until Ctrl-C.

use std::io::{IsTerminal, Write, stdin, stdout};
use std::time::{Duration, Instant};

use rustix::termios::{LocalModes, OptionalActions, QueueSelector, Termios};

use super::answer::Answer;
use super::invocation::Invocation;
use super::lines::Lines;
use super::screen::stopped;
use super::width::{rows_of, width_of};
use crate::error::{Error, ErrorKind, Result};
use crate::message::message;

/// How soon Ctrl-C and another size of the window are noticed.
const TICK: Duration = Duration::from_millis(100);

/// Shows what `look` writes, and shows it again every `every` seconds. `look` returns names; where one is new since the
/// last time, the terminal's bell rings. After Ctrl-C the last text is the answer. A failure of the first reading is an
/// error; a later one is told above the last text, and the office is read again.
///
/// # Errors
/// [`ErrorKind::Usage`] where JSON is asked for or stdout is not a terminal; as `look` for the first time.
pub(in crate::cli) fn watch(
    call: &Invocation,
    every: u16,
    mut look: impl FnMut(&mut Lines) -> Result<Vec<String>>,
) -> Result<Answer> {
    if call.json {
        let message = message!("what stays on the screen is not one JSON document");
        return Err(refused(message));
    }
    if !stdout().is_terminal() {
        return Err(refused(message!("only a terminal can show what stays on the screen")));
    }
    let mut text = call.lines();
    let mut known = look(&mut text)?;
    let screen = Screen::enter();
    let mut head = heading(call, every);
    while !stopped() {
        let size = (width_of(stdout()), rows_of(stdout()));
        screen.draw(&head, &text, size);
        if !wait(Duration::from_secs(every.into()), size) {
            continue;
        }
        head = heading(call, every);
        let mut next = call.lines();
        match look(&mut next) {
            Ok(names) => {
                if names.iter().any(|name| !known.contains(name)) {
                    screen.write("\x07");
                }
                (text, known) = (next, names);
            }
            Err(error) => {
                head.line(&message!("cannot be read now: {error}", error));
            }
        }
    }
    drop(screen);
    Ok(Answer::yes((), text))
}

fn refused(message: crate::message::Message) -> Error {
    Error::new(ErrorKind::Usage, message)
        .field("--watch")
        .hint(message!("leave `--watch` out; the command then answers once"))
}

/// Returns the first line of the screen: when it was read, and how it ends.
fn heading(call: &Invocation, every: u16) -> Lines {
    let time = call.clock_now().moment(None).strftime("%H:%M:%S").to_string();
    let mut head = call.lines();
    head.line(&message!("{time}  every {every} s, Ctrl-C ends", time, every));
    head
}

/// Waits until it is time to look again, and returns true. Returns false as soon as the size of the window is another
/// one or Ctrl-C is pressed.
fn wait(time: Duration, size: (usize, usize)) -> bool {
    let began = Instant::now();
    while began.elapsed() < time {
        std::thread::sleep(TICK.min(time));
        if stopped() || size != (width_of(stdout()), rows_of(stdout())) {
            return false;
        }
    }
    true
}

/// The terminal's second screen, without cursor and without the echo of keys. What was on the terminal comes back when
/// this is dropped.
struct Screen {
    /// How the terminal treated keys before; `None` where stdin is no terminal.
    keys: Option<Termios>,
}

impl Screen {
    fn enter() -> Self {
        let keys = rustix::termios::tcgetattr(stdin()).ok();
        if let Some(keys) = &keys {
            let mut quiet = keys.clone();
            quiet.local_modes.remove(LocalModes::ECHO | LocalModes::ICANON);
            let _ = rustix::termios::tcsetattr(stdin(), OptionalActions::Now, &quiet);
        }
        let screen = Self { keys };
        // Second screen, no cursor, no line that goes on in the next row.
        screen.write("\x1b[?1049h\x1b[?25l\x1b[?7l");
        screen
    }

    /// Shows the texts from the top of the screen, as far as its rows go. Each row is written over the one before it,
    /// so that nothing flickers.
    fn draw(&self, head: &Lines, text: &Lines, (width, rows): (usize, usize)) {
        let mut lines: Vec<String> = Vec::new();
        for part in [head, text] {
            lines.extend(part.laid_out_within(width).split('\n').map(str::to_owned));
        }
        if lines.len() > rows {
            let count = lines.len() + 1 - rows;
            lines.truncate(rows.saturating_sub(1));
            lines.push(head.say(&message!("… and {count} more lines", count)));
        }
        let rows: Vec<String> = lines.iter().map(|line| format!("{line}\x1b[K")).collect();
        self.write(&format!("\x1b[H{}\x1b[J", rows.join("\r\n")));
    }

    /// Writes to the terminal. Errors are ignored: its window may be closed.
    #[expect(clippy::unused_self, reason = "only what is shown while the screen is there")]
    fn write(&self, words: &str) {
        let mut out = stdout().lock();
        let _ = out.write_all(words.as_bytes()).and_then(|()| out.flush());
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.write("\x1b[?7h\x1b[?25h\x1b[?1049l");
        if let Some(keys) = &self.keys {
            // Keys that were pressed meanwhile are not meant for the shell.
            let _ = rustix::termios::tcflush(stdin(), QueueSelector::IFlush);
            let _ = rustix::termios::tcsetattr(stdin(), OptionalActions::Now, keys);
        }
    }
}
