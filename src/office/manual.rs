//! The pages of the manual and the explanation of codes. An office may have its own documents.

use std::path::Path;

use serde::Serialize;

use crate::catalog::ManualTopic;
use crate::error::Error;
use crate::message::{Language, Message, message, wrap};
use crate::model::{Code, CodeKind, find_code};

/// A page of the manual.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The text.
    pub text: String,
    /// The error, where the office's own document exists but cannot be read; the text is then the built-in one.
    #[serde(skip)]
    pub own_not_read: Option<Error>,
}

/// Returns a document of the manual by its name: the one of the office in the folder `home`, or else the built-in one.
/// `None` where no document has this name.
pub fn manual_page(word: &str, home: Option<&Path>) -> Option<Page> {
    let topic = ManualTopic::parse(word)?;
    let own = home.map(|home| topic.own_text(&home.join("catalog")));
    let (own, own_not_read) = match own.transpose() {
        Ok(own) => (own.flatten(), None),
        Err(error) => (None, Some(error)),
    };
    Some(Page { text: own.unwrap_or_else(|| topic.text()), own_not_read })
}

/// Returns the names of the documents of the manual.
pub fn manual_words() -> impl Iterator<Item = &'static str> {
    ManualTopic::ALL.into_iter().map(ManualTopic::as_str)
}

/// Returns all codes that can be explained, kind by kind.
pub fn all_codes() -> impl Iterator<Item = &'static str> {
    CodeKind::ALL.into_iter().flat_map(CodeKind::codes).map(|code| code.code)
}

/// Returns the range of each kind of codes that are numbered, such as `K01-K17`. Error codes have no numbers.
pub fn code_families() -> impl Iterator<Item = String> {
    let numbered = |code: &&Code| code.code.ends_with(|letter: char| letter.is_ascii_digit());
    CodeKind::ALL.into_iter().filter_map(move |kind| {
        let codes: Vec<&Code> = kind.codes().iter().filter(numbered).collect();
        Some(format!("{}-{}", codes.first()?.code, codes.last()?.code))
    })
}

/// A code with its explanation.
#[derive(Debug, Clone, Copy)]
pub struct ExplainedCode {
    kind: CodeKind,
    code: &'static Code,
}

/// Finds a code. Upper and lower case do not matter; `None` where there is no such code.
pub fn explain_code(typed: &str) -> Option<ExplainedCode> {
    let (kind, code) = find_code(typed)?;
    Some(ExplainedCode { kind, code })
}

impl ExplainedCode {
    /// Returns the code with its kind, its meaning, its effect and the remedy, as text that is wrapped at `width`
    /// characters.
    pub fn text(&self, language: Language, width: usize) -> String {
        self.said(width, |message| message.render(language))
    }

    /// Returns the same text for JSON: always Indonesian, in the built-in words and with a fixed width.
    pub fn json_text(&self) -> String {
        self.said(WIDTH, Message::indonesian)
    }

    fn said(&self, width: usize, say: impl Fn(&Message) -> String) -> String {
        let Self { kind, code } = self;
        let part = |title: &Message, sentence: &Message| {
            let first = format!("{:<9}: ", say(title));
            wrap(&say(sentence), width, &first, &" ".repeat(11))
        };
        let head = format!("{}  ({})", code.code, say(&kind.title()));
        let meaning = wrap(&say(&code.meaning), width, "", "");
        let effect = part(&message!("Effect"), &code.effect.sentence());
        let remedy = part(&message!("What now"), &code.remedy);
        format!("{head}\n\n{meaning}\n\n{effect}\n{remedy}")
    }
}

/// The width of an explanation in JSON, in characters.
const WIDTH: usize = 78;
