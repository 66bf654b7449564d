//! The words for a change: what was added or removed, and the part of a long text that differs.

use serde_json::Value;

use crate::message::{Message, in_a_row, message};

/// The most characters of a text in a line.
const LONGEST: usize = 60;

/// The characters that stay before and behind the part that differs.
const AROUND: usize = 16;

/// Returns the words for an entry of a list: a product with its region and format, or the values of another entry.
pub(super) fn entry(value: &Value) -> Message {
    let Value::Object(fields) = value else { return Message::verbatim(text(value)) };
    let mut filled: Vec<_> = fields.iter().filter(|(_, value)| !value.is_null()).collect();
    let is_product = fields.contains_key("id");
    // The map has its fields in the order of the alphabet; a product is named before its region and its format.
    filled.sort_by_key(|(field, _)| {
        ["id", "region"].iter().position(|name| name == field).unwrap_or(2)
    });
    let words = filled.into_iter().map(|(field, value)| match field.as_str() {
        "region" if is_product => message!("region {region}", region = text(value)),
        "format" if is_product => message!("format {format}", format = text(value)),
        _ => Message::verbatim(text(value)),
    });
    message!("{words}", words = in_a_row(words))
}

/// Returns a value in one line: blanks stand for control characters, a hyphen for nothing.
pub(super) fn text(value: &Value) -> String {
    let text = match value {
        Value::Null => "-".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// Returns two texts as they are shown beside each other: short ones whole; of long ones the part that differs, with a
/// little around it, and with `…` for what is left out.
pub(super) fn shown(one: &str, other: &str) -> (String, String) {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().max(other.len()) <= LONGEST {
        return (one.into_iter().collect(), other.into_iter().collect());
    }
    let alike = |pairs: &mut dyn Iterator<Item = (&char, &char)>| {
        pairs.take_while(|(one, other)| one == other).count()
    };
    let start = alike(&mut one.iter().zip(&other));
    let end = alike(&mut one[start..].iter().rev().zip(other[start..].iter().rev()));
    (part(&one, start, end), part(&other, start, end))
}

/// Returns a text without most of its first `start` and last `end` characters.
fn part(text: &[char], start: usize, end: usize) -> String {
    // A few characters are not worth leaving out.
    let mut from = if start > AROUND + 1 { start - AROUND } else { 0 };
    if from > 0
        && let Some(blank) = text[from..start].iter().position(|c| *c == ' ')
    {
        from += blank + 1;
    }
    let end = if end > AROUND + 1 { end - AROUND } else { 0 };
    let until = (text.len() - end).min(from + LONGEST);
    let words: String = text[from..until].iter().collect();
    let before = if from > 0 { "…" } else { "" };
    let behind = if until < text.len() { "…" } else { "" };
    format!("{before}{}{behind}", words.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_long_texts_the_part_that_differs_is_shown() {
        let long = "kata ".repeat(40);
        let (one, other) = (format!("{long}tahun 2024"), format!("{long}tahun 2025 dan 2026"));
        let (before, after) = shown(&one, &other);
        assert_eq!(before, "…kata tahun 2024");
        assert_eq!(after, "…kata tahun 2025 dan 2026");
        let (before, after) = shown(&format!("satu {long}"), &format!("dua {long}"));
        assert!(before.starts_with("satu kata") && before.ends_with('…'), "{before}");
        assert!(after.starts_with("dua kata") && after.ends_with('…'), "{after}");
        assert_eq!(shown("cd", "dvd"), ("cd".to_owned(), "dvd".to_owned()));
        assert_eq!(shown("-", &long).0, "-");
    }
}
