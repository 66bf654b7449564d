//! The terminal in which questions are asked, and the questions that are answered by a text or by yes or no.

use std::io::{IsTerminal, Write};

use inquire::Confirm;
use inquire::ui::{RenderConfig, Styled};

use super::ending::{answered, interrupted, no_terminal, stopped, unreadable};
use super::one_line::{plain, shortened};
use super::typing::{Typed, typed};
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

/// Returns how prompts look; `NO_COLOR` is heeded by the default.
pub(super) fn look() -> RenderConfig<'static> {
    RenderConfig::default().with_canceled_prompt_indicator(Styled::new("<"))
}
