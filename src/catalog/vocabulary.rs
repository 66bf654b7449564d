//! The vocabularies that the free texts of a request are read with: classes of words, phrases made of them, and
//! exceptions to the stripping of affixes. An office extends them in CSV files.

use super::known_names::KnownNames;

use super::table::Row;
use crate::message::{Message, message};
use crate::model::{Level, UNITS};

/// The vocabularies of a catalogue.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    /// Rows of `words.csv`; a class may have several.
    pub words: Vec<WordClass>,
    /// Rows of `phrases.csv`.
    pub phrases: Vec<Phrase>,
    /// Rows of `stems.csv`.
    pub stems: Vec<StemRow>,
}

/// A row of `words.csv`: words and phrases with the same meaning for the check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordClass {
    /// The name of the class in patterns and rules.
    pub class: String,
    /// The words. A word matches in its inflected forms; after `=`, or with fewer than four letters, only as it is
    /// written or with a particle. A word with a capital behind its first letter matches only with the same capitals.
    pub words: Vec<String>,
}

/// A row of `stems.csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StemRow {
    /// A word as people write it, in lower case. The general rules for affixes do not apply to it.
    pub word: String,
    /// Words that it is read as besides itself; may be empty.
    pub stems: Vec<String>,
}

/// What a phrase says about a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Meaning {
    /// Identities of respondents are asked for (K12).
    Identity,
    /// A selection of variables is asked for (K11).
    Selection,
    /// A use that the agreement forbids (K13).
    Forbidden,
    /// The Rp0 class is claimed (K17).
    ZeroTariff,
    /// Small area estimation (K09).
    SmallArea,
    /// Mapping, areas, borders, location (K05 for maps).
    Mapping,
    /// What follows is excluded from the study.
    Exclusion,
    /// A topic, besides the terms of `topics.csv`; its value is the topic's id.
    Topic,
    /// A level of the results; its value is the level.
    Level,
    /// A unit of analysis; its value is the unit.
    Unit,
    /// A month; its value is 1 to 12.
    Month,
    /// A number in words; its value is the number.
    Number,
    /// Words that only look like another meaning; the value names that meaning, or is `region` for names of regions.
    Mask,
}

impl Meaning {
    /// All meanings with the words that `phrases.csv` uses.
    const ALL: [(&'static str, Self); 13] = [
        ("identity", Self::Identity),
        ("selection", Self::Selection),
        ("forbidden", Self::Forbidden),
        ("zero-tariff", Self::ZeroTariff),
        ("small-area", Self::SmallArea),
        ("mapping", Self::Mapping),
        ("exclusion", Self::Exclusion),
        ("topic", Self::Topic),
        ("level", Self::Level),
        ("unit", Self::Unit),
        ("month", Self::Month),
        ("number", Self::Number),
        ("mask", Self::Mask),
    ];

    /// Parses the word of `phrases.csv`; `None` for any other word.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().find(|(word, _)| *word == text).map(|(_, meaning)| *meaning)
    }

    /// Returns the word of `phrases.csv`.
    pub fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(_, meaning)| *meaning == self).map_or("", |(word, _)| word)
    }
}

/// A row of `phrases.csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// What it says.
    pub meaning: Meaning,
    /// The value that belongs to some meanings, such as the level; else empty.
    pub value: String,
    /// The pattern that is searched for.
    pub pattern: Vec<Element>,
    /// Patterns that cancel the match where one of them stands close by in the same sentence.
    pub unless: Vec<Vec<Element>>,
}

/// One place of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// What may stand there.
    pub what: What,
    /// True where the place may be empty.
    pub optional: bool,
}

/// What may stand at a place of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// One of these words, or of the words of these classes.
    OneOf(Vec<Choice>),
    /// Any word.
    Any,
    /// Up to so many words, all of the same sentence.
    Gap(usize),
}

/// A word, or the words of a class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// A word in the notation of `words.csv`.
    Word(String),
    /// A class of `words.csv`.
    Class(String),
}

/// The signs for gaps, each with the most words that it may skip.
const GAPS: [(&str, usize); 3] = [(".", 2), ("..", 4), ("...", 9)];

impl Phrase {
    /// Parses a pattern. White space separates its places. `a_b` is a phrase of two words, `a|b` the one or the
    /// other, `<class>` a word of a class, `*` any word. A `?` at the end marks what may be missing. `.`, `..` and
    /// `...` stand for up to 2, 4 and 9 words. It must start with a word or class that may not be missing, and may
    /// not end with a gap. `None` for any other text.
    pub fn parse(text: &str) -> Option<Vec<Element>> {
        let pattern = text.split_whitespace().map(element).collect::<Option<Vec<_>>>()?;
        let starts = pattern.first().is_some_and(firm);
        let ends = pattern.last().is_some_and(|last| !matches!(last.what, What::Gap(_)));
        (starts && ends).then_some(pattern)
    }
}

fn firm(element: &Element) -> bool {
    matches!(element.what, What::OneOf(_)) && !element.optional
}

fn element(text: &str) -> Option<Element> {
    if let Some((_, most)) = GAPS.iter().find(|(dots, _)| *dots == text) {
        return Some(Element { what: What::Gap(*most), optional: false });
    }
    let (text, optional) = match text.strip_suffix('?') {
        Some(text) => (text, true),
        None => (text, false),
    };
    if text == "*" {
        return Some(Element { what: What::Any, optional });
    }
    let choice = |part: &str| {
        let class = part.strip_prefix('<').map(|rest| rest.strip_suffix('>'));
        match class {
            Some(Some(class)) if is_name(class) => Some(Choice::Class(class.to_owned())),
            Some(_) => None,
            None => word(&part.replace('_', " ")).map(Choice::Word),
        }
    };
    let choices = text.split('|').map(choice).collect::<Option<Vec<_>>>()?;
    Some(Element { what: What::OneOf(choices), optional })
}

fn is_name(text: &str) -> bool {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    !text.is_empty() && text.bytes().all(plain)
}

/// Accepts a word or phrase of letters, digits, blanks and dots, with or without `=` before it.
fn word(text: &str) -> Option<String> {
    let word = text.strip_prefix('=').unwrap_or(text);
    let plain = |c: char| c.is_alphanumeric() || c == ' ' || c == '.';
    (word.chars().any(char::is_alphanumeric) && word.chars().all(plain)).then(|| text.to_owned())
}

pub(super) const WORDS: &[&str] = &["class", "words"];

pub(super) fn words(row: &mut Row<'_>) -> Option<WordClass> {
    let class = row.parse("class", message!("lower-case letters, digits and '-'"), |text| {
        is_name(text).then(|| text.to_owned())
    });
    let words = row.many(
        "words",
        message!(
            "words of letters, digits and blanks, parted by ';', '=' first for a word taken \
             only as written"
        ),
        word,
    )?;
    if words.is_empty() {
        row.fault("words", message!("at least one word"));
        return None;
    }
    Some(WordClass { class: class?, words })
}

pub(super) const STEMS: &[&str] = &["word", "stem"];

pub(super) fn stem(row: &mut Row<'_>) -> Option<StemRow> {
    let one = |text: &str| {
        let plain = !text.is_empty() && text.chars().all(char::is_lowercase);
        plain.then(|| text.to_owned())
    };
    let word = row.parse("word", message!("one word in lower case"), one);
    let stems = row.many("stem", message!("words in lower case parted by ';', or nothing"), one);
    Some(StemRow { word: word?, stems: stems? })
}

pub(super) const PHRASES: &[&str] = &["meaning", "value", "pattern", "unless"];

pub(super) fn phrase(row: &mut Row<'_>, classes: &KnownNames<String>) -> Option<Phrase> {
    let names: Vec<_> = Meaning::ALL.iter().map(|(word, _)| *word).collect();
    let meaning =
        row.parse("meaning", message!("one of {names}", names = names.join(", ")), Meaning::parse);
    let value = value(row, meaning);
    let known = |pattern: &Vec<Element>| {
        pattern.iter().all(|element| match &element.what {
            What::OneOf(choices) => choices.iter().all(|choice| match choice {
                Choice::Class(class) => classes.may_have(class),
                Choice::Word(_) => true,
            }),
            _ => true,
        })
    };
    let expected =
        || message!("a pattern that starts and ends with a word or a <class> of words.csv");
    let pattern = row.parse("pattern", expected(), |text| Phrase::parse(text).filter(known));
    let unless = row.many("unless", expected(), |text| Phrase::parse(text).filter(known));
    Some(Phrase { meaning: meaning?, value: value?, pattern: pattern?, unless: unless? })
}

fn value(row: &mut Row<'_>, meaning: Option<Meaning>) -> Option<String> {
    let (expected, fits): (Message, fn(&str) -> bool) = match meaning? {
        Meaning::Level => (message!("a level such as desa"), |text| Level::parse(text).is_some()),
        Meaning::Unit => (message!("a unit such as rumah-tangga"), |text| UNITS.contains(&text)),
        Meaning::Topic => (message!("the id of a topic"), is_name),
        Meaning::Month => (message!("a month from 1 to 12"), |text| {
            text.parse().is_ok_and(|month: u8| (1..=12).contains(&month))
        }),
        Meaning::Number => (message!("a number from 1 to 99"), |text| {
            text.parse().is_ok_and(|number: u8| (1..=99).contains(&number))
        }),
        Meaning::Mask => (message!("the meaning that it only looks like, or region"), |text| {
            text == "region" || Meaning::parse(text).is_some()
        }),
        _ => (message!("nothing: this meaning carries no value"), str::is_empty),
    };
    row.parse("value", expected, |text| fits(text).then(|| text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_words_classes_and_gaps() {
        let pattern = Phrase::parse("<ask> .. nama|=alamat|<record> * saja?").unwrap();
        assert_eq!(pattern.len(), 5);
        assert_eq!(pattern[1].what, What::Gap(4));
        assert_eq!(pattern[3].what, What::Any);
        assert!(pattern[4].optional);
        for text in [
            "",
            ".. data",
            "data ..",
            "<Ask> data",
            "<ask data",
            "da/ta",
            "* data",
            "a? b",
            "=",
            "a||b",
        ] {
            assert_eq!(Phrase::parse(text), None, "{text}");
        }
    }

    #[test]
    fn every_meaning_parses_back() {
        for (word, meaning) in Meaning::ALL {
            assert_eq!(Meaning::parse(word), Some(meaning));
            assert_eq!(meaning.as_str(), word);
        }
    }
}
