//! Characters in a code or a number that cannot be seen, or that are digits of another script.

use crate::message::{Message, message};

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

fn is_unseen(c: char) -> bool {
    let is_mark = matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}');
    is_mark || (c.is_whitespace() && !c.is_ascii()) || (c.is_control() && !c.is_ascii_whitespace())
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
