//! Turns messages into text.

use std::borrow::Cow;

use jiff::civil::Date;

use super::language::Language;
use super::message::{Form, Join, Joined, Message, Value};
use super::message_macro::message;
use super::template::{Part, parts};
use super::texts::{built_in, by_number, own};

/// Which words a message is shown in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Words {
    /// The English template, for JSON.
    English,
    /// The English template, or its words in `en.po` where they depend on a number.
    EnglishByNumber,
    /// The built-in Indonesian.
    Indonesian,
    /// The office's own Indonesian where it has any, else the built-in.
    OfOffice,
}

impl Words {
    fn shown_in(language: Language) -> Self {
        match language {
            Language::En => Self::EnglishByNumber,
            Language::Id => Self::OfOffice,
        }
    }

    fn are_english(self) -> bool {
        matches!(self, Self::English | Self::EnglishByNumber)
    }

    fn translation(self, template: &str) -> Option<&'static str> {
        match self {
            Self::English => None,
            Self::EnglishByNumber => by_number(template),
            Self::Indonesian => built_in(template),
            Self::OfOffice => own(template).or_else(|| built_in(template)),
        }
    }
}

impl Message {
    /// Returns the message in a language, for a screen or a page: in Indonesian with the office's own words where
    /// it has any, and in English where there is no translation.
    pub fn render(&self, language: Language) -> String {
        self.said_in(Words::shown_in(language))
    }

    /// Returns the message in English, for JSON: the template with its values, also where its words would depend on a
    /// number.
    pub fn english(&self) -> String {
        self.said_in(Words::English)
    }

    /// Returns the message in the built-in Indonesian, for JSON and packages: these do not change with the words of
    /// an office. What the operating system or a library said stays as it was said.
    pub fn indonesian(&self) -> String {
        self.said_in(Words::Indonesian)
    }

    fn said_in(&self, words: Words) -> String {
        match &self.0 {
            Form::Verbatim(text) => text.clone(),
            Form::Template { template, values } => {
                fill(words.translation(template).unwrap_or(template), values, words)
            }
        }
    }
}

fn fill(template: &str, values: &[(Cow<'static, str>, Value)], words: Words) -> String {
    let value = |name: &str| values.iter().find(|(known, _)| known == name);
    let mut text = String::with_capacity(template.len() + 16 * values.len());
    for part in parts(template) {
        match part {
            Part::Words(plain) => text.push_str(plain),
            Part::Name(name) => match value(name) {
                Some((_, value)) => text.push_str(&value.said_in(words)),
                None => text.extend(["{", name, "}"]),
            },
            Part::Forms { number, one, many } => {
                let is_one = value(number).is_some_and(|(_, value)| value.said_in(words) == "1");
                text.push_str(if is_one { one } else { many });
            }
        }
    }
    text
}

impl Joined {
    /// Returns the list as text in a language; empty where it has no value.
    pub fn render(&self, language: Language) -> String {
        self.said_in(Words::shown_in(language))
    }

    fn said_in(&self, words: Words) -> String {
        let shown: Vec<String> = self.values.iter().map(|value| value.said_in(words)).collect();
        let Some((last, others)) = shown.split_last() else { return String::new() };
        if self.more > 0 {
            let items = shown.join(", ");
            return message!("{items}, and {count} more", items, count = self.more).said_in(words);
        }
        if others.is_empty() {
            return last.clone();
        }
        let items = others.join(", ");
        match &self.join {
            Join::Separator(separator) => shown.join(separator),
            Join::And => message!("{items} and {last}", items, last).said_in(words),
            Join::Or => message!("{items} or {last}", items, last).said_in(words),
        }
    }
}

impl Value {
    fn said_in(&self, words: Words) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Quantity(number) if words.are_english() => number.to_string(),
            Self::Quantity(number) => grouped(*number),
            Self::Decimal { digits, places } => with_point(*digits, usize::from(*places), words),
            Self::Date(day) => day_in_words(*day, words),
            Self::Message(message) => message.said_in(words),
            Self::List(list) => list.said_in(words),
            // What others said is shown to the letter in English and in JSON.
            Self::Foreign { words: theirs, .. } if words != Words::OfOffice => theirs.clone(),
            Self::Foreign { meaning, .. } => meaning.said_in(words),
        }
    }
}

/// Groups digits by points, as Indonesian does: `1.234.567`.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let first = (digits.len() - 1) % 3 + 1;
    let (head, tail) = digits.split_at(first);
    let groups = tail.as_bytes().chunks(3).map(|group| String::from_utf8_lossy(group).into_owned());
    std::iter::once(head.to_owned()).chain(groups).collect::<Vec<_>>().join(".")
}

fn with_point(digits: u64, places: usize, words: Words) -> String {
    if places == 0 {
        return digits.to_string();
    }
    let digits = format!("{digits:0>width$}", width = places + 1);
    let (whole, part) = digits.split_at(digits.len() - places);
    let point = if words.are_english() { '.' } else { ',' };
    format!("{whole}{point}{part}")
}

/// Returns a day as `24 November 2026`, the month in the language.
fn day_in_words(day: Date, words: Words) -> String {
    let month = match day.month() {
        1 => message!("January"),
        2 => message!("February"),
        3 => message!("March"),
        4 => message!("April"),
        5 => message!("May"),
        6 => message!("June"),
        7 => message!("July"),
        8 => message!("August"),
        9 => message!("September"),
        10 => message!("October"),
        11 => message!("November"),
        _ => message!("December"),
    };
    format!("{} {} {}", day.day(), month.said_in(words), day.year())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::to_value::{ToValue, and, day, decimal, in_a_row, or, quantity};

    #[test]
    fn a_template_is_filled_with_its_values() {
        let (id, count) = ("sakernas-2023", 3_u64);
        let message = message!("'{id}' has {count} files in {{{folder}}}", id, count, folder = "a");
        assert_eq!(message.english(), "'sakernas-2023' has 3 files in {a}");
        assert_eq!(Message::verbatim("{id}").english(), "{id}");
        assert_eq!(message!("a { b } c}").english(), "a { b } c}");
        assert_eq!(message!("open {brace").english(), "open {brace");
    }

    #[test]
    fn what_is_not_the_programs_own_can_be_made_safe() {
        let shout: fn(&str) -> String = |words| words.to_uppercase();
        let inner = message!("of {name}", name = "b");
        let message = message!("{word} {inner}", word = "a", inner).map_words(shout);
        assert_eq!(message.english(), "A of B");
    }
    #[test]
    fn numbers_and_days_are_written_as_the_language_does() {
        for (value, en, id) in [
            (quantity(1_234_567), "1234567", "1.234.567"),
            (quantity(0), "0", "0"),
            (quantity(999), "999", "999"),
            (2026_u16.to_value(), "2026", "2026"),
            (decimal(1.25, 1), "1.3", "1,3"),
            (decimal(0.04, 2), "0.04", "0,04"),
            (decimal(-1.0, 0), "0", "0"),
            (day(jiff::civil::date(2026, 5, 4)), "4 May 2026", "4 Mei 2026"),
        ] {
            assert_eq!(value.said_in(Words::English), en);
            assert_eq!(value.said_in(Words::Indonesian), id);
        }
    }

    #[test]
    fn rows_are_joined_as_one_speaks() {
        let words = |n: usize| (1..=n).map(|i| i.to_string());
        for (row, en, id) in [
            (and(words(0)), "", ""),
            (and(words(1)), "1", "1"),
            (and(words(3)), "1, 2 and 3", "1, 2 dan 3"),
            (or(words(2)), "1 or 2", "1 atau 2"),
            (in_a_row(words(3)), "1, 2, 3", "1, 2, 3"),
            (and(words(4)).up_to(2), "1, 2, and 2 more", "1, 2, dan 2 lainnya"),
            (in_a_row(words(1)).and_more(40), "1, and 40 more", "1, dan 40 lainnya"),
        ] {
            assert_eq!(row.render(Language::En), en);
            assert_eq!(row.render(Language::Id), id);
        }
    }
}
