//! Codes of regions, which spreadsheets take for numbers.

use super::hint::{Damage, PARTED};
use super::numbers::{SHORTENED, Shortened, wholes};
use crate::message::message;

/// Finds the code that a spreadsheet made a number of.
pub(super) fn of_code(text: &str) -> Option<Damage> {
    if let Some(shortened) = Shortened::read(text) {
        return Some(Damage { cause: SHORTENED, right: Vec::from_iter(shortened.whole()) });
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

/// Finds several codes of regencies, districts or villages that are parted by commas.
pub(super) fn of_codes(text: &str) -> Option<Damage> {
    let codes: Vec<&str> = text.split(',').map(str::trim).collect();
    let is_code =
        |code: &&str| matches!(code.len(), 4 | 7 | 10) && code.bytes().all(|b| b.is_ascii_digit());
    (codes.len() > 1 && codes.iter().all(is_code))
        .then(|| Damage { cause: PARTED, right: vec![codes.join(";")] })
}

/// Finds the dotted code of the ministry that a spreadsheet made a number or a date of.
pub(super) fn of_ministry(text: &str) -> Option<Damage> {
    let cause = message!("a spreadsheet took the code for a number or a date");
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if let Some((province, regency)) = text.split_once(['.', ',']) {
        let comma = text.contains(',');
        let short = province.len() == 2 && regency.len() == 1;
        if digits(province) && digits(regency) && (comma || short) {
            let right = match (province.len(), regency.len()) {
                // No regency has the number 00: this is the code of a province with a decimal.
                (2, _) if regency.bytes().all(|b| b == b'0') => vec![province.to_owned()],
                (2, 1 | 2) => vec![format!("{province}.{regency:0<2}")],
                _ => Vec::new(),
            };
            return Some(Damage { cause, right });
        }
    }
    let other = text.contains([':', '/']) || text.contains(char::is_alphabetic);
    other.then(|| Damage { cause, right: Vec::new() })
}

/// Finds the code of the ministry that has lost its dots.
pub(super) fn of_missing_dots(text: &str) -> Option<Damage> {
    let lengths: &[usize] = match text.len() {
        4 => &[2, 2],
        6 => &[2, 2, 2],
        10 => &[2, 2, 2, 4],
        _ => return None,
    };
    if !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let mut rest = text;
    let parts = lengths.iter().map(|length| {
        let (part, behind) = rest.split_at(*length);
        rest = behind;
        part
    });
    let right = parts.collect::<Vec<_>>().join(".");
    Some(Damage { cause: message!("the code has lost its dots"), right: vec![right] })
}
