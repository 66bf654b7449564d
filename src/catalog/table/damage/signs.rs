//! Signs that are no part of a value, letters in a wrong encoding, and words of spreadsheets for an error.

use encoding_rs::WINDOWS_1252;

use super::hint::Damage;
use crate::message::message;
use crate::model::{Room, unfit_character};

/// Letters that cannot be seen and that copied text may contain.
const INVISIBLE: [char; 7] =
    ['\u{200b}', '\u{200c}', '\u{200d}', '\u{200e}', '\u{200f}', '\u{2060}', '\u{feff}'];

/// What a spreadsheet writes where a cell that begins with `=` is no formula for it.
const ERRORS: [&str; 8] =
    ["#NAME?", "#REF!", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!", "#N/A", "#SPILL!"];

/// Finds signs around a value: the apostrophe and `="…"`, which make a text of a number in a spreadsheet, and letters
/// that cannot be seen.
pub(super) fn of_signs(text: &str) -> Option<Damage> {
    let seen: String = text.chars().filter(|letter| !INVISIBLE.contains(letter)).collect();
    let bare = seen.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    let bare = bare.unwrap_or(&seen).trim_start_matches(['\'', '’']).trim();
    // A blank that copied text may contain, such as U+00A0, stands for nothing or for a blank.
    let is_other_blank = |c: char| c.is_whitespace() && !c.is_ascii();
    let right = if bare.contains(is_other_blank) {
        vec![bare.replace(is_other_blank, ""), bare.replace(is_other_blank, " ")]
    } else {
        vec![bare.to_owned()]
    };
    (right[0] != text && !bare.is_empty()).then(|| Damage {
        cause: message!("there are signs beside it that a spreadsheet or a copy has added"),
        right,
    })
}

/// Finds letters or a word that no cell of any column holds: mangled or lost letters, characters that a screen obeys or
/// hides, and a spreadsheet's words for an error. A cell may have several lines.
pub(in crate::catalog::table) fn of_letters(text: &str) -> Option<Damage> {
    if let Some(right) = unmangled(text) {
        let cause = message!("letters of UTF-8 were taken for Windows-1252 and saved so");
        return Some(Damage { cause, right: vec![right] });
    }
    let lost = |cause| Some(Damage { cause, right: Vec::new() });
    if text.contains('\u{fffd}') {
        return lost(message!("letters were lost when the file was saved in another encoding"));
    }
    if let Some((cause, meant)) = unfit_character(&text.replace(['\n', '\r'], " "), Room::Line) {
        return Some(Damage {
            cause,
            right: Vec::from_iter(Some(meant).filter(|m| !m.is_empty())),
        });
    }
    if is_spreadsheet_error(text) {
        return lost(message!("a spreadsheet took it for a formula"));
    }
    if text.len() > 2 && text.bytes().all(|b| b == b'#') {
        return lost(message!("the column was too narrow to show it when the file was saved"));
    }
    None
}

/// Returns true for what a spreadsheet shows where a formula has no value.
pub fn is_spreadsheet_error(text: &str) -> bool {
    ERRORS.contains(&text) || text.starts_with("Err:5")
}

/// Returns true where nothing is wrong with a text but characters that a screen obeys or hides.
pub(in crate::catalog::table) fn is_only_hidden(text: &str) -> bool {
    let is_unfit = |text: &str| unfit_character(text, Room::Line).is_some();
    let text = text.replace(['\n', '\r'], " ");
    is_unfit(&text) && !text.contains('\u{fffd}') && unmangled(&text).is_none()
}

/// Returns what UTF-8 was that a program has taken for Windows-1252 and saved again (`CafÃ©` for `Café`); `None` for
/// all other texts.
fn unmangled(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let (bytes, _, lost) = WINDOWS_1252.encode(text);
    let right = String::from_utf8(bytes.into_owned()).ok().filter(|_| !lost)?;
    // Twice saved is twice mangled.
    Some(unmangled(&right).unwrap_or(right))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mangled_and_lost_letters_and_words_for_errors_are_found() {
        for (text, right) in [
            ("CafÃ©", "Café"),
            ("Caf\u{fffd}", ""),
            ("#NAME?", ""),
            ("Err:508", ""),
            ("####", ""),
            ("Kota\tAmbon", "Kota Ambon"),
            ("Ambon\u{1b}[2J", "Ambon[2J"),
            ("\u{200b}Ambon", "Ambon"),
            ("\u{7}", ""),
        ] {
            assert_eq!(of_letters(text).unwrap().right.join(""), right, "{text}");
        }
        for (text, hidden) in [
            ("Kota\tAmbon", true),
            ("\u{200b}Caf\u{fffd}", false),
            ("#REF!", false),
            ("Ambon", false),
        ] {
            assert_eq!(is_only_hidden(text), hidden, "{text}");
        }
        assert!(!is_spreadsheet_error("#Peta BPS A"));
        for text in ["", "Café", "#", "Nomor #1", "Error", "Kota\u{a0}Ambon", "satu\r\ndua"] {
            assert_eq!(of_letters(text), None, "{text}");
        }
    }

    #[test]
    fn mangled_letters_are_found_and_others_are_not() {
        for (mangled, right) in
            [("CafÃ©", "Café"), ("2019â€“2021", "2019–2021"), ("CafÃƒÂ©", "Café")]
        {
            assert_eq!(unmangled(mangled).as_deref(), Some(right), "{mangled}");
        }
        for text in ["Cafe", "Café", "2019–2021", "ÃO", "東", "É Ã"] {
            assert_eq!(unmangled(text), None, "{text}");
        }
    }
}
