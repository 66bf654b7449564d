//! The manual, in Indonesian: a document for each kind of reader, and a glossary.
//!
//! A line such as `{{kode K}}` in a document is replaced by the list of those codes, so that the codes are written down
//! only once.

use std::path::Path;

use crate::error::{Error, ErrorKind, Result, read_text};
use crate::message::{Language, message, wrap};
use crate::model::{Code, CodeKind, Effect};

/// A document of the manual.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ManualTopic {
    /// For the officer at the counter.
    Petugas,
    /// For the treasurer.
    Bendahara,
    /// For the administrator of an office: catalogue, settings, papers, stores, backups.
    Pengelola,
    /// The glossary.
    Istilah,
}

impl ManualTopic {
    /// All documents.
    pub const ALL: [Self; 4] = [Self::Petugas, Self::Bendahara, Self::Pengelola, Self::Istilah];

    /// Returns the word that asks for it in `kemas help`; its file is `manual/<word>.md`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Petugas => "petugas",
            Self::Bendahara => "bendahara",
            Self::Pengelola => "pengelola",
            Self::Istilah => "istilah",
        }
    }

    /// Returns the document for a word, in upper or lower case; `None` for any other word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.as_str().eq_ignore_ascii_case(word))
    }

    /// Returns the built-in document with the lists of codes filled in.
    pub fn text(self) -> String {
        with_codes(match self {
            Self::Petugas => include_str!("../../catalog/manual/petugas.md"),
            Self::Bendahara => include_str!("../../catalog/manual/bendahara.md"),
            Self::Pengelola => include_str!("../../catalog/manual/pengelola.md"),
            Self::Istilah => include_str!("../../catalog/manual/istilah.md"),
        })
    }

    /// Returns the document of an office's own catalogue folder, with the lists of codes filled in; `None` where it has
    /// none.
    ///
    /// # Errors
    /// [`ErrorKind::Catalog`] where the file is empty; [`ErrorKind::Io`] where it exists and cannot be read.
    pub fn own_text(self, catalog: &Path) -> Result<Option<String>> {
        let file = catalog.join("manual").join(self.as_str()).with_extension("md");
        match read_text(&file, ErrorKind::Catalog)? {
            Ok(text) if text.trim_start_matches('\u{feff}').trim().is_empty() => {
                Err(Error::new(ErrorKind::Catalog, message!("the document is empty")).file(&file))
            }
            Ok(text) => Ok(Some(with_codes(&text))),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Error::io(&file, message!("read the manual"), error)),
        }
    }
}

/// The longest line of a list of codes, in characters.
const WIDTH: usize = 78;

fn with_codes(text: &str) -> String {
    let mut page = String::with_capacity(text.len());
    for line in text.lines() {
        match CodeKind::ALL.into_iter().find(|kind| line.trim() == place_of(*kind)) {
            Some(kind) => kind.codes().iter().for_each(|code| page.push_str(&entry(code))),
            None => page.extend([line, "\n"]),
        }
    }
    page
}

/// Returns the line that is replaced by the list of these codes.
fn place_of(kind: CodeKind) -> &'static str {
    match kind {
        CodeKind::Rule => "{{kode K}}",
        CodeKind::Index => "{{kode I}}",
        CodeKind::Map => "{{kode P}}",
        CodeKind::Error => "{{kode galat}}",
    }
}

/// Returns a code with its meaning and what to do; ■ marks one that may stop the sale.
fn entry(code: &Code) -> String {
    let mark = match code.effect {
        Effect::Stops | Effect::StopsWithoutReason | Effect::StopsSome | Effect::StopsOrTold => {
            " ■"
        }
        _ => "",
    };
    let what = format!("{}{mark}: {}", code.code, code.meaning.render(Language::Id));
    let mut then = code.remedy.render(Language::Id);
    if let Some(way) = code.way_by_reason() {
        then.extend([" ", &*way.render(Language::Id)]);
    }
    format!("{}\n{}\n", wrap(&what, WIDTH, "- ", "  "), wrap(&then, WIDTH, "  → ", "    "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_stands_in_the_manual() {
        let manual: String = ManualTopic::ALL.into_iter().map(ManualTopic::text).collect();
        for kind in CodeKind::ALL {
            for code in kind.codes() {
                assert!(manual.contains(&entry(code)), "{}", code.code);
            }
        }
        assert!(!manual.contains("{{kode"), "a place of a table is not known");
    }

    #[test]
    fn the_manual_fits_a_terminal() {
        for topic in ManualTopic::ALL {
            for (number, line) in (1..).zip(topic.text().lines()) {
                let length = line.chars().count();
                assert!(length <= 80, "{}:{number}: {length} letters", topic.as_str());
            }
        }
    }
}
