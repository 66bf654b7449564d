//! A question that is answered by a typed text.

use std::io;

use crossterm::event::{Event, KeyEventKind};

use super::keys;
use super::line::{Line, Wish};
use super::screen::{Row, Screen};

/// How a question ends.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::cli::ask) enum Typed<T> {
    /// With an answer.
    Answer(T),
    /// The user goes back.
    Back,
    /// The user ends the program.
    Stop,
}

/// A question for a text.
pub(in crate::cli::ask) struct TextQuestion<'a> {
    /// The question.
    pub(in crate::cli::ask) question: &'a str,
    /// What stands behind the question while it is asked.
    pub(in crate::cli::ask) beside: &'a str,
    /// The text that stands there to be changed or kept.
    pub(in crate::cli::ask) now: &'a str,
    /// True where the first letter that is typed replaces that text.
    pub(in crate::cli::ask) is_suggested: bool,
    /// Which keys do what.
    pub(in crate::cli::ask) keys: &'a str,
    /// Says why a text is not taken.
    pub(in crate::cli::ask) check: &'a dyn Fn(&str) -> Result<(), String>,
    /// Returns what stays on the screen of an answer.
    pub(in crate::cli::ask) shown: &'a dyn Fn(&str) -> String,
}

/// Asks for a text in the terminal.
///
/// Enter ends the answer, also with more behind it: that was typed ahead for the next question. Only where the question
/// was waiting and a longer text without an Enter at its end comes at once, that is a paste into a terminal which does
/// not say so, and its line breaks are blanks.
///
/// # Errors
/// Where the terminal cannot be read or written.
pub(in crate::cli::ask) fn typed(asked: &TextQuestion<'_>) -> io::Result<Typed<String>> {
    let TextQuestion { question, beside, now, is_suggested, keys, check, shown } = *asked;
    let mut screen = Screen::open()?;
    let mut line = if is_suggested { Line::suggested(now) } else { Line::new(now) };
    let mut wrong = None;
    let asking =
        if beside.is_empty() { question.to_owned() } else { format!("{question} {beside}") };
    // What is there before the question was typed ahead.
    let mut is_ahead = true;
    loop {
        let mut below: Vec<Row> = wrong.clone().map(Row::Wrong).into_iter().collect();
        below.push(Row::Keys(keys.to_owned()));
        screen.draw(&asking, &line, &below)?;
        is_ahead = is_ahead && keys::have_arrived()?;
        let wish = match keys::next()? {
            Event::Key(key) if key.kind == KeyEventKind::Press => line.press(key),
            Event::Paste(text) => {
                line.put(&text);
                Wish::On
            }
            _ => Wish::On,
        };
        match wish {
            Wish::On => {}
            Wish::Done => {
                if !is_ahead && let Some(rest) = keys::rest_of_paste()? {
                    line.put("\n");
                    line.put(&rest);
                    continue;
                }
                match check(&line.text()) {
                    Ok(()) => {
                        let text = line.text();
                        screen.end('>', question, &shown(&text))?;
                        return Ok(Typed::Answer(text));
                    }
                    Err(why) => wrong = Some(why),
                }
            }
            Wish::Back => {
                screen.back(question)?;
                return Ok(Typed::Back);
            }
            Wish::Stop => {
                screen.end('?', question, "")?;
                return Ok(Typed::Stop);
            }
        }
    }
}
