//! Codes of regions, which spreadsheets take for numbers.

use super::hint::Damage;
use super::numbers::{SHORTENED, is_shortened, wholes};
use crate::message::message;

/// Finds the code that a spreadsheet made a number of.
pub(super) fn of_code(text: &str) -> Option<Damage> {
    if is_shortened(text) {
        return Some(Damage { cause: SHORTENED, right: Vec::new() });
    }
    if !text.starts_with(|c: char| c.is_ascii_digit())
        || !text.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b',')
    {
        return None;
    }
    if text.contains(['.', ',']) {
        let right = wholes(text);
        let cause = if right.is_empty() {
            message!("codes with dots are those of the Ministry of Home Affairs")
        } else {
            message!("a spreadsheet took the code for a number")
        };
        return Some(Damage { cause, right });
    }
    match text.len() {
        // The country's code is the only one that begins with a zero.
        1 if text == "0" => Some(Damage {
            cause: message!("a spreadsheet took a zero away"),
            right: vec!["00".to_owned()],
        }),
        1 | 3 | 5 | 6 | 8 | 9 => Some(Damage {
            cause: message!("a digit of the code is missing, or one is too many"),
            right: Vec::new(),
        }),
        _ => None,
    }
}

/// Finds the dotted code of the ministry that a spreadsheet made a number or a date of.
pub(super) fn of_ministry(text: &str) -> Option<Damage> {
    let cause = message!("a spreadsheet took the code for a number or a date");
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if let Some((province, regency)) = text.split_once(['.', ',']) {
        let comma = text.contains(',');
        let short = province.len() == 2 && regency.len() == 1;
        if digits(province) && digits(regency) && (comma || short) {
            return Some(Damage { cause, right: vec![format!("{province}.{regency:0<2}")] });
        }
    }
    let other = text.contains([':', '/']) || text.contains(char::is_alphabetic);
    other.then(|| Damage { cause, right: Vec::new() })
}
