//! Forms that a spreadsheet gives to cells, in columns that take any text.

use super::hint::{Damage, PARTED};
use super::numbers::{SHORTENED, Shortened, wholes};
use super::{codes, dates};
use crate::message::message;

/// What a spreadsheet shows of the words true and false, in English and Indonesian.
const TRUTHS: [&str; 4] = ["TRUE", "FALSE", "BENAR", "SALAH"];

/// Finds the form of a date with a month in letters, of a number that is shortened, or of a truth value.
pub(super) fn of_form(text: &str) -> Option<Damage> {
    if TRUTHS.contains(&text) {
        let cause = message!("a spreadsheet made true or false of it");
        return Some(Damage { cause, right: Vec::new() });
    }
    let shortened = Shortened::read(text).filter(|_| text.contains("E+"));
    let shortened = shortened
        .map(|shortened| Damage { cause: SHORTENED, right: Vec::from_iter(shortened.whole()) });
    shortened.or_else(|| dates::of_date(text))
}

/// Finds a form of spreadsheets in a cell whose column takes any text.
pub(in crate::catalog::table) fn of_any_text(column: &str, text: &str) -> Option<Damage> {
    match column {
        "edition" | "name" | "survey" | "variant" | "title" | "label" | "legal_basis"
        | "meaning" | "what" => {
            of_form(text).or_else(|| dates::of_serial(text)).or_else(|| of_decimals(text))
        }
        "kemendagri" => codes::of_missing_dots(text),
        "terms" | "aliases" | "names" => of_commas(text),
        _ => None,
    }
}

/// Returns true for a column in which people too may write what looks like a spreadsheet's work.
pub(in crate::catalog::table) fn is_free_text(column: &str) -> bool {
    matches!(column, "variant" | "title" | "label" | "legal_basis" | "meaning" | "what")
}

/// Finds digits with a comma, or with dots between groups of three. A text such as `1.0` is left to people.
fn of_decimals(text: &str) -> Option<Damage> {
    let is_plain = text.starts_with(|c: char| c.is_ascii_digit())
        && text.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b',');
    let right = wholes(text);
    let is_grouped = text.rsplit_once('.').is_some_and(|(_, last)| last.len() == 3);
    let is_grouped = is_grouped && right.len() == 1;
    (is_plain && (text.contains(',') || is_grouped)).then(|| Damage {
        cause: message!("a spreadsheet made a number of it"),
        right: if right.len() == 1 { right } else { Vec::new() },
    })
}

/// Finds values of a list that are parted by commas without a blank, except between digits.
fn of_commas(text: &str) -> Option<Damage> {
    let bytes = text.as_bytes();
    let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let parts = |at: usize| {
        let (before, after) = (at.checked_sub(1).and_then(|at| bytes.get(at)), bytes.get(at + 1));
        let is_blank = |byte: Option<&u8>| byte.is_none_or(|byte| b" ;,".contains(byte));
        !(is_blank(before) || is_blank(after) || is_digit(before) && is_digit(after))
    };
    let commas: Vec<usize> =
        text.match_indices(',').map(|(at, _)| at).filter(|at| parts(*at)).collect();
    let mut right = bytes.to_vec();
    for at in &commas {
        right[*at] = b';';
    }
    let right = String::from_utf8(right).ok()?;
    (!commas.is_empty()).then(|| Damage { cause: PARTED, right: vec![right] })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_spreadsheets_are_found_in_any_text_and_texts_of_people_are_not() {
        for (column, text, right) in [
            ("edition", "01-Jan", ""),
            ("edition", "1,0", "1"),
            ("edition", "TRUE", ""),
            ("edition", "19-Feb", ""),
            ("title", "Mar-24", ""),
            ("title", "45352", ""),
            ("title", "1,2E+05", ""),
            ("legal_basis", "Des-24", ""),
            ("name", "01/03/2024", ""),
            ("name", "45.352", "45352"),
            ("kemendagri", "1171", "11.71"),
            ("kemendagri", "8171011001", "81.71.01.1001"),
            ("terms", "kemiskinan;P0,P1", "kemiskinan;P0;P1"),
            ("names", "sakernas,sak", "sakernas;sak"),
        ] {
            let found = of_any_text(column, text).unwrap_or_else(|| panic!("{column}: {text}"));
            assert_eq!(found.right.join(" "), right, "{column}: {text}");
        }
        for (column, text) in [
            ("edition", "1"),
            ("edition", "1.0"),
            ("edition", "rev1"),
            ("edition", "2025-1"),
            ("edition", "2019-02"),
            ("variant", "AGT-KBLI5"),
            ("variant", "MAR"),
            ("title", "Maret 2024"),
            ("title", "Susenas Maret 2024, KOR"),
            ("legal_basis", "13/2024"),
            ("name", "Kota Ambon"),
            ("name", "12/14"),
            ("kemendagri", "81"),
            ("kemendagri", "81.71"),
            ("terms", "PM2,5"),
            ("terms", "rumah, tangga"),
            ("root", "Mar-24"),
        ] {
            assert_eq!(of_any_text(column, text), None, "{column}: {text}");
        }
    }
}
