//! A text cut into words, each with its place, its case, and what separates it from the word before.

use std::collections::HashSet;
use std::ops::Range;

use super::fold::{Folded, fold};

/// A text of a request, cut into words.
#[derive(Debug)]
pub struct Text<'a> {
    /// The name of the field of the request.
    pub field: &'static str,
    /// The words.
    pub words: Vec<Word>,
    source: &'a str,
}

/// A word of a text.
#[derive(Debug)]
pub struct Word {
    /// The word in folded letters and lower case.
    pub lower: String,
    /// The word in folded letters with its capitals; `None` where it has no capitals.
    written: Option<String>,
    /// Where it stands in the text, in bytes.
    range: Range<usize>,
    /// What separates it from the word before.
    pub before: Break,
}

/// What separates two words; a later variant separates them more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Break {
    /// White space, a hyphen, a slash and whatever the other variants do not name.
    None,
    /// A comma, a colon, a double quotation mark, an em dash, or an en dash with white space behind it.
    Comma,
    /// A parenthesis or a bracket.
    Paren,
    /// The end of a sentence, of a paragraph or of an item of a list; also a semicolon or an ellipsis (`…`).
    Sentence,
}

/// Which letters of a word are capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// None.
    Lower,
    /// The first alone.
    Title,
    /// One behind the first, at least.
    Upper,
}

/// The longest markup tag that is skipped, in bytes. A longer one is read as text.
const TAG: usize = 300;

/// The longest character reference, such as `&nbsp;`, in bytes.
const REFERENCE: usize = 10;

/// Tags that end a sentence. Other tags only separate words.
const BLOCKS: [&str; 8] = ["p", "/p", "div", "/div", "li", "/li", "tr", "/tr"];

impl<'a> Text<'a> {
    /// Cuts a text into words. Markup tags and character references are left out. A full stop after one of the
    /// `abbreviations` ends no sentence.
    pub fn of(field: &'static str, source: &'a str, abbreviations: &HashSet<&str>) -> Self {
        let mut cutter =
            Cutter { words: Vec::new(), current: None, gap: Break::None, abbreviations };
        let mut place = 0;
        while let Some(c) = source[place..].chars().next() {
            let next = place + c.len_utf8();
            let rest = &source[next..];
            if let Some((length, part)) = markup(&source[place..]) {
                cutter.end();
                cutter.part(part);
                place += length;
                continue;
            }
            match fold(c) {
                Folded::Letter(letter) => cutter.letter(place..next, letter),
                Folded::Letters(letters) => {
                    letters.chars().for_each(|letter| cutter.letter(place..next, letter));
                }
                Folded::Nothing => {}
                Folded::Other => cutter.other(c, rest),
            }
            place = next;
        }
        cutter.end();
        Self { field, words: cutter.words, source }
    }

    /// Returns the part of the text from the first to the last of these words, as it was written; empty where the
    /// text has no such words.
    pub fn quoted(&self, words: Range<usize>) -> &'a str {
        let (Some(first), Some(last)) =
            (self.words.get(words.start), self.words.get(words.end.wrapping_sub(1)))
        else {
            return "";
        };
        self.source.get(first.range.start..last.range.end).unwrap_or("")
    }

    /// Returns the text between a word and the one before it; before the first word, what the text begins with. With
    /// the number of words it returns what follows the last one; a larger number panics.
    pub fn between(&self, word: usize) -> &'a str {
        let start = word.checked_sub(1).map_or(0, |before| self.words[before].range.end);
        let end = self.words.get(word).map_or(self.source.len(), |word| word.range.start);
        self.source.get(start..end).unwrap_or("")
    }
}

impl Word {
    /// Returns the word with its capitals, as it was written but for folded letters.
    pub fn written(&self) -> &str {
        self.written.as_deref().unwrap_or(&self.lower)
    }

    /// Returns which letters of the word are capitals.
    pub fn case(&self) -> Case {
        let Some(written) = &self.written else { return Case::Lower };
        let mut letters = written.chars();
        let first = letters.next().is_some_and(char::is_uppercase);
        let inside = letters.any(char::is_uppercase);
        match (first, inside) {
            (_, true) => Case::Upper,
            (true, false) => Case::Title,
            (false, false) => Case::Lower,
        }
    }
}

struct Cutter<'s> {
    words: Vec<Word>,
    current: Option<(String, Range<usize>)>,
    gap: Break,
    abbreviations: &'s HashSet<&'s str>,
}

impl Cutter<'_> {
    fn letter(&mut self, range: Range<usize>, letter: char) {
        let (word, at) = self.current.get_or_insert_with(|| (String::new(), range.clone()));
        word.push(letter);
        at.end = range.end;
    }

    fn other(&mut self, c: char, rest: &str) {
        let next = rest.chars().next();
        let digits = |word: &str| word.chars().all(|c| c.is_ascii_digit() || c == '.');
        let inner = match c {
            // An apostrophe: jum'at, don't.
            '\'' | '’' | '‘' | '`' => next.is_some_and(char::is_alphabetic),
            // Part of a number: 81.71, 1.000.
            '.' => {
                next.is_some_and(|c| c.is_ascii_digit())
                    && self.current.as_ref().is_some_and(|(word, _)| digits(word))
            }
            _ => false,
        };
        if let (true, Some((word, _))) = (inner, &mut self.current) {
            if c == '.' {
                word.push('.');
            }
            return;
        }
        let begins = self.current.is_none() && next.is_some_and(char::is_alphanumeric);
        self.end();
        let part = match c {
            // A file extension that stands alone: `.dbf`.
            '.' if begins => Break::None,
            '.' => self.full_stop(next),
            '!' | '?' | ';' | '\u{2026}' => Break::Sentence,
            '\n' | '\r' => {
                let line = rest.trim_start_matches([' ', '\t']);
                let list = line.starts_with(['\n', '-', '•', '*', '–', '·']);
                if list { Break::Sentence } else { Break::None }
            }
            '(' | ')' | '[' | ']' => Break::Paren,
            ',' | ':' | '—' | '"' | '“' | '”' => Break::Comma,
            '–' if next.is_some_and(char::is_whitespace) => Break::Comma,
            _ => Break::None,
        };
        self.part(part);
    }

    fn full_stop(&self, next: Option<char>) -> Break {
        let last = self.words.last().map(|word| word.lower.as_str());
        // `s.d.`, `Kab. Buru`, `No. 16`: no sentence ends here.
        let short = last.is_some_and(|word| self.abbreviations.contains(word));
        let inside = next.is_some_and(char::is_alphanumeric) && last.is_some_and(|w| w.len() == 1);
        if short || inside { Break::None } else { Break::Sentence }
    }

    fn part(&mut self, part: Break) {
        self.gap = self.gap.max(part);
    }

    fn end(&mut self) {
        let Some((written, range)) = self.current.take() else { return };
        let written = written.trim_end_matches('.');
        let lower = written.to_lowercase();
        let written = (lower != written).then(|| written.to_owned());
        self.words.push(Word { lower, written, range, before: self.gap });
        self.gap = Break::None;
    }
}

/// Returns the length in bytes of the tag or character reference that a text starts with, and how it separates words;
/// `None` where the text starts with neither.
fn markup(text: &str) -> Option<(usize, Break)> {
    let bytes = text.as_bytes();
    match bytes {
        // The words of an HTML comment are read, so that it cannot hide them from the check.
        [b'<', b'!', ..] => Some((2, Break::None)),
        [b'<', b'/' | b'a'..=b'z' | b'A'..=b'Z', ..] => {
            let end = bytes.iter().take(TAG).position(|b| *b == b'>')?;
            let name = text.get(1..end)?.split_whitespace().next().unwrap_or("").to_lowercase();
            let block = BLOCKS.contains(&name.as_str());
            Some((end + 1, if block { Break::Sentence } else { Break::None }))
        }
        [b'&', b'#' | b'a'..=b'z' | b'A'..=b'Z', ..] => {
            let end = bytes.iter().take(REFERENCE).position(|b| *b == b';')?;
            let plain = bytes[1..end].iter().all(|b| b.is_ascii_alphanumeric() || *b == b'#');
            plain.then_some((end + 1, Break::None))
        }
        _ => None,
    }
}

/// Counts the words of a text: what stands between white space and has at least one letter or digit.
pub fn count(text: &str) -> usize {
    text.split_whitespace().filter(|word| !is_blank(word)).count()
}

/// Returns true for a text without a letter or digit.
pub fn is_blank(text: &str) -> bool {
    !text.chars().any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(source: &str) -> Vec<String> {
        let abbreviations = HashSet::from(["kab", "s", "d", "no"]);
        let text = Text::of("method", source, &abbreviations);
        let mark = |word: &Word| match word.before {
            Break::None => "",
            Break::Comma => ",",
            Break::Paren => "(",
            Break::Sentence => "|",
        };
        text.words.iter().map(|word| format!("{}{}", mark(word), word.lower)).collect()
    }

    #[test]
    fn words_keep_what_parts_them() {
        assert_eq!(
            cut("Di Kab. Buru, lalu (Aru). Jum'at"),
            ["di", "kab", "buru", ",lalu", "(aru", "|jumat"]
        );
        assert_eq!(
            cut("2019 s.d. 2023; kode 81.71."),
            ["2019", "s", "d", "2023", "|kode", "81.71"]
        );
        assert_eq!(
            cut("data<br>mentah&nbsp;x</p>y <!-- jual -->"),
            ["data", "mentah", "x", "|y", "jual"]
        );
        assert_eq!(cut("a\nb\n\nc\n- d"), ["a", "b", "|c", "|d"]);
        assert_eq!(cut("p < 0.05 dan a > b"), ["p", "0.05", "dan", "a", "b"]);
    }

    #[test]
    fn a_quotation_is_the_text_as_written() {
        let text = Text::of("method", "Fay–Herriot  (EBLUP)", &HashSet::new());
        assert_eq!(text.quoted(0..2), "Fay–Herriot");
        assert_eq!(text.quoted(1..3), "Herriot  (EBLUP");
        assert_eq!(text.quoted(2..9), "");
        assert_eq!(text.words[2].case(), Case::Upper);
        assert_eq!(text.words[0].case(), Case::Title);
        assert_eq!(text.between(1), "–");
    }

    #[test]
    fn what_has_no_letter_or_digit_is_no_word() {
        assert_eq!(count(" a - b2 … 3\n—"), 3);
        assert!(is_blank(" .-—\u{a0}") && !is_blank("–x"));
        assert_eq!(cut("\u{202e}\u{0}\u{1b}[2J"), ["(2j"]);
    }
}
