//! The entries of the glossary, so that one term can be looked up.

use std::path::Path;

use super::manual::{Page, manual_page};

/// The glossary's word in `kemas help`.
const GLOSSARY: &str = "istilah";

/// Returns the entries for a term, in upper or lower case; `None` where the glossary has none. An entry is found by
/// its terms, or else by the words in brackets behind them.
pub fn glossary_page(term: &str, home: Option<&Path>) -> Option<Page> {
    let Page { text, own_not_read } = manual_page(GLOSSARY, home)?;
    let found = |part: Part| {
        let is_named =
            |entry: &Entry<'_>| entry.names(part).iter().any(|name| *name == term.to_lowercase());
        let found: Vec<&str> =
            entries(&text).filter(is_named).map(|entry| entry.text.trim_end()).collect();
        (!found.is_empty()).then(|| found.join("\n\n"))
    };
    let text = found(Part::Terms).or_else(|| found(Part::Brackets))?;
    Some(Page { text, own_not_read })
}

/// Returns the terms of the glossary.
pub fn glossary_terms(home: Option<&Path>) -> Vec<String> {
    let page = manual_page(GLOSSARY, home);
    page.iter()
        .flat_map(|page| entries(&page.text))
        .flat_map(|entry| entry.names(Part::Terms))
        .collect()
}

/// A part of an entry's head.
#[derive(Debug, Clone, Copy)]
enum Part {
    /// The terms.
    Terms,
    /// The words in brackets behind them.
    Brackets,
}

/// An entry of a list: its head up to the colon, and its whole text.
struct Entry<'a> {
    head: &'a str,
    text: &'a str,
}

impl Entry<'_> {
    /// Returns the names of one part of the head, in small letters.
    fn names(&self, part: Part) -> Vec<String> {
        let (terms, brackets) = self.head.split_once('(').unwrap_or((self.head, ""));
        let list = match part {
            Part::Terms => terms,
            Part::Brackets => brackets,
        };
        let name = |name: &str| name.trim_matches([' ', '`', ')', '\n']).to_lowercase();
        list.split(',').map(name).filter(|name| !name.is_empty()).collect()
    }
}

/// Returns the entries of all lists in a document: what begins with `- `, has a colon and reaches to the next entry, an
/// empty line or the end.
fn entries(text: &str) -> impl Iterator<Item = Entry<'_>> {
    text.split("\n\n").flat_map(|block| block.split("\n- ").enumerate()).filter_map(
        |(place, text)| {
            let text = text.trim_start_matches('\n');
            let text = if place == 0 { text.strip_prefix("- ")? } else { text };
            Some(Entry { head: text.split_once(':')?.0, text })
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_term_finds_its_entry() {
        let terms = glossary_terms(None);
        assert!(terms.len() > 120, "{terms:?}");
        for term in terms {
            let page = glossary_page(&term.to_uppercase(), None);
            assert!(page.is_some_and(|page| page.text.to_lowercase().contains(&term)), "{term}");
        }
    }

    #[test]
    fn a_term_is_found_by_its_name_and_by_its_word_in_commands() {
        for (typed, begins) in [
            ("segel", "segel (`seal`):\n"),
            ("SEAL", "segel (`seal`):\n"),
            ("Kode Segel", "kode segel (`short_code`):\n"),
            ("short_code", "kode segel (`short_code`):\n"),
            ("tembolok", "`tembolok`: "),
        ] {
            let page = glossary_page(typed, None).unwrap();
            assert!(page.text.starts_with(begins), "{typed}: {}", page.text);
        }
        assert!(glossary_page("bukan istilah", None).is_none());
    }
}
