//! Characters that cannot be seen or that turn the direction of writing; in a code or a number also digits of another
//! script.

use std::borrow::Cow;

use crate::message::{Message, message};

/// Where a text stands: whether it may have line breaks and tabs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// On one line, such as a name or a reason.
    Line,
    /// On as many lines as it takes.
    Lines,
}

/// Returns what is said of the first character that a text may not have, and the text as it was probably meant: control
/// characters, and characters that cannot be seen or that turn the direction of writing. Joiners (U+200C, U+200D) may
/// stand between letters of a script that needs them. `None` where there is no such character.
pub fn unfit_character(text: &str, room: Room) -> Option<(Message, String)> {
    let mut found = None;
    let meant = sifted(text, |c, is_joiner| {
        let is_break = matches!(c, '\n' | '\r' | '\t');
        if is_joiner || (is_break && room == Room::Lines) || !is_obeyed(c) {
            return Sifted::Kept;
        }
        found = found.or(Some(c));
        if is_break { Sifted::Blank } else { Sifted::Gone }
    });
    let message = message!("here stands {found}", found = named(found?));
    Some((message, meant.split_whitespace().collect::<Vec<_>>().join(" ")))
}

/// Returns a text that is harmless on a screen: its line breaks stay, a tab becomes a blank, and other characters that
/// [`unfit_character`] finds are written as `\u{…}`.
pub fn harmless(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| c == '\n' || !is_obeyed(c)) {
        return Cow::Borrowed(text);
    }
    let shown = sifted(text, |c, is_joiner| match c {
        '\n' => Sifted::Kept,
        '\t' => Sifted::Blank,
        '\r' => Sifted::Gone,
        _ if is_joiner || !is_obeyed(c) => Sifted::Kept,
        _ => Sifted::Escaped,
    });
    Cow::Owned(shown)
}

/// What becomes of a character.
enum Sifted {
    Kept,
    Blank,
    Gone,
    Escaped,
}

/// Returns a text of which each character is kept or not. The second argument is true for a joiner between letters of
/// a script that needs joiners.
fn sifted(text: &str, mut each: impl FnMut(char, bool) -> Sifted) -> String {
    // The scripts that need joiners come behind the European ones.
    let needs_joiners = |c: Option<&char>| c.is_some_and(|c| *c >= '\u{600}' && !is_obeyed(*c));
    let all: Vec<char> = text.chars().collect();
    let mut kept = String::with_capacity(text.len());
    for (at, c) in all.iter().copied().enumerate() {
        let is_joiner = matches!(c, '\u{200C}' | '\u{200D}')
            && needs_joiners(at.checked_sub(1).and_then(|before| all.get(before)))
            && needs_joiners(all.get(at + 1));
        match each(c, is_joiner) {
            Sifted::Kept => kept.push(c),
            Sifted::Blank => kept.push(' '),
            Sifted::Gone => {}
            Sifted::Escaped => kept.extend(c.escape_unicode()),
        }
    }
    kept
}

/// Returns true for a character that a screen obeys or hides.
fn is_obeyed(c: char) -> bool {
    c.is_control() || is_mark(c) || matches!(c, '\u{2028}' | '\u{2029}')
}

/// Returns the first character of a code that cannot be seen or is a digit outside of ASCII, and the text as it was
/// probably meant: without what cannot be seen, and with ASCII digits where [`ascii_digit`] knows them. `None` where
/// there is no such character.
pub(super) fn foreign(text: &str) -> Option<(char, String)> {
    let found = text.chars().find(|c| is_unseen(*c) || is_other_digit(*c))?;
    let meant = text.chars().filter(|c| !is_unseen(*c));
    let meant = meant.map(|c| ascii_digit(c).unwrap_or(c)).collect();
    Some((found, meant))
}

/// Names the kind of a character that [`foreign`] found, with its number in Unicode.
pub(super) fn named(found: char) -> Message {
    let code = format!("U+{:04X}", u32::from(found));
    if is_other_digit(found) {
        message!("the digit '{digit}' ({code}) of another script", digit = found.to_string(), code)
    } else if found.is_whitespace() && !found.is_control() {
        message!("a blank of another kind ({code})", code)
    } else {
        message!("a character that cannot be seen ({code})", code)
    }
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

fn is_unseen(c: char) -> bool {
    is_mark(c)
        || (c.is_whitespace() && !c.is_ascii())
        || (c.is_control() && !c.is_ascii_whitespace())
}

fn is_other_digit(c: char) -> bool {
    c.is_numeric() && !c.is_ascii()
}

/// Returns the ASCII digit for an Arabic, Persian, Devanagari or full-width one; `None` for any other character.
fn ascii_digit(c: char) -> Option<char> {
    let zeros = ['\u{660}', '\u{6F0}', '\u{966}', '\u{FF10}'];
    let value = zeros
        .iter()
        .find_map(|zero| u32::from(c).checked_sub(u32::from(*zero)).filter(|value| *value < 10))?;
    char::from_digit(value, 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_one_line_and_nothing_that_is_not_seen() {
        for (text, room, meant) in [
            ("Siti Ché", Room::Line, None),
            ("satu\r\ndua\ttiga", Room::Lines, None),
            ("satu\ndua", Room::Line, Some("satu dua")),
            ("a\u{1b}[2Jb", Room::Lines, Some("a[2Jb")),
            ("Ani\u{202e}ipaR", Room::Line, Some("AniipaR")),
            ("sta\u{ad}tistik", Room::Lines, Some("statistik")),
            ("Si\u{200d}ti", Room::Line, Some("Siti")),
            ("نمی\u{200c}خواهم", Room::Line, None),
        ] {
            assert_eq!(unfit_character(text, room).map(|(_, meant)| meant).as_deref(), meant);
        }
    }

    #[test]
    fn a_screen_obeys_nothing_in_a_text() {
        for (text, shown) in [
            ("Ani\nBudi", "Ani\nBudi"),
            ("a\tb\r\n\u{1b}[2J", "a b\n\\u{1b}[2J"),
            ("Ani\u{202e}\u{9b}\u{7f}", "Ani\\u{202e}\\u{9b}\\u{7f}"),
        ] {
            assert_eq!(harmless(text), shown);
        }
    }

    #[test]
    fn what_was_meant_is_told() {
        for (text, meant) in [
            ("8171", None),
            ("Kota Ambon", None),
            ("81\u{A0}71", Some("8171")),
            ("\u{FEFF}8171", Some("8171")),
            ("٨١٧١", Some("8171")),
            ("817\u{200B}1", Some("8171")),
        ] {
            assert_eq!(foreign(text).map(|(_, meant)| meant).as_deref(), meant);
        }
    }
}
