//! Questions in the terminal: a text, yes or no, one of a list, several of a list.
//!
//! Questions go to stderr, so that stdout holds the answer of the command alone. Esc goes back: the question then
//! returns `None`. Ctrl-C ends the command with exit status 2. The prompts are those of `inquire`, which no other file
//! names, but for texts: `typing` asks for these.

use std::cell::RefCell;
use std::fmt;
use std::io::{IsTerminal, Write};
use std::rc::Rc;

use inquire::error::{InquireError, InquireResult};
use inquire::ui::{RenderConfig, Styled};
use inquire::validator::Validation;
use inquire::{Confirm, MultiSelect, Select};

use super::asking::Asking;
use super::invocation::Invocation;
use super::layout::letters;
use super::lines::Lines;
use super::typing::{Typed, typed};
use super::width::width_of;
use crate::error::{Error, ErrorKind, Result};
use crate::message::{Language, Message, message};
use crate::model::harmless;

/// The most characters of a search that a message repeats.
const TYPED: usize = 15;

/// The most lines of a list that are shown at once.
const PAGE: usize = 10;

/// A terminal in which questions are asked. While it lives, the terminal is put in order where a signal ends the
/// program.
pub(in crate::cli) struct Ask {
    language: Language,
    width: usize,
    _asking: Asking,
}

/// One line of a list.
#[derive(Debug, Clone)]
pub(in crate::cli) struct Choice<T> {
    /// What is shown.
    label: String,
    /// What stands behind it, also where it is shortened.
    mark: String,
    /// Further words that the search finds, in lower case.
    also: String,
    /// The whole label in lower case.
    seen: String,
    value: T,
}

impl<T> Choice<T> {
    /// Makes a line of a list; `label` is shortened to the width of the terminal where it is shown.
    pub(in crate::cli) fn new(label: impl Into<String>, value: T) -> Self {
        let (mark, also, seen) = (String::new(), String::new(), String::new());
        Self { label: label.into(), mark, also, seen, value }
    }

    /// Adds what is shown behind the line, however long that is.
    pub(in crate::cli) fn marked(mut self, mark: &str) -> Self {
        self.mark.push_str(mark);
        self
    }

    /// Adds words that the search finds besides those that are shown.
    pub(in crate::cli) fn also(mut self, words: &str) -> Self {
        self.also.push(' ');
        self.also.push_str(&words.to_lowercase());
        self
    }
}

impl<T> fmt::Display for Choice<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.label)
    }
}

impl Ask {
    /// Opens the terminal for questions. `otherwise` says what to do where there is none.
    ///
    /// # Errors
    /// [`ErrorKind::Usage`] where standard input or stderr is no terminal.
    pub(in crate::cli) fn open(call: &Invocation, otherwise: Message) -> Result<Self> {
        if !std::io::stdin().is_terminal() || !std::io::stderr().is_terminal() {
            return Err(no_terminal().hint(otherwise));
        }
        let asking = Asking::begin(call.say(&stopped()));
        Ok(Self { language: call.language, width: width_of(std::io::stderr()), _asking: asking })
    }

    /// Returns an empty text in the user's language, as wide as the terminal.
    pub(in crate::cli) fn lines(&self) -> Lines {
        Lines::new(self.language, self.width)
    }

    /// Shows lines between questions.
    pub(in crate::cli) fn tell(&self, lines: &Lines) {
        let text = lines.laid_out_within(self.width);
        let _ = writeln!(std::io::stderr().lock(), "{text}");
    }

    /// Asks for a text. `now` stands in the line to be changed or kept. What `check` returns says why the text is not
    /// taken; the question then stays. White space around the text is left out, and a line break in a pasted text
    /// becomes a blank.
    pub(in crate::cli) fn text(
        &self,
        question: &Message,
        now: &str,
        check: impl Fn(&str) -> std::result::Result<(), Message>,
    ) -> Result<Option<String>> {
        let (question, back) = (self.say(question), self.say(&message!("Enter: next, Esc: back")));
        let room = self.room(&question);
        let shown = |text: &str| shortened(&harmless(&plain(text)), room);
        let checked = |text: &str| check(&plain(text)).map_err(|why| self.say(&why));
        match typed(&question, now, &back, &checked, &shown) {
            Ok(Typed::Text(text)) => Ok(Some(plain(&text))),
            Ok(Typed::Back) => Ok(None),
            Ok(Typed::Stop) => Err(interrupted()),
            Err(error) => Err(unreadable(error)),
        }
    }

    /// Asks for yes or no; Enter alone means `now`.
    pub(in crate::cli) fn yes(&self, question: &Message, now: bool) -> Result<Option<bool>> {
        let question = self.say(question);
        let word = |yes: bool| self.say(&if yes { message!("yes") } else { message!("no") });
        let keys = |yes: bool| self.say(&if yes { message!("Y/n") } else { message!("y/N") });
        let parsed = |text: &str| match text.trim().to_lowercase().as_str() {
            "y" | "ya" | "yes" => Ok(true),
            "t" | "tidak" | "n" | "no" => Ok(false),
            _ => Err(()),
        };
        let wrong = self.say(&message!("answer y for yes or n for no"));
        let asked = Confirm::new(&question)
            .with_default(now)
            .with_parser(&parsed)
            .with_formatter(&word)
            .with_default_value_formatter(&keys)
            .with_error_message(&wrong)
            .with_render_config(look())
            .prompt();
        answered(asked)
    }

    /// Asks for one of a short list; the line at `now` is marked first.
    pub(in crate::cli) fn choose<T>(
        &self,
        question: &Message,
        choices: Vec<Choice<T>>,
        now: usize,
    ) -> Result<Option<T>> {
        let keys = self.say(&message!("arrow keys: choose, Enter: take, Esc: back"));
        let question = self.say(question);
        let room = self.room(&question);
        let shown =
            |one: inquire::list_option::ListOption<&Choice<T>>| shortened(&one.value.label, room);
        let now = now.min(choices.len().saturating_sub(1));
        let asked = Select::new(&question, self.fitting(choices))
            .without_filtering()
            .with_starting_cursor(now)
            .with_page_size(PAGE)
            .with_help_message(&keys)
            .with_formatter(&shown)
            .with_render_config(look())
            .prompt();
        answered(asked).map(|one| one.map(|choice| choice.value))
    }

    /// Asks for one of a long list. What is typed leaves the lines that have each of its words.
    pub(in crate::cli) fn search<T>(
        &self,
        question: &Message,
        choices: Vec<Choice<T>>,
        now: usize,
    ) -> Result<Option<T>> {
        let keys =
            self.say(&message!("type to search, arrow keys: choose, Enter: take, Esc: back"));
        let question = self.say(question);
        let room = self.room(&question);
        let shown =
            |one: inquire::list_option::ListOption<&Choice<T>>| shortened(&one.value.label, room);
        let now = now.min(choices.len().saturating_sub(1));
        let asked = Select::new(&question, self.fitting(choices))
            .with_starting_cursor(now)
            .with_page_size(PAGE)
            .with_help_message(&keys)
            .with_formatter(&shown)
            .with_scorer(&found)
            .with_render_config(look())
            .prompt();
        answered(asked).map(|one| one.map(|choice| choice.value))
    }

    /// Asks for any of a list; those whose places `now` has are marked first. What is typed leaves the lines that have
    /// each of its words.
    pub(in crate::cli) fn several<T>(
        &self,
        question: &Message,
        choices: Vec<Choice<T>>,
        now: &[usize],
    ) -> Result<Option<Vec<T>>> {
        let keys = self.say(&message!("blank: mark, type to search, Enter: done, Esc: back"));
        let question = self.say(question);
        let room = self.room(&question);
        let shown = |all: &[inquire::list_option::ListOption<&Choice<T>>]| {
            let all: Vec<&str> = all.iter().map(|one| &*one.value.label).collect();
            shortened(&all.join(", "), room)
        };
        // What is typed only searches. Enter then may not take what was marked before anything was typed.
        let typed = Rc::new(RefCell::new(String::new()));
        let searched = |text: &str, choice: &Choice<T>, line: &str, place: usize| {
            text.clone_into(&mut typed.borrow_mut());
            found(text, choice, line, place)
        };
        let (typed, language, mut before) = (Rc::clone(&typed), self.language, now.to_vec());
        before.sort_unstable();
        let marked = move |marked: &[inquire::list_option::ListOption<&Choice<T>>]| {
            let is_as_before = marked.iter().map(|one| one.index).eq(before.iter().copied());
            let typed = plain(&typed.borrow());
            if typed.is_empty() || !is_as_before {
                return Ok(Validation::Valid);
            }
            let why = message!(
                "'{typed}' is not marked: press the blank to mark it, or delete it",
                typed = shortened(&typed, TYPED)
            );
            Ok(Validation::Invalid(why.render(language).into()))
        };
        let asked = MultiSelect::new(&question, self.fitting(choices))
            .with_default(now)
            .with_page_size(PAGE)
            .with_help_message(&keys)
            .with_formatter(&shown)
            .with_scorer(&searched)
            .with_validator(marked)
            .with_render_config(look())
            .prompt();
        let taken = |all: Vec<Choice<T>>| all.into_iter().map(|choice| choice.value).collect();
        answered(asked).map(|all| all.map(taken))
    }

    /// Returns the user's language.
    pub(in crate::cli) fn language(&self) -> Language {
        self.language
    }

    /// Returns the number of characters in a line.
    pub(in crate::cli) fn width(&self) -> usize {
        self.width
    }

    /// Returns a message in the user's language.
    pub(in crate::cli) fn say(&self, message: &Message) -> String {
        message.render(self.language)
    }

    /// Shortens the lines of a list so that each takes one line of the terminal. What is cut off is still found.
    fn fitting<T>(&self, choices: Vec<Choice<T>>) -> Vec<Choice<T>> {
        // The prompt puts up to six characters before a line.
        let room = self.width.saturating_sub(7);
        let fitting = |choice: Choice<T>| {
            let Choice { label, mark, also, value, .. } = choice;
            let seen = label.to_lowercase();
            let label = shortened(&harmless(&label), room.saturating_sub(letters(&mark))) + &mark;
            Choice { label, mark: String::new(), also, seen, value }
        };
        choices.into_iter().map(fitting).collect()
    }

    /// Returns the number of characters behind a question that is answered.
    fn room(&self, question: &str) -> usize {
        self.width.saturating_sub(letters(question) + 4).max(20)
    }
}

/// The score that a line gains for a word that is found in what is shown of it: more than any place.
const SEEN: i64 = 1 << 32;

/// The score that a line gains where it begins with all that is typed, as a word: more than any words found in it.
const MEANT: i64 = 1 << 48;

/// Returns the score of a line of a list for what is typed: lines that have each of its words, in their order. A line
/// that begins with all that is typed comes first, then those that have more of the words in what is shown.
fn found<T>(typed: &str, choice: &Choice<T>, _: &str, place: usize) -> Option<i64> {
    let typed = typed.to_lowercase();
    let mut score = -i64::try_from(place).unwrap_or(SEEN - 1);
    for word in typed.split_whitespace() {
        if choice.seen.contains(word) {
            score += SEEN;
        } else if !choice.also.contains(word) {
            return None;
        }
    }
    if choice.also.split_whitespace().next() == Some(typed.trim()) {
        score += MEANT;
    }
    Some(score)
}

/// Returns a text in one line, without blanks around it.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns the beginning of a text that is longer than `room` characters.
fn shortened(text: &str, room: usize) -> String {
    if letters(text) <= room {
        return text.to_owned();
    }
    let begin: String = text.chars().take(room.saturating_sub(1)).collect();
    format!("{}…", begin.trim_end())
}

fn look() -> RenderConfig<'static> {
    // `NO_COLOR` is heeded by the default.
    RenderConfig::default().with_canceled_prompt_indicator(Styled::new("<"))
}

/// Returns `None` for Esc.
fn answered<T>(asked: InquireResult<T>) -> Result<Option<T>> {
    match asked {
        Ok(answer) => Ok(Some(answer)),
        Err(InquireError::OperationCanceled) => Ok(None),
        Err(InquireError::OperationInterrupted) => Err(interrupted()),
        Err(InquireError::NotTTY) => Err(no_terminal()),
        Err(InquireError::IO(error)) => Err(unreadable(error)),
        Err(error) => {
            let words = Message::verbatim(error.to_string());
            Err(Error::new(ErrorKind::Internal, message!("the question failed: {words}", words)))
        }
    }
}

fn interrupted() -> Error {
    Error::new(ErrorKind::Interrupted, stopped())
        .hint(message!("start again where it is wanted after all"))
}

fn unreadable(error: std::io::Error) -> Error {
    let message = message!("the terminal cannot be read: {error}", error = &error);
    Error::new(ErrorKind::Io, message).source(error)
}

fn stopped() -> Message {
    message!("stopped; nothing was written")
}

fn no_terminal() -> Error {
    Error::new(
        ErrorKind::Usage,
        message!("this command asks its questions in a terminal, and there is none"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_search_finds_lines_that_have_each_typed_word() {
        let choice = Choice::new("", ()).also("Kota Ambon 8171");
        for (typed, is_found) in
            [("", true), ("Ambon", true), ("8171 kota", true), ("ambon tual", false)]
        {
            assert_eq!(found(typed, &choice, "", 3), is_found.then_some(-3), "{typed}");
        }
        let region = Choice::new("", ()).also("81  Maluku");
        assert!(found("81", &region, "", 90) > found("81", &choice, "", 3));
    }

    #[test]
    fn words_that_are_shown_come_before_words_that_are_only_known() {
        let of = |label: &str, also: &str| Choice {
            seen: label.to_lowercase(),
            ..Choice::new("", ()).also(also)
        };
        let score = |choice, place| found("ambon 2025", &choice, "", place);
        let (both, one) = (of("Kota Ambon 2025", ""), of("Ambon", "2025"));
        let (none, other) = (of("Tual", "ambon 2025"), of("Tual 2025", ""));
        assert!(score(both, 9) > score(one.clone(), 0));
        assert!(score(one, 9) > score(none, 0));
        assert_eq!(score(other, 0), None);
    }

    #[test]
    fn a_pasted_text_is_one_line_and_a_long_one_is_shortened() {
        assert_eq!(plain("  satu\r\n dua\ttiga\n"), "satu dua tiga");
        assert_eq!(shortened("satu dua tiga", 13), "satu dua tiga");
        assert_eq!(shortened("satu dua tiga", 6), "satu…");
    }
}
