//! The terminal while a question is asked: what is drawn, and drawn anew after each key.

use std::io::{self, Stderr, Write};

use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::style::{Color, Print, ResetColor, SetForegroundColor};
use crossterm::terminal::{self, Clear, ClearType};
use crossterm::{cursor, execute, queue};

use super::line::Line;
use super::window::window;
use crate::cli::terminal::{columns_of, rows_of};
use crate::message::wrap;

/// The most rows of a text that are shown at once.
const MOST: usize = 8;

/// What stands below a question.
pub(super) enum Row {
    /// Why the answer is not taken.
    Wrong(String),
    /// Which keys do what.
    Keys(String),
    /// A line of a list, as wide as the terminal at most; true where it is the one that Enter takes.
    Line(String, bool),
}

impl Row {
    fn laid_out(&self, width: usize) -> Vec<(Option<Color>, String)> {
        let (color, rows) = match self {
            Self::Wrong(why) => (Some(Color::Red), rows(&format!("# {why}"), width)),
            Self::Keys(keys) => (Some(Color::Cyan), rows(&format!("[{keys}]"), width)),
            Self::Line(line, is_now) => {
                (is_now.then_some(Color::Cyan), vec![line.chars().take(width).collect()])
            }
        };
        rows.into_iter().map(|row| (color, row)).collect()
    }
}

/// Returns the columns and the rows of the terminal.
pub(super) fn size() -> (usize, usize) {
    (columns_of(io::stderr()), rows_of(io::stderr()))
}

/// The terminal while a question is asked: keys come one by one, and a paste comes whole.
pub(super) struct Screen {
    out: Stderr,
    /// The row of the cursor, counted from the question.
    row: usize,
}

impl Screen {
    pub(super) fn open() -> io::Result<Self> {
        terminal::enable_raw_mode()?;
        let mut screen = Self { out: io::stderr(), row: 0 };
        execute!(screen.out, EnableBracketedPaste)?;
        Ok(screen)
    }

    /// Draws the question with the text and with rows below it, in the place of what was drawn before.
    pub(super) fn draw(&mut self, question: &str, line: &Line, below: &[Row]) -> io::Result<()> {
        let (width, height) = size();
        let below: Vec<(Option<Color>, String)> =
            below.iter().flat_map(|row| row.laid_out(width)).collect();
        let (above, last) = question_rows('?', question, width);
        let room = height.saturating_sub(below.len() + above.len() + 1).min(MOST);
        let shown = window(&format!("{last} "), line.letters(), line.cursor(), width, room);
        let row_of_cursor = above.len() + shown.row;
        let all: Vec<String> = above.into_iter().chain(shown.rows).collect();
        self.clear()?;
        self.question(&all)?;
        for (color, row) in &below {
            match color {
                Some(color) => {
                    queue!(self.out, SetForegroundColor(*color), Print(row), ResetColor)?;
                }
                None => queue!(self.out, Print(row))?,
            }
            queue!(self.out, Print("\r\n"))?;
        }
        let up = all.len() + below.len() - row_of_cursor;
        queue!(self.out, cursor::MoveUp(count(up)), cursor::MoveToColumn(count(shown.column)))?;
        self.row = row_of_cursor;
        self.out.flush()
    }

    /// Leaves the question on the screen where the user goes back.
    pub(super) fn back(&mut self, question: &str) -> io::Result<()> {
        self.end('?', question, "<")
    }

    /// Leaves the question with its answer on the screen.
    pub(super) fn end(&mut self, sign: char, question: &str, answer: &str) -> io::Result<()> {
        let (above, last) = question_rows(sign, question, size().0);
        self.clear()?;
        self.question(&above)?;
        // The last row is the first where the question has no other.
        let last = format!("{last} ");
        if above.is_empty() {
            self.first_row(&last)?;
        } else {
            queue!(self.out, Print(last))?;
        }
        queue!(self.out, SetForegroundColor(Color::Cyan), Print(answer), ResetColor)?;
        queue!(self.out, Print("\r\n"))?;
        self.out.flush()
    }

    /// Prints the rows of a question, which begin with its sign.
    fn question(&mut self, rows: &[String]) -> io::Result<()> {
        for (at, row) in rows.iter().enumerate() {
            match at {
                0 => self.first_row(row)?,
                _ => queue!(self.out, Print(row))?,
            }
            queue!(self.out, Print("\r\n"))?;
        }
        Ok(())
    }

    fn first_row(&mut self, row: &str) -> io::Result<()> {
        let (sign, rest) = row.split_at(row.chars().next().map_or(0, char::len_utf8));
        queue!(self.out, SetForegroundColor(Color::Green), Print(sign), ResetColor, Print(rest))
    }

    fn clear(&mut self) -> io::Result<()> {
        if self.row > 0 {
            queue!(self.out, cursor::MoveUp(count(self.row)))?;
        }
        self.row = 0;
        queue!(self.out, cursor::MoveToColumn(0), Clear(ClearType::FromCursorDown))
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // The terminal may be gone.
        let _ = execute!(self.out, DisableBracketedPaste);
        let _ = terminal::disable_raw_mode();
    }
}

/// Returns the rows of a question with its sign: those above, and the last one, behind which the answer stands.
fn question_rows(sign: char, question: &str, width: usize) -> (Vec<String>, String) {
    let mut above = rows(&format!("{sign} {question}"), width);
    let last = above.pop().unwrap_or_default();
    (above, last)
}

/// Breaks a text into rows between its words. A word that is longer than a row is broken too.
fn rows(text: &str, width: usize) -> Vec<String> {
    let broken = wrap(text, width, "", "  ");
    let rows = broken.split('\n').flat_map(|row| {
        let letters: Vec<char> = row.chars().collect();
        letters.chunks(width).map(|row| row.iter().collect()).collect::<Vec<String>>()
    });
    rows.collect()
}

fn count(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_break_between_words() {
        assert_eq!(rows("# misalnya nama@contoh.ac.id", 20), ["# misalnya", "  nama@contoh.ac.id"]);
        assert_eq!(rows("aaaaabbbbbcc", 5), ["aaaaa", "bbbbb", "cc"]);
    }
}
