//! A terminal of 80 columns and 24 lines, in which tests run the program and press keys.

use std::fs::File;
use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcsetwinsize};

pub const ENTER: &str = "\r";
pub const ESC: &str = "\x1b";
pub const CTRL_C: &str = "\x03";
pub const DOWN: &str = "\x1b[B";

const ROWS: u16 = 24;
const COLUMNS: u16 = 80;
/// Longer than any answer takes on a busy machine.
const PATIENCE: Duration = Duration::from_mins(1);
/// Lines that scrolled out of the screen and are kept for [`Terminal::screen`].
const KEPT_LINES: usize = 500;

/// A running program and the terminal that it runs in.
pub struct Terminal {
    child: Child,
    master: File,
    shown: Arc<Mutex<Shown>>,
    /// How much of the text was waited for already.
    read: usize,
}

/// What the program has shown.
struct Shown {
    /// The screen.
    parser: vt100::Parser,
    /// All that was written, without the sequences that move and colour.
    text: String,
    /// A line that was wider than the screen.
    too_wide: Option<String>,
    ended: bool,
}

fn size(count: u16) -> NonZero<u16> {
    NonZero::new(count).unwrap()
}

impl Terminal {
    /// Runs a program, given by its path and its arguments.
    pub fn run(program: &str, arguments: &[&str]) -> Self {
        Self::run_in((ROWS, COLUMNS), program, arguments)
    }

    /// Runs a program in a terminal that reports so many rows and columns.
    pub fn run_in((rows, columns): (u16, u16), program: &str, arguments: &[&str]) -> Self {
        let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
        grantpt(&master).unwrap();
        unlockpt(&master).unwrap();
        let winsize = Winsize { ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 };
        tcsetwinsize(&master, winsize).unwrap();
        let name = ptsname(&master, Vec::new()).unwrap().into_string().unwrap();
        let end = File::options().read(true).write(true).open(name).unwrap();
        let end = || Stdio::from(end.try_clone().unwrap());
        // `setsid` makes the terminal the one that the program is controlled by.
        let child = Command::new("setsid")
            .args(["--ctty", program])
            .args(arguments)
            .env_remove("KEMAS_OFFICE")
            .env("TERM", "xterm-256color")
            .stdin(end())
            .stdout(end())
            .stderr(end())
            .spawn()
            .unwrap();
        let master = File::from(master);
        let shown = Arc::new(Mutex::new(Shown {
            parser: vt100::Parser::new(size(ROWS), size(COLUMNS), KEPT_LINES),
            text: String::new(),
            too_wide: None,
            ended: false,
        }));
        let (mut from, to) = (master.try_clone().unwrap(), Arc::clone(&shown));
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            let mut rest = Vec::new();
            // Reading fails once the program has ended.
            while let Ok(count @ 1..) = from.read(&mut bytes) {
                rest.extend_from_slice(&bytes[..count]);
                to.lock().unwrap().take(&mut rest);
            }
            to.lock().unwrap().ended = true;
        });
        Self { child, master, shown, read: 0 }
    }

    /// Runs `kemas` in an office on a fixed day.
    pub fn kemas(home: &Path, today: &str, arguments: &[&str]) -> Self {
        Self::kemas_in((ROWS, COLUMNS), home, today, arguments)
    }

    /// Runs `kemas` in a terminal that reports so many rows and columns.
    pub fn kemas_in(size: (u16, u16), home: &Path, today: &str, arguments: &[&str]) -> Self {
        let mut all = vec!["--office", home.to_str().unwrap(), "--today", today];
        all.extend(arguments);
        Self::run_in(size, env!("CARGO_BIN_EXE_kemas"), &all)
    }

    /// Waits until the program has shown this text, behind what was waited for before.
    pub fn wait_for(&mut self, text: &str) -> &mut Self {
        let until = Instant::now() + PATIENCE;
        while !self.has_shown(text) {
            assert!(Instant::now() < until, "no '{text}':\n{}", self.screen());
            std::thread::sleep(Duration::from_millis(5));
        }
        self
    }

    /// Returns true where the text was shown behind what was waited for before. It must be, once the program has ended.
    fn has_shown(&mut self, text: &str) -> bool {
        let shown = self.shown.lock().unwrap();
        let new = &shown.text[self.read..];
        let found = new.find(text);
        assert!(found.is_some() || !shown.ended, "ended before '{text}':\n{new}");
        self.read += found.map_or(0, |at| at + text.len());
        found.is_some()
    }

    /// Presses keys.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        self.master.write_all(keys.as_bytes()).unwrap();
        self
    }

    /// Waits for a question and answers it: types the keys, then Enter.
    pub fn answer(&mut self, question: &str, keys: &str) -> &mut Self {
        self.wait_for(question).keys(keys).keys(ENTER)
    }

    /// Returns the lines of the screen.
    pub fn screen(&self) -> String {
        self.shown.lock().unwrap().screen()
    }

    /// Returns all that was shown, without colours.
    pub fn text(&self) -> String {
        self.shown.lock().unwrap().text.clone()
    }

    /// Waits for the end of the program and returns its exit status. No line may have been wider than the screen.
    pub fn end(&mut self) -> i32 {
        let until = Instant::now() + PATIENCE;
        let status = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            assert!(Instant::now() < until, "it does not end:\n{}", self.screen());
            std::thread::sleep(Duration::from_millis(5));
        };
        while !self.shown.lock().unwrap().ended && Instant::now() < until {
            std::thread::sleep(Duration::from_millis(5));
        }
        let wide = self.shown.lock().unwrap().too_wide.clone();
        assert_eq!(wide, None, "a line is wider than {COLUMNS} characters");
        status.code().unwrap_or(-1)
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Shown {
    /// Takes the bytes of `rest` up to the last whole character and sequence.
    fn take(&mut self, rest: &mut Vec<u8>) {
        let whole = match std::str::from_utf8(rest) {
            Ok(text) => text.len(),
            Err(error) => error.valid_up_to(),
        };
        let text = std::str::from_utf8(&rest[..whole]).unwrap();
        // A sequence that is cut in two is left for the next time.
        let whole = match text.rfind('\x1b') {
            Some(at) if plain(&text[at..]).is_none() => at,
            _ => whole,
        };
        self.parser.process(&rest[..whole]);
        let text = std::str::from_utf8(&rest[..whole]).unwrap();
        self.text.push_str(&plain(text).unwrap_or_default());
        let screen = self.parser.screen();
        let rows: Vec<String> = screen.rows(0, COLUMNS).collect();
        // A progress bar fills its line with blanks, so that the next text begins in the next line.
        let is_full = |row: usize| rows[row].trim_end().chars().count() == usize::from(COLUMNS);
        let wide = (0..ROWS).find(|row| screen.row_wrapped(*row) && is_full(usize::from(*row)));
        if let Some(row) = wide {
            self.too_wide = rows.into_iter().nth(usize::from(row));
        }
        rest.drain(..whole);
    }

    fn screen(&self) -> String {
        self.parser.screen().contents()
    }
}

/// Returns a text without the sequences that move and colour; `None` where the last one is not whole.
fn plain(text: &str) -> Option<String> {
    let mut plain = String::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\x1b' => {
                if letters.next()? == '[' {
                    while !('@'..='~').contains(&letters.next()?) {}
                }
            }
            '\r' => {}
            letter => plain.push(letter),
        }
    }
    Some(plain)
}
