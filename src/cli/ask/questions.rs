//! The terminal in which questions are asked, and the questions that are answered by a text or by yes or no.

use std::io::{IsTerminal, Write};

use super::ending::{answered, no_terminal, stopped};
use super::one_line::{plain, shortened};
use super::typing::{TextQuestion, typed};
use crate::cli::terminal::{Asking, Invocation, Lines, letters, width_of};
use crate::error::Result;
use crate::message::{Language, Message, message};
use crate::model::harmless;

/// A terminal in which questions are asked. While it lives, the terminal is put in order where a signal ends the
/// program.
pub(in crate::cli) struct Ask {
    language: Language,
    width: usize,
    _asking: Asking,
}

impl Ask {
    /// Opens the terminal for questions. `otherwise` says what to do where there is none.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::Usage`] where standard input or stderr is no terminal.
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
        self.typed(question, now, &message!("Enter: next, Esc: back"), false, check)
    }

    /// As [`Self::text`], but the first letter that is typed replaces `suggested`.
    pub(in crate::cli) fn suggest(
        &self,
        question: &Message,
        suggested: &str,
        check: impl Fn(&str) -> std::result::Result<(), Message>,
    ) -> Result<Option<String>> {
        let keys = match suggested {
            "" => message!("Enter: next, Esc: back"),
            _ => message!("Enter: take it, typing replaces it, Esc: back"),
        };
        self.typed(question, suggested, &keys, true, check)
    }

    fn typed(
        &self,
        question: &Message,
        now: &str,
        keys: &Message,
        is_suggested: bool,
        check: impl Fn(&str) -> std::result::Result<(), Message>,
    ) -> Result<Option<String>> {
        let (question, keys) = (self.say(question), self.say(keys));
        let room = self.room(&question);
        let shown = |text: &str| shortened(&harmless(&plain(text)), room);
        let checked = |text: &str| check(&plain(text)).map_err(|why| self.say(&why));
        answered(typed(&TextQuestion {
            question: &question,
            beside: "",
            now,
            is_suggested,
            keys: &keys,
            check: &checked,
            shown: &shown,
        }))
        .map(|text| text.map(|text| plain(&text)))
    }

    /// Asks for yes or no; Enter alone means `now`.
    pub(in crate::cli) fn yes(&self, question: &Message, now: bool) -> Result<Option<bool>> {
        let question = self.say(question);
        let word = |yes: bool| self.say(&if yes { message!("yes") } else { message!("no") });
        let choice = self.say(&if now { message!("Y/n") } else { message!("y/N") });
        let keys = self.say(&message!("Enter: next, Esc: back"));
        let parsed = |text: &str| match text.trim().to_lowercase().as_str() {
            "" => Some(now),
            "y" | "ya" | "yes" => Some(true),
            "t" | "tidak" | "n" | "no" => Some(false),
            _ => None,
        };
        let wrong = || self.say(&message!("answer y for yes or n for no"));
        let asked = answered(typed(&TextQuestion {
            question: &question,
            beside: &format!("({choice})"),
            now: "",
            is_suggested: false,
            keys: &keys,
            check: &|text| parsed(text).map(drop).ok_or_else(wrong),
            shown: &|text| parsed(text).map(word).unwrap_or_default(),
        }))?;
        Ok(asked.and_then(|text| parsed(&text)))
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

    /// Returns the number of characters behind a question that is answered.
    pub(super) fn room(&self, question: &str) -> usize {
        self.width.saturating_sub(letters(question) + 4).max(20)
    }
}
