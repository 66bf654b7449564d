//! Text for people, line by line, in their language.

use crate::message::{Language, Message};

/// A text that grows line by line.
pub(in crate::cli) struct Lines {
    language: Language,
    lines: Vec<String>,
}

impl Lines {
    /// Begins without a line.
    pub(super) fn new(language: Language) -> Self {
        Self { language, lines: Vec::new() }
    }

    /// Adds a line.
    pub(in crate::cli) fn line(&mut self, message: &Message) -> &mut Self {
        self.indented(0, message)
    }

    /// Adds a line behind so many blanks.
    pub(in crate::cli) fn indented(&mut self, blanks: usize, message: &Message) -> &mut Self {
        let words = message.render(self.language);
        self.verbatim(&format!("{:blanks$}{words}", ""))
    }

    /// Adds a line, or several, as they are.
    pub(in crate::cli) fn verbatim(&mut self, words: &str) -> &mut Self {
        self.lines.push(words.to_owned());
        self
    }

    /// Goes on in the last line.
    pub(in crate::cli) fn go_on(&mut self, message: &Message) -> &mut Self {
        let words = message.render(self.language);
        match self.lines.last_mut() {
            Some(line) => line.push_str(&words),
            None => self.lines.push(words),
        }
        self
    }

    /// Returns a message in the language of the text.
    pub(in crate::cli) fn say(&self, message: &Message) -> String {
        message.render(self.language)
    }
}

impl From<Lines> for String {
    fn from(lines: Lines) -> Self {
        lines.lines.join("\n")
    }
}
