//! Years, months and editions in the names of files and folders.

use super::surveys::{year, year_of_two};
use super::token::{Name, Token};
use crate::catalog::{Choice, Meaning, Vocabulary, What};
use crate::model::MapEdition;

/// The words for months, with the month.
#[derive(Debug)]
pub(in crate::proposal) struct Months(Vec<(String, u8)>);

impl Months {
    pub(in crate::proposal) fn new(vocabulary: &Vocabulary) -> Self {
        let phrases = vocabulary.phrases.iter().filter(|row| row.meaning == Meaning::Month);
        let words = phrases.flat_map(|row| {
            let month = row.value.parse().unwrap_or_default();
            let elements = row.pattern.iter().filter(|_| row.pattern.len() == 1);
            elements.flat_map(move |element| match &element.what {
                What::OneOf(choices) => choices
                    .iter()
                    .filter_map(|choice| match choice {
                        Choice::Word(word) => {
                            Some((word.trim_start_matches('=').to_lowercase(), month))
                        }
                        Choice::Class(_) => None,
                    })
                    .collect(),
                _ => Vec::new(),
            })
        });
        Self(words.collect())
    }

    /// Returns the month of a word.
    pub(in crate::proposal) fn of(&self, word: &str) -> Option<u8> {
        self.0.iter().find(|(known, _)| known == word).map(|(_, month)| *month)
    }
}

/// Returns the years in a name. `number` is the one that is written to the survey's name without a blank, and `held`
/// the months in which the survey is held.
pub(super) fn years(name: &Name, number: Option<&Token>, held: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    for token in name.tokens.iter().filter(|token| token.digits) {
        let text = &*token.text;
        let year_of = match text.len() {
            4 => year(text).or_else(|| short(token, number, held).map(|(year, _)| year)),
            6 => with_month(text).map(|(year, _)| year),
            2 if number == Some(token) => year_of_two(text),
            _ => None,
        };
        found.extend(year_of.map(|year| year.to_string()));
    }
    found
}

/// Returns the months in a name, as two digits; see [`years`].
pub(super) fn months(
    name: &Name,
    number: Option<&Token>,
    held: &[u8],
    words: &Months,
) -> Vec<String> {
    let mut found = Vec::new();
    for (at, token) in name.tokens.iter().enumerate() {
        let text = &*token.text;
        let month = match (token.digits, text.len()) {
            (false, _) => words.of(text),
            (true, 4) if year(text).is_none() => short(token, number, held).map(|(_, month)| month),
            (true, 6) => with_month(text).map(|(_, month)| month),
            // `2024-03`, where the survey is held in that month.
            (true, 2) if at > 0 && year(&name.tokens[at - 1].text).is_some() => {
                text.parse().ok().filter(|month| held.contains(month))
            }
            _ => None,
        };
        found.extend(month.map(|month| format!("{month:02}")));
    }
    found
}

/// Reads `202403` or `032024`.
fn with_month(text: &str) -> Option<(u16, u8)> {
    let read = |of_year: &str, of_month: &str| Some((year(of_year)?, month(of_month)?));
    read(&text[..4], &text[4..]).or_else(|| read(&text[2..], &text[..2]))
}

/// Reads the four digits behind a survey's name as `0825` or `2508`. Where both are possible, the month in which the
/// survey is held decides.
fn short(token: &Token, number: Option<&Token>, held: &[u8]) -> Option<(u16, u8)> {
    if number != Some(token) || token.text.len() != 4 {
        return None;
    }
    let (first, second) = token.text.split_at(2);
    let read = |of_year: &str, of_month: &str| {
        Some((year_of_two(of_year)?, month(of_month)?))
            .filter(|(_, month)| held.is_empty() || held.contains(month))
    };
    match (read(second, first), read(first, second)) {
        (Some(one), None) | (None, Some(one)) => Some(one),
        _ => None,
    }
}

fn month(text: &str) -> Option<u8> {
    text.parse().ok().filter(|month| (1..=12).contains(month))
}

/// Returns the editions of a map that a name tells: `2023_1`, `202411275` or `2024 semester 1`.
pub(super) fn map_editions(name: &Name) -> Vec<String> {
    let mut found = Vec::new();
    for (at, token) in name.tokens.iter().enumerate() {
        if !token.digits || token.text.len() < 4 || year(&token.text[..4]).is_none() {
            continue;
        }
        let (of_year, rest) = token.text.split_at(4);
        let semester = match rest.len() {
            1 | 3 | 5 => Some(&rest[..1]),
            0 => semester(&name.tokens, at),
            _ => None,
        };
        let edition =
            semester.and_then(|semester| MapEdition::parse(&format!("{of_year}-{semester}")));
        found.extend(edition.map(|edition| edition.to_string()));
    }
    found
}

/// Returns the semester that belongs to the year at this place.
fn semester(tokens: &[Token], at: usize) -> Option<&str> {
    const WORDS: [&str; 4] = ["semester", "smt", "sem", "s"];
    let text = |at: usize| tokens.get(at).map(|token| &*token.text);
    let named = |word: Option<&str>| word.is_some_and(|word| WORDS.contains(&word));
    let one_digit = |at: usize| text(at).filter(|text| matches!(*text, "1" | "2"));
    // Behind the word for a semester it may be a Roman number.
    let number = |at: usize| match text(at) {
        Some("i" | "satu") => Some("1"),
        Some("ii" | "dua") => Some("2"),
        _ => one_digit(at),
    };
    if named(text(at + 1)) {
        return number(at + 2);
    }
    if at >= 2 && named(text(at - 2)) {
        return number(at - 1);
    }
    one_digit(at + 1)
}

/// A part of a year that is no month: a semester, a quarter or a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::proposal) enum Part {
    /// Half of the year, 1 or 2.
    Semester(u8),
    /// A quarter, 1 to 4.
    Quarter(u8),
    /// A third, 1 to 3, which surveys of crops call subround.
    Third(u8),
    /// The first, second or later time that a survey is held in a year.
    Round(u8),
}

impl Part {
    /// Reads what [`parts`] writes.
    pub(in crate::proposal) fn parse(text: &str) -> Option<Self> {
        let (word, number) = text.split_once(' ')?;
        let number = number.parse().ok()?;
        match word {
            "semester" => Some(Self::Semester(number)),
            "triwulan" => Some(Self::Quarter(number)),
            "subround" => Some(Self::Third(number)),
            "putaran" => Some(Self::Round(number)),
            _ => None,
        }
    }

    /// Returns the months among those in which a survey is held that are meant.
    pub(in crate::proposal) fn months(self, held: &[u8]) -> Vec<u8> {
        let among = |length: u8, number: u8| -> Vec<u8> {
            held.iter().copied().filter(|month| month.div_ceil(length) == number).collect()
        };
        match self {
            Self::Semester(number) => among(6, number),
            Self::Quarter(number) => among(3, number),
            Self::Third(number) => among(4, number),
            Self::Round(number) => {
                let place = usize::from(number).checked_sub(1);
                place.and_then(|place| held.get(place)).copied().into_iter().collect()
            }
        }
    }
}

/// Returns the semesters, quarters and rounds that a name tells, such as `triwulan 2`.
pub(in crate::proposal) fn parts(name: &Name) -> Vec<String> {
    const WORDS: [(&str, &str, u8); 19] = [
        ("semester", "semester", 2),
        ("smt", "semester", 2),
        ("sem", "semester", 2),
        ("smst", "semester", 2),
        ("triwulan", "triwulan", 4),
        ("trw", "triwulan", 4),
        ("tw", "triwulan", 4),
        ("kuartal", "triwulan", 4),
        ("quarter", "triwulan", 4),
        ("q", "triwulan", 4),
        ("sr", "subround", 3),
        ("subround", "subround", 3),
        ("subronde", "subround", 3),
        ("caturwulan", "subround", 3),
        ("cawu", "subround", 3),
        ("putaran", "putaran", 4),
        ("round", "putaran", 4),
        ("ronde", "putaran", 4),
        ("gelombang", "putaran", 4),
    ];
    let mut found = Vec::new();
    for (at, token) in name.tokens.iter().enumerate() {
        let Some((word, meaning, most)) = WORDS.iter().find(|(word, ..)| token.text == *word)
        else {
            continue;
        };
        let Some(next) = name.tokens.get(at + 1).filter(|next| *word != "q" || next.glued) else {
            continue;
        };
        let number = match &*next.text {
            "i" | "satu" | "pertama" | "first" => 1,
            "ii" | "dua" | "kedua" | "second" => 2,
            "iii" | "tiga" | "ketiga" => 3,
            "iv" | "empat" | "keempat" => 4,
            digit => digit.parse::<u8>().unwrap_or(0),
        };
        if (1..=*most).contains(&number) {
            found.push(format!("{meaning} {number}"));
        }
    }
    found
}
