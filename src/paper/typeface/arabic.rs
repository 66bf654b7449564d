//! Arabic within a line of Latin: letters take their joined forms, and Arabic runs are put in order from the right.
//!
//! This is meant for names of visitors. The forms are those of Unicode's Arabic Presentation Forms-B, which the
//! embedded font has. The order is that of Unicode's Bidirectional Algorithm (UAX #9).

use unicode_bidi::{BidiInfo, Level, ParagraphBidiInfo};

/// Each letter, its isolated form, and whether it joins to the next letter. The forms have successive codes:
/// isolated, final, and for letters that join on both sides initial and medial.
const LETTERS: &[(char, u32, bool)] = &[
    ('\u{622}', 0xFE81, false),
    ('\u{623}', 0xFE83, false),
    ('\u{624}', 0xFE85, false),
    ('\u{625}', 0xFE87, false),
    ('\u{626}', 0xFE89, true),
    ('\u{627}', 0xFE8D, false),
    ('\u{628}', 0xFE8F, true),
    ('\u{629}', 0xFE93, false),
    ('\u{62A}', 0xFE95, true),
    ('\u{62B}', 0xFE99, true),
    ('\u{62C}', 0xFE9D, true),
    ('\u{62D}', 0xFEA1, true),
    ('\u{62E}', 0xFEA5, true),
    ('\u{62F}', 0xFEA9, false),
    ('\u{630}', 0xFEAB, false),
    ('\u{631}', 0xFEAD, false),
    ('\u{632}', 0xFEAF, false),
    ('\u{633}', 0xFEB1, true),
    ('\u{634}', 0xFEB5, true),
    ('\u{635}', 0xFEB9, true),
    ('\u{636}', 0xFEBD, true),
    ('\u{637}', 0xFEC1, true),
    ('\u{638}', 0xFEC5, true),
    ('\u{639}', 0xFEC9, true),
    ('\u{63A}', 0xFECD, true),
    ('\u{641}', 0xFED1, true),
    ('\u{642}', 0xFED5, true),
    ('\u{643}', 0xFED9, true),
    ('\u{644}', 0xFEDD, true),
    ('\u{645}', 0xFEE1, true),
    ('\u{646}', 0xFEE5, true),
    ('\u{647}', 0xFEE9, true),
    ('\u{648}', 0xFEED, false),
    ('\u{649}', 0xFEEF, false),
    ('\u{64A}', 0xFEF1, true),
];

const LAM: char = '\u{644}';

/// Each alef with the isolated form of the ligature of lam and that alef (the final form is the next code), and a
/// space character of width zero. That space stands for the alef when the text is copied from the PDF.
const LAM_ALEF: [(char, u32, char); 4] = [
    ('\u{622}', 0xFEF5, '\u{2000}'),
    ('\u{623}', 0xFEF7, '\u{2001}'),
    ('\u{625}', 0xFEF9, '\u{2002}'),
    ('\u{627}', 0xFEFB, '\u{2003}'),
];

/// Returns each character as it is shown, with the character that it stands for, from left to right.
pub(super) fn shape(text: &str) -> Vec<(char, char)> {
    let chars = ligated(text);
    let shown = |at: usize| (form(&chars, at), chars[at]);
    if !chars.iter().copied().any(is_right_to_left) {
        return (0..chars.len()).map(shown).collect();
    }
    let line: String = chars.iter().collect();
    let order = ParagraphBidiInfo::new(&line, Some(Level::ltr()));
    let levels = order.reordered_levels_per_char(0..line.len());
    BidiInfo::reorder_visual(&levels).into_iter().map(shown).flat_map(parted).collect()
}

/// Splits a ligature of lam and alef into its sign, which stands for the lam, and the space that stands for the alef.
/// Any other character is returned as it is.
fn parted((shown, text): (char, char)) -> Vec<(char, char)> {
    match LAM_ALEF.iter().find(|(_, form, _)| *form == u32::from(text)) {
        Some((alef, _, blank)) => vec![(*blank, *alef), (shown, LAM)],
        None => vec![(shown, text)],
    }
}

/// Returns true for a mark over a letter, and for a space that stands for an alef: neither takes any width.
pub(super) fn is_without_width(shown: char, text: char) -> bool {
    is_mark(text) || LAM_ALEF.iter().any(|(alef, _, blank)| (*blank, *alef) == (shown, text))
}

/// Returns true for an Arabic vowel mark or a combining mark, which is written over its letter and takes no width.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{300}'..='\u{36F}')
}

fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}')
}

/// Returns the characters, with each lam and alef replaced by the isolated form of their ligature.
fn ligated(text: &str) -> Vec<char> {
    let mut chars: Vec<char> = Vec::with_capacity(text.len());
    for c in text.chars() {
        let form = LAM_ALEF.iter().find(|(alef, ..)| *alef == c).map(|(_, form, _)| *form);
        match (chars.last_mut(), form.and_then(char::from_u32)) {
            (Some(last), Some(form)) if *last == LAM => *last = form,
            _ => chars.push(c),
        }
    }
    chars
}

fn letter(c: char) -> Option<(u32, bool)> {
    if LAM_ALEF.iter().any(|(_, form, _)| *form == u32::from(c)) {
        // Like an alef, it joins to the letter before it and to none after it.
        return Some((u32::from(c), false));
    }
    LETTERS.iter().find(|(letter, ..)| *letter == c).map(|(_, form, joins)| (*form, *joins))
}

fn form(chars: &[char], at: usize) -> char {
    let Some((isolated, joins)) = letter(chars[at]) else { return chars[at] };
    let before = chars[..at].iter().rev().find(|c| !is_mark(**c)).and_then(|c| letter(*c));
    let after = chars[at + 1..].iter().find(|c| !is_mark(**c)).and_then(|c| letter(*c));
    let from_before = before.is_some_and(|(_, joins)| joins);
    let to_after = joins && after.is_some();
    let offset = match (from_before, to_after) {
        (false, false) => 0,
        (true, false) => 1,
        (false, true) => 2,
        (true, true) => 3,
    };
    char::from_u32(isolated + offset).unwrap_or(chars[at])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        shape(text).into_iter().map(|(shown, _)| shown).collect()
    }

    #[test]
    fn letters_join_and_read_from_the_right() {
        // Meem initial, hah medial, meem medial, dal final, in order from the right.
        assert_eq!(shown("محمد"), "\u{FEAA}\u{FEE4}\u{FEA4}\u{FEE3}");
        assert_eq!(shown("a محمد b").chars().next(), Some('a'));
        assert_eq!(shown("a محمد b").chars().last(), Some('b'));
    }

    #[test]
    fn words_of_one_run_change_places_and_latin_stays() {
        let two = shape("ab دا رو cd").into_iter().map(|(_, text)| text).collect::<String>();
        assert_eq!(two, "ab ور اد cd");
        assert_eq!(shown("Siti 12"), "Siti 12");
    }

    #[test]
    fn numbers_read_from_the_left_and_keep_their_place_among_arabic_words() {
        let order = |text: &str| shape(text).into_iter().map(|(_, c)| c).collect::<String>();
        assert_eq!(order("دا 12 رو"), "ور 12 اد");
        assert_eq!(order("دا ١٢"), "١٢ اد");
        assert_eq!(order("12 دا"), "12 اد");
    }

    #[test]
    fn lam_and_alef_are_one_sign() {
        // Seen initial, lam-alef final, meem isolated, in order from the right.
        assert_eq!(shown("سلام"), "\u{FEE1}\u{2003}\u{FEFC}\u{FEB3}");
        assert_eq!(shown("لا"), "\u{2003}\u{FEFB}");
        // In order from the right, they stand for the letters that were typed.
        let letters: String = shape("سلام").into_iter().rev().map(|(_, text)| text).collect();
        assert_eq!(letters, "سلام");
        assert!(is_without_width('\u{2003}', '\u{627}') && !is_without_width('\u{2003}', ' '));
    }
}
