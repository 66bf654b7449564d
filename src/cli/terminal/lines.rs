//! Text for people, built line by line in their language. What it quotes is made harmless for the screen.

use super::layout::{HANG, laid_out_pieces, letters};
use crate::message::{Language, Message};
use crate::model::harmless;

/// A text that grows line by line. Lines that are too long are broken by [`Lines::laid_out`].
pub(in crate::cli) struct Lines {
    language: Language,
    width: usize,
    all: Vec<Line>,
}

enum Line {
    /// Pieces, and how many blanks stand before the lines that it goes on in.
    Words { pieces: Vec<String>, hang: usize },
    /// A line that is never broken.
    Literal(String),
}

impl Lines {
    /// Returns a text without lines.
    pub(in crate::cli) fn new(language: Language, width: usize) -> Self {
        Self { language, width, all: Vec::new() }
    }

    /// Adds a line.
    pub(in crate::cli) fn line(&mut self, message: &Message) -> &mut Self {
        self.indented(0, message)
    }

    /// Adds a line that is indented by so many spaces.
    pub(in crate::cli) fn indented(&mut self, blanks: usize, message: &Message) -> &mut Self {
        let words = self.say(message);
        self.verbatim(&format!("{:blanks$}{words}", ""))
    }

    /// Adds words without translation, one line for each of theirs.
    pub(in crate::cli) fn verbatim(&mut self, words: &str) -> &mut Self {
        for line in words.split('\n') {
            let blanks = letters(line) - letters(line.trim_start());
            self.words(line.to_owned(), blanks + HANG);
        }
        self
    }

    /// Adds a line: cells without translation, and a message beside them. What does not fit is indented below the
    /// message.
    pub(in crate::cli) fn beside(&mut self, cells: &str, message: &Message) -> &mut Self {
        let words = self.say(message);
        self.words(format!("{cells}{words}"), letters(cells));
        self
    }

    /// Adds words after a title, such as `error: `, which `titled` puts before them. Further lines are indented below
    /// the words.
    pub(super) fn titled(&mut self, titled: impl Fn(&str) -> Message, words: &str) -> &mut Self {
        let title = self.say(&titled(""));
        let blanks = " ".repeat(letters(&title));
        for (number, line) in words.split('\n').enumerate() {
            let before = if number == 0 { &title } else { &blanks };
            self.words(format!("{before}{line}"), letters(&title));
        }
        self
    }

    /// Adds words that are never broken, such as a command to be typed.
    pub(in crate::cli) fn literal(&mut self, words: &str) -> &mut Self {
        self.all.push(Line::Literal(harmless(words).into_owned()));
        self
    }

    /// Appends a message to the last line. One that begins with a space may move to a new line.
    pub(in crate::cli) fn go_on(&mut self, message: &Message) -> &mut Self {
        let words = self.say(message);
        self.go_on_with(words)
    }

    /// Appends a piece without translation to the last line; where there is none, it becomes the first.
    pub(in crate::cli) fn go_on_with(&mut self, piece: String) -> &mut Self {
        match self.all.last_mut() {
            Some(Line::Words { pieces, .. }) => pieces.push(harmless(&piece).into_owned()),
            Some(Line::Literal(line)) => line.push_str(&harmless(&piece)),
            None => self.words(piece, HANG),
        }
        self
    }

    /// Returns the language of the text.
    pub(super) fn language(&self) -> Language {
        self.language
    }

    /// Returns a message in the language of the text.
    pub(in crate::cli) fn say(&self, message: &Message) -> String {
        message.render(self.language)
    }

    fn words(&mut self, words: String, hang: usize) {
        self.all.push(Line::Words { pieces: vec![harmless(&words).into_owned()], hang });
    }

    /// Returns the text, its long lines broken.
    pub(in crate::cli) fn laid_out(&self) -> String {
        self.laid_out_within(self.width)
    }

    /// Returns the text, its lines broken that are longer than `width`.
    pub(in crate::cli) fn laid_out_within(&self, width: usize) -> String {
        let text = |line: &Line| match line {
            Line::Words { pieces, hang } => laid_out_pieces(pieces, width, *hang),
            Line::Literal(line) => line.clone(),
        };
        self.all.iter().map(text).collect::<Vec<_>>().join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recorded_text_commands_no_screen() {
        let mut lines = Lines::new(Language::En, 80);
        let words = "Ani\u{1b}[2J\u{202e}ipaR\u{9b}\r";
        lines.verbatim(words).literal(words).go_on_with(words.to_owned());
        lines
            .beside(words, &Message::verbatim(words.to_owned()))
            .titled(|_| Message::verbatim(words), words);
        let obeyed = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(!lines.laid_out().contains(obeyed), "{}", lines.laid_out());
        assert!(lines.laid_out().contains("Ani\\u{1b}[2J"), "{}", lines.laid_out());
    }
}
