//! A question that is answered by a typed text.

use std::io::{self, Stderr, Write};
use std::time::Duration;

use crossterm::event::{self, DisableBracketedPaste, EnableBracketedPaste, Event, KeyEventKind};
use crossterm::style::{Color, Print, ResetColor, SetForegroundColor};
use crossterm::terminal::{self, Clear, ClearType};
use crossterm::{cursor, execute, queue};

use super::line::{Line, Wish};
use super::window::window;
use crate::message::wrap;

/// The most rows of a text that are shown at once.
const MOST: usize = 8;

/// The answer.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::cli::ask) enum Typed {
    /// A text.
    Text(String),
    /// The user goes back.
    Back,
    /// The user ends the program.
    Stop,
}

/// Asks for a text in the terminal. `now` stands there to be changed or kept, and `keys` below it. What `check` returns
/// says why the text is not taken. `shown` is what stays on the screen of an answer, in the room that is left behind the
/// question.
///
/// # Errors
/// Where the terminal cannot be read or written.
pub(in crate::cli::ask) fn typed(
    question: &str,
    now: &str,
    keys: &str,
    check: &dyn Fn(&str) -> Result<(), String>,
    shown: &dyn Fn(&str) -> String,
) -> io::Result<Typed> {
    let mut screen = Screen::open()?;
    let (mut line, mut wrong) = (Line::new(now), None);
    loop {
        screen.draw(question, &line, wrong.as_deref(), keys)?;
        let wish = match event::read()? {
            Event::Key(key) if key.kind == KeyEventKind::Press => line.press(key),
            Event::Paste(text) => {
                line.put(&text);
                Wish::On
            }
            _ => Wish::On,
        };
        match wish {
            Wish::On => {}
            // Something comes right behind Enter: a text with line breaks is pasted into a terminal that does not say so.
            Wish::Done if event::poll(Duration::ZERO)? => line.put("\n"),
            Wish::Done => match check(&line.text()) {
                Ok(()) => {
                    let text = line.text();
                    screen.end('>', Color::Green, question, &shown(&text))?;
                    return Ok(Typed::Text(text));
                }
                Err(why) => wrong = Some(why),
            },
            Wish::Back => {
                screen.end('?', Color::Green, question, "<")?;
                return Ok(Typed::Back);
            }
            Wish::Stop => {
                screen.end('?', Color::Green, question, "")?;
                return Ok(Typed::Stop);
            }
        }
    }
}

/// The terminal while a question is asked: keys come one by one, and a paste comes whole.
struct Screen {
    out: Stderr,
    /// The row of the cursor, counted from the question.
    row: usize,
}

impl Screen {
    fn open() -> io::Result<Self> {
        terminal::enable_raw_mode()?;
        let mut screen = Self { out: io::stderr(), row: 0 };
        execute!(screen.out, EnableBracketedPaste)?;
        Ok(screen)
    }

    /// Draws the question with the text, what is wrong with it, and the keys, in the place of what was drawn before.
    fn draw(
        &mut self,
        question: &str,
        line: &Line,
        wrong: Option<&str>,
        keys: &str,
    ) -> io::Result<()> {
        let (width, height) = terminal::size()?;
        let width = usize::from(width).max(20);
        let wrong: Vec<String> =
            wrong.map(|why| rows(&format!("# {why}"), width)).unwrap_or_default();
        let keys = rows(&format!("[{keys}]"), width);
        let room = usize::from(height).saturating_sub(wrong.len() + keys.len() + 1).min(MOST);
        let shown = window(&format!("? {question} "), line.letters(), line.cursor(), width, room);
        self.clear()?;
        for (at, row) in shown.rows.iter().enumerate() {
            match row.strip_prefix('?').filter(|_| at == 0) {
                Some(rest) => self.mark('?', Color::Green, rest)?,
                None => queue!(self.out, Print(row))?,
            }
            queue!(self.out, Print("\r\n"))?;
        }
        for (color, row) in wrong
            .iter()
            .map(|row| (Color::Red, row))
            .chain(keys.iter().map(|row| (Color::Cyan, row)))
        {
            queue!(self.out, SetForegroundColor(color), Print(row), ResetColor, Print("\r\n"))?;
        }
        let up = shown.rows.len() + wrong.len() + keys.len() - shown.row;
        queue!(self.out, cursor::MoveUp(count(up)), cursor::MoveToColumn(count(shown.column)))?;
        self.row = shown.row;
        self.out.flush()
    }

    /// Leaves the question with its answer on the screen.
    fn end(&mut self, mark: char, color: Color, question: &str, answer: &str) -> io::Result<()> {
        self.clear()?;
        self.mark(mark, color, &format!(" {question} "))?;
        queue!(self.out, SetForegroundColor(Color::Cyan), Print(answer), ResetColor)?;
        queue!(self.out, Print("\r\n"))?;
        self.out.flush()
    }

    fn mark(&mut self, mark: char, color: Color, rest: &str) -> io::Result<()> {
        queue!(self.out, SetForegroundColor(color), Print(mark), ResetColor, Print(rest))
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
